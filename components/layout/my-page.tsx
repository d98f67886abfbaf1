import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/locales'
import { PublicPage } from './public-page'

const tabs = [
  { key: 'overview', path: '/my', icon: 'house' },
  { key: 'bookings', path: '/my/bookings', icon: 'book-open' },
  { key: 'settings', path: '/my/settings', icon: 'translate' },
] as const satisfies readonly { key: string; path: string; icon: IconName }[]

/** The shell of what is mine: the public shell with its own tabs (at the bottom on a phone). */
export async function MyPage({ locale, path, query, title, lead, tab, children }: { locale: Locale; path: string; query?: string; title: ReactNode; lead?: ReactNode; tab: (typeof tabs)[number]['key']; children: ReactNode }) {
  const t = await getTranslations('my')
  const links = (className: string) => (
    <nav className={className} aria-label={t('menu')}>
      {tabs.map((item) => (
        <a key={item.key} href={`/${locale}${item.path}`} aria-current={item.key === tab ? 'page' : undefined}>
          <Icon name={item.icon} />
          {t(`tab.${item.key}`)}
        </a>
      ))}
    </nav>
  )
  return (
    <PublicPage locale={locale} path={path} query={query}>
      <div className="field">
        <div className="wrap mine-head">
          <div>
            <div>
              <h1>{title}</h1>
              {lead && <p className="lead">{lead}</p>}
            </div>
          </div>
          {links('tabs tabs--wide')}
        </div>
      </div>
      <div className="wrap section">{children}</div>
      {links('tabbar')}
    </PublicPage>
  )
}
