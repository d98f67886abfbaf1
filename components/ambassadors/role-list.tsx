import { getTranslations } from 'next-intl/server'
import { Arch } from '@/components/ui/door'
import { IconWords } from '@/components/ui/facts'
import type { IconName } from '@/components/ui/icon'
import type { RoleCard } from '@/lib/ambassadors/types'
import type { Locale } from '@/lib/i18n/locales'

const hues = ['brick', 'ochre', 'green', 'rose', 'blue', 'violet'] as const

/** The roles, each with what it asks; the whole card begins the sign-up with it ticked. */
export async function RoleList({ locale, roles }: { locale: Locale; roles: readonly RoleCard[] }) {
  const t = await getTranslations('ambassadors')
  return (
    <>
      <h2 id="roles">{t('roles.title')}</h2>
      <ul className="amb-roles">
        {roles.map((role, index) => (
          <li key={role.key} className="card stack amb-role" data-door={hues[index % hues.length]}>
            <h3 className="kicker">
              <Arch colour={hues[index % hues.length] ?? 'brick'} icon={role.icon as IconName} />
              <a className="hit" href={`/${locale}/ambassadors/join?role=${role.key}`}>
                {role.name}
              </a>
            </h3>
            <p>{role.summary}</p>
            <p className="meta meta--ink">
              <IconWords icon="calendar-check">
                {role.commitmentMonths > 0
                  ? t('roles.commitment', { months: role.commitmentMonths })
                  : t('roles.once')}
              </IconWords>
              {role.minutesPerWeek > 0 && (
                <IconWords icon="clock">{t('roles.weekly', { minutes: role.minutesPerWeek })}</IconWords>
              )}
              {role.needsPoliceRecord && <IconWords icon="shield-check">{t('roles.record')}</IconWords>}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
