import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/i18n/locales'
import type { DoorKey } from './doors'
import { Bench, Footer } from './footer'
import { Header } from './header'
import { Leave } from './leave'
import { PageKeys } from './page-keys'

type Props = {
  locale: Locale
  /** The page's address without its language. */
  path: string
  /** What follows the question mark, so that the language switch keeps it. */
  query?: string
  /** The door this page stands behind. */
  section?: DoorKey
  children: ReactNode
  /** Last words, above the bench. */
  closing?: ReactNode
  /** A bar that stays at the bottom of a phone. */
  bar?: ReactNode
  /** A way to leave at once stays in sight: on personal pages and where somebody asks for help. */
  leave?: boolean
}

/**
 * The shell of every public page. It knows no session, so that the pages are the same for everybody and can
 * be cached.
 */
export async function PublicPage({ locale, path, query, section, children, closing, bar, leave }: Props) {
  const t = await getTranslations({ locale, namespace: 'layout' })
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      {leave && <Leave locale={locale} />}
      <Header locale={locale} path={path} query={query} section={section} />
      <main id="content" tabIndex={-1}>
        {children}
        {closing && (
          <section className="closing">
            <div className="wrap stack">{closing}</div>
          </section>
        )}
      </main>
      <Bench />
      <Footer locale={locale} path={path} query={query} />
      {bar}
      <PageKeys />
    </>
  )
}
