import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'
import { stillKept } from '@/components/ui/still'
import type { Locale } from '@/lib/i18n/locales'
import { PublicPage } from './public-page'
import { SessionEnd } from './session-end'

const tabs = [
  { key: 'overview', path: '/my', icon: 'house-simple' },
  { key: 'bookings', path: '/my/bookings', icon: 'book-open' },
  { key: 'appointments', path: '/my/appointments', icon: 'calendar-check' },
  { key: 'settings', path: '/my/settings', icon: 'user-circle' },
] as const satisfies readonly { key: string; path: string; icon: IconName }[]

type Props = {
  locale: Locale
  path: string
  query?: string
  title: ReactNode
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  tab: (typeof tabs)[number]['key']
  children: ReactNode
}

/** The shell of what is mine: the public one with its own tabs, at the bottom of a phone. */
export async function MyPage({ locale, path, query, title, lead, actions, tab, children }: Props) {
  const t = await getTranslations({ locale, namespace: 'my' })
  const links = (className: string) =>
    stillKept(`my ${locale} ${tab} ${className}`, () => (
      <nav className={className} aria-label={t('menu')}>
        {tabs.map((item) => (
          <a
            key={item.key}
            href={`/${locale}${item.path}`}
            aria-current={item.key === tab ? 'page' : undefined}
          >
            <Icon name={item.icon} />
            {t(`tab.${item.key}`)}
          </a>
        ))}
      </nav>
    ))
  return (
    <PublicPage locale={locale} path={path} query={query} bar={links('tabbar')} leave>
      <div className="field">
        <div className="wrap mine-head">
          <div>
            <div>
              <h1>{title}</h1>
              {lead && <p className="lead">{lead}</p>}
            </div>
            {actions && <div className="row">{actions}</div>}
          </div>
          {links('tabs tabs--wide')}
        </div>
      </div>
      <SessionEnd locale={locale} />
      <div className="wrap section">{children}</div>
    </PublicPage>
  )
}
