import type { ReactNode } from 'react'
import type { Locale } from '@/lib/i18n/locales'
import type { DoorKey } from './doors'
import { FieldHead } from './field-head'
import { PublicPage } from './public-page'

export type TextSection = {
  id?: string
  title: string
  paragraphs?: readonly ReactNode[]
  items?: readonly ReactNode[]
}

/** A page of plain words: headings, short paragraphs, lists. */
export function TextPage({
  locale,
  path,
  title,
  lead,
  section,
  sections,
  children,
}: {
  locale: Locale
  path: string
  title: string
  lead: string
  section?: DoorKey
  sections: readonly TextSection[]
  children?: ReactNode
}) {
  return (
    <PublicPage locale={locale} path={path} section={section}>
      <FieldHead locale={locale} title={title} lead={lead} section={section} crumbs={[]} />
      <div className="wrap section stack" style={{ '--gap': 'var(--s10)' } as React.CSSProperties}>
        {children}
        {sections.map((part) => (
          <section key={part.title} id={part.id} className="stack">
            <h2>{part.title}</h2>
            {part.paragraphs?.map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fixed text
              <p key={index}>{paragraph}</p>
            ))}
            {part.items && (
              <ul className="stack list-disc ps-6" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
                {part.items.map((item, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: fixed text
                  <li key={index}>{item}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </PublicPage>
  )
}
