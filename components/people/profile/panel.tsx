import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import type { Locale } from '@/lib/i18n/locales'
import type { Profile } from '@/lib/people/profile/types'
import { profileSteps } from '@/lib/people/profile/vocabulary'
import type { StepNotes } from './frame'
import { answered } from './overview'
import { stepIcons } from './step'
import { askedIn } from './words'

type Props = {
  locale: Locale
  profile: Profile
  steps: StepNotes
  /** Who filled it in last, in which language, alone or together. */
  last: { by: string | null; language: string; at: Date } | null
  mayFill: boolean
}

/** What somebody told about themselves, on their page for staff. */
export async function ProfilePanel({ locale, profile, steps, last, mayFill }: Props) {
  const [t, asked] = await Promise.all([getTranslations('peopleStaff'), askedIn(locale, null)])
  const items = profileSteps
    .filter((step) => steps[step] && step !== 'name' && step !== 'neighbourhood')
    .flatMap((step) => {
      const value = answered({ asked, profile }, step)
      return value
        ? [{ icon: stepIcons[step] ?? ('question' as const), label: asked.text(`${step}.short`), value }]
        : []
    })
  const language = last ? asked.f.languageName(last.language) : ''
  return (
    <Panel title={t('profile.panel')}>
      {profile.contact.phoneShared && <p className="strong">{t('profile.sharedPhone')}</p>}
      {items.length > 0 ? <Facts items={items} /> : <p className="soft">{t('profile.none')}</p>}
      {last && (
        <p className="small soft">
          {last.by
            ? t('profile.filledBy', { name: last.by, language, day: asked.f.fullDay(last.at) })
            : t('profile.filledOwn', { language, day: asked.f.fullDay(last.at) })}
        </p>
      )}
      {mayFill && (
        <p className="panel__foot">
          <LinkButton
            variant="quiet"
            small
            icon="translate"
            href={`/${locale}/staff/people/${profile.personId}/profile`}
          >
            {t('profile.together')}
          </LinkButton>
        </p>
      )}
    </Panel>
  )
}
