import { getTranslations } from 'next-intl/server'
import { town } from '@/lib/config/town'
import type { Locale } from '@/lib/i18n/locales'
import { LeaveButton } from './leave-button'

/** "Leave quickly", always in sight on personal and help pages: a link first, quicker with scripts. */
export async function Leave({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'layout' })
  return (
    <aside className="leave on-night" aria-label={t('leave')}>
      <div className="wrap">
        <LeaveButton href={town.exitTo ?? `/${locale}/sun`} hint={t('leaveHint')}>
          {t('leave')}
        </LeaveButton>
      </div>
    </aside>
  )
}
