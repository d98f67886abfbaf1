import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { IconName } from '@/components/ui/icon'
import { can } from '@/lib/access/actor'
import type { Permission } from '@/lib/access/matrix'
import { currentActor, currentSession } from '@/lib/auth/current'
import type { Locale } from '@/lib/i18n/locales'
import { SessionEnd } from './session-end'
import { StaffShell } from './staff-shell'

const nav = [
  { key: 'today', path: '/staff', icon: 'sun-horizon', permission: 'staff.today.view' },
  { key: 'courses', path: '/staff/courses', icon: 'chalkboard-teacher', permission: 'courses.course.list' },
  { key: 'passport', path: '/staff/passport', icon: 'certificate', permission: 'passport.trajectory.list' },
  { key: 'teaching', path: '/staff/teaching', icon: 'student', permission: 'teaching.group.view' },
  { key: 'pairs', path: '/staff/pairs', icon: 'handshake', permission: 'ambassadors.match.view' },
  {
    key: 'reports',
    path: '/staff/pairs/reports',
    icon: 'warning-circle',
    permission: 'ambassadors.report.read',
  },
  { key: 'cases', path: '/staff/cases', icon: 'folder-simple', permission: 'cases.case.list' },
  { key: 'caseDesk', path: '/staff/cases/new', icon: 'chat-circle-dots', permission: 'cases.help.askFor' },
  { key: 'caseTeams', path: '/staff/cases/teams', icon: 'users', permission: 'cases.team.manage' },
  {
    key: 'caseFigures',
    path: '/staff/cases/figures',
    icon: 'list-numbers',
    permission: 'cases.figures.view',
  },
  { key: 'people', path: '/staff/people', icon: 'users', permission: 'people.person.find' },
  {
    key: 'ambassadors',
    path: '/staff/ambassadors',
    icon: 'hand-waving',
    permission: 'ambassadors.board.view',
  },
  {
    key: 'organisations',
    path: '/staff/organisations',
    icon: 'handshake',
    permission: 'people.organisation.list',
  },
  {
    key: 'appointments',
    path: '/staff/appointments',
    icon: 'calendar-check',
    permission: 'appointments.agenda.view',
  },
  { key: 'documents', path: '/staff/documents', icon: 'file-text', permission: 'files.stored.view' },
  { key: 'messages', path: '/staff/messages', icon: 'tray', permission: 'staff.mailbox.view' },
  { key: 'trail', path: '/staff/trail', icon: 'list-checks', permission: 'audit.trail.view' },
  { key: 'retention', path: '/staff/retention', icon: 'hourglass-medium', permission: 'retention.rule.view' },
  { key: 'access', path: '/staff/access', icon: 'key', permission: 'access.matrix.view' },
  { key: 'design', path: '/staff/design', icon: 'palette', permission: 'staff.design.view' },
] as const satisfies readonly { key: string; path: string; icon: IconName; permission: Permission }[]

export type StaffSection = (typeof nav)[number]['key']

type Props = {
  locale: Locale
  path: string
  query?: string
  section: StaffSection
  /** Search and buttons above the page's heading. */
  top?: ReactNode
  children: ReactNode
}

/** The back office's shell for who is signed in. Each page has asked for its permission already. */
export async function StaffPage({ locale, path, query, section, top, children }: Props) {
  const [t, layout, actor, session] = await Promise.all([
    getTranslations({ locale, namespace: 'staff' }),
    getTranslations({ locale, namespace: 'layout' }),
    currentActor(),
    currentSession(),
  ])
  const items = nav
    .filter((item) => can(actor, item.permission))
    .map((item) => ({
      href: `/${locale}${item.path}`,
      label: t(`nav.${item.key}`),
      icon: item.icon,
      current: item.key === section,
    }))
  return (
    <StaffShell
      locale={locale}
      path={path}
      query={query}
      nav={items}
      person={
        session
          ? {
              name: session.name,
              seed: session.personId,
              roles: session.roles.map((role) => t(`role.${role}`)).join(', '),
            }
          : undefined
      }
      words={{
        skip: layout('skip'),
        desk: t('desk'),
        mainMenu: layout('mainMenu'),
        menu: layout('menu'),
        chooseLanguage: layout('chooseLanguage'),
        publicSite: t('publicSite'),
        signOut: t('signOut'),
      }}
      top={top}
    >
      <SessionEnd locale={locale} staff />
      {children}
    </StaffShell>
  )
}
