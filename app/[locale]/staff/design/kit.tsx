import type { ReactNode } from 'react'
import type { Locale } from '@/lib/i18n/locales'

/** What every section of the sheet is given. */
export type KitProps = { t: Words; locale: Locale }

/** The sheet's own words: typed by the page that loads them. */
export type Words = Awaited<ReturnType<typeof import('./words').designWords>>

/** One family of parts under its name. */
export function Kit({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <section className={wide ? 'kit w2' : 'kit'}>
      <h2 className="h3">{title}</h2>
      {children}
    </section>
  )
}
