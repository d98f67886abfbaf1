import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/content'
import { Icon, type IconName } from '@/components/ui/icon'
import { can } from '@/lib/access/actor'
import type { Permission } from '@/lib/access/matrix'
import { currentActor, currentSession } from '@/lib/auth/current'
import { town } from '@/lib/config/town'
import { type Locale, staffLocales } from '@/lib/i18n/locales'
import { Brand } from './brand'
import { Languages } from './languages'
import { SignOutButton } from './sign-out'

const nav = [
  { key: 'today', path: '/staff', icon: 'sun-horizon', permission: 'staff.today.view' },
  { key: 'courses', path: '/staff/courses', icon: 'chalkboard-teacher', permission: 'courses.course.list' },
  { key: 'people', path: '/staff/people', icon: 'users', permission: 'people.person.find' },
  { key: 'messages', path: '/staff/messages', icon: 'tray', permission: 'staff.outbox.view' },
  { key: 'design', path: '/staff/design', icon: 'palette', permission: 'staff.design.view' },
] as const satisfies readonly { key: string; path: string; icon: IconName; permission: Permission }[]

export type StaffSection = (typeof nav)[number]['key']

/** The back office's shell. It only draws: each page has asked for its permission already. */
export async function StaffPage({ locale, path, query, section, top, children }: { locale: Locale; path: string; query?: string; section: StaffSection; top?: ReactNode; children: ReactNode }) {
  const [t, layout, actor, session] = await Promise.all([getTranslations('staff'), getTranslations('layout'), currentActor(), currentSession()])
  const links = nav
    .filter((item) => can(actor, item.permission))
    .map((item) => (
      <a key={item.key} href={`/${locale}${item.path}`} aria-current={item.key === section ? 'page' : undefined}>
        <Icon name={item.icon} />
        {t(`nav.${item.key}`)}
      </a>
    ))
  return (
    <div className="desk" data-density="compact">
      <a className="skip" href="#content">
        {layout('skip')}
      </a>
      <div className="side on-night">
        <Brand href={`/${locale}/staff`} name={town.centre.name} below={t('desk')} />
        <nav className="side__nav" aria-label={layout('mainMenu')}>
          {links}
        </nav>
        <details className="menu side__menu">
          <summary className="btn btn--quiet side__menu">
            <Icon name="list" />
            {layout('menu')}
          </summary>
          <div className="menu__list">
            {links}
            <Languages current={locale} path={path} query={query} label={layout('chooseLanguage')} only={staffLocales} />
            <SignOutButton locale={locale} label={t('signOut')} />
          </div>
        </details>
        {session && (
          <div className="side__me">
            <Avatar name={session.name} size="s" />
            <details className="menu menu--up">
              <summary>
                <b className="block">
                  <bdi>{session.name}</bdi>
                </b>
                <span>{session.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
              </summary>
              <div className="menu__list">
                <Languages current={locale} path={path} query={query} label={layout('chooseLanguage')} only={staffLocales} />
                <a href={`/${locale}`}>
                  <Icon name="globe" />
                  {t('publicSite')}
                </a>
                <SignOutButton locale={locale} label={t('signOut')} />
              </div>
            </details>
          </div>
        )}
      </div>
      <main id="content" className="work">
        {top && <div className="work__top">{top}</div>}
        {children}
      </main>
    </div>
  )
}
