import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import type { MyCaseCard as Own } from '@/lib/cases/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { MyCaseCard } from './my-case-card'

/** My open questions, on "my page"; nothing when there are none. */
export async function MyCasesPanel({
  cases,
  locale,
  f,
}: {
  cases: readonly Own[]
  locale: Locale
  f: Formats
}) {
  const t = await getTranslations('cases')
  const open = cases.filter((one) => !one.closedAt)
  if (open.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('my.title')}</h2>
      <ul className="courses">
        {open.slice(0, 3).map((own) => (
          <MyCaseCard key={own.id} own={own} locale={locale} f={f} />
        ))}
      </ul>
      <p className="row">
        <LinkButton href={`/${locale}/my/cases`} variant="quiet">
          {t('my.title')}
        </LinkButton>
        <LinkButton href={`/${locale}/help/ask`} variant="quiet" icon="plus">
          {t('ask.start')}
        </LinkButton>
      </p>
    </section>
  )
}
