import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'
import { LanguageList } from '@/components/ui/languages'
import { Avatar } from '@/components/ui/people'
import { town } from '@/lib/config/town'
import { type Locale, staffLocales } from '@/lib/i18n/locales'
import { Brand } from './brand'
import { PageKeys } from './page-keys'

export type StaffNavItem = {
  href: string
  label: string
  icon: IconName
  current?: boolean
  /** How many wait there. */
  count?: ReactNode
}

type Props = {
  locale: Locale
  path: string
  query?: string
  /** Only what this person may see. */
  nav: readonly StaffNavItem[]
  person?: { name: string; seed?: string; roles: string }
  words: {
    skip: string
    desk: string
    mainMenu: string
    menu: string
    chooseLanguage: string
    publicSite: string
    signOut: string
  }
  /** Search and buttons. */
  top?: ReactNode
  children: ReactNode
}

/** The desk: a dark side with the ways in, and the work beside it. It only draws. */
export function StaffShell({ locale, path, query, nav, person, words, top, children }: Props) {
  const links = nav.map((item) => (
    <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
      <Icon name={item.icon} />
      <span>{item.label}</span>
      {item.count !== undefined && <span className="n">{item.count}</span>}
    </a>
  ))
  const account = (
    <>
      <a href={`/${locale}`}>
        <Icon name="globe" />
        {words.publicSite}
      </a>
      <a href={`/${locale}/sign-out`}>
        <Icon name="sign-out" />
        {words.signOut}
      </a>
      <LanguageList
        current={locale}
        path={path}
        query={query}
        label={words.chooseLanguage}
        only={staffLocales}
      />
    </>
  )
  return (
    <div className="desk" data-density="compact">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="side on-night">
        <Brand href={`/${locale}/staff`} name={town.centre.name} below={words.desk} />
        <nav className="side__nav" aria-label={words.mainMenu}>
          {links}
        </nav>
        <details className="menu side__open" name="side">
          <summary className="btn btn--quiet btn--s side__menu">
            <Icon name="list" />
            {words.menu}
          </summary>
          <nav className="menu__list" aria-label={words.mainMenu}>
            {links}
            <hr />
            {account}
          </nav>
        </details>
        {person && (
          <details className="menu menu--up side__me" name="side">
            <summary>
              <Avatar name={person.name} seed={person.seed} size="s" />
              <span>
                <b>
                  <bdi>{person.name}</bdi>
                </b>
                <span className="block">{person.roles}</span>
              </span>
              <Icon name="caret-down" className="side__caret" />
            </summary>
            <div className="menu__list">{account}</div>
          </details>
        )}
      </header>
      <main id="content" className="work" tabIndex={-1}>
        {top && <div className="work__top">{top}</div>}
        {children}
      </main>
      <PageKeys />
    </div>
  )
}
