import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Panel } from '@/components/ui/card'
import type { GivenBadge } from '@/lib/ambassadors/recognition/manage'
import { hoursFor } from '@/lib/ambassadors/recognition/rules'
import type { FormServerAction } from '@/lib/forms/state'
import type { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

type Props = {
  locale: Locale
  path: string
  f: ReturnType<typeof formats>
  badges: readonly GivenBadge[]
  /** Absent where the reader may not take one back. */
  revoke?: FormServerAction
}

/** The badges of one ambassador; one given by mistake is taken back, and whoever checks it then reads so. */
export async function BadgePanel({ locale, path, f, badges, revoke }: Props) {
  const [t, a] = await Promise.all([getTranslations('ambassadorsStaff'), getTranslations('ambassadors')])
  return (
    <Panel title={t('thanks.badges')} count={badges.length} colour="ochre">
      <ul className="panel__body stack">
        {badges.map((badge) => {
          const hours = hoursFor(badge.achievement)
          const name = hours ? a('thanks.badge.hours', { hours }) : a('thanks.badge.ambassador')
          return (
            <li key={badge.id} className="stack">
              <span>
                <span className="strong">{name}</span> · {f.fullDay(badge.issuedAt)}
              </span>
              {revoke && (
                <OneButton
                  id={`badge-${badge.id}`}
                  action={revoke}
                  locale={locale}
                  path={path}
                  fields={{ badgeId: badge.id }}
                  about={name}
                  small
                >
                  {t('thanks.revoke')}
                </OneButton>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
