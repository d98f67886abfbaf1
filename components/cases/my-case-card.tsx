import { getTranslations } from 'next-intl/server'
import { ListCard } from '@/components/ui/card'
import { IconWords } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import type { MyCaseCard as Own } from '@/lib/cases/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { typeIcon } from './look'
import { NextThing } from './next-thing'
import { TypeName } from './type-name'

/** One of my questions in a list: what it is about, where it stands, what is next. */
export async function MyCaseCard({ own, locale, f }: { own: Own; locale: Locale; f: Formats }) {
  const t = await getTranslations('cases')
  return (
    <li>
      <ListCard
        href={`/${locale}/my/cases/${own.id}`}
        title={<TypeName type={own} locale={locale} />}
        colour="green"
        headingLevel={3}
        meta={[
          <IconWords key="number" icon={typeIcon(own.typeKey, own.typeIcon)}>
            <bdi dir="ltr">{own.number}</bdi>
          </IconWords>,
          <IconWords key="day" icon="calendar-blank">
            {f.shortDay(own.openedAt)}
          </IconWords>,
        ]}
        side={
          <Status
            phase={own.closedAt ? 'done' : own.waitingOn === 'newcomer' ? 'open' : 'busy'}
            tone={own.waitingOn === 'newcomer' ? 'warn' : undefined}
          >
            {own.closedAt && own.outcome ? t(`outcome.${own.outcome}`) : t(`waiting.${own.waitingOn}`)}
          </Status>
        }
      >
        <NextThing own={own} f={f} locale={locale} path={`/my/cases/${own.id}`} />
      </ListCard>
    </li>
  )
}
