import type { ReactNode } from 'react'
import { Arch } from '@/components/ui/door'
import type { IconName } from '@/components/ui/icon'
import { Steps } from '@/components/ui/steps'
import type { Locale } from '@/lib/i18n/locales'
import { type DoorKey, doors } from './doors'
import { FieldHead } from './field-head'
import { PublicPage } from './public-page'

export type TextSection = {
  id?: string
  title: string
  /** Stands in an arch before the heading. */
  icon?: IconName
  paragraphs?: readonly ReactNode[]
  /** A list; with a pictogram each when the things can be pictured. */
  items?: readonly (ReactNode | { icon: IconName; text: ReactNode })[]
  /** What happens, in order. */
  steps?: readonly ReactNode[]
}

type Props = {
  locale: Locale
  path: string
  title: string
  lead: string
  section?: DoorKey
  sections: readonly TextSection[]
  /** Before the sections: what to do at once. */
  children?: ReactNode
  /** A way to leave at once stays in sight. */
  leave?: boolean
}

function pictured(item: unknown): item is { icon: IconName; text: ReactNode } {
  return typeof item === 'object' && item !== null && 'icon' in item && 'text' in item
}

/** A page of plain words: headings, short paragraphs, lists. Headings stand beside their text when it fits. */
export function TextPage({ locale, path, title, lead, section, sections, children, leave }: Props) {
  const colour = doors.find((door) => door.key === section)?.colour ?? 'ochre'
  return (
    <PublicPage locale={locale} path={path} section={section} leave={leave}>
      <FieldHead locale={locale} title={title} lead={lead} section={section} crumbs={[]} />
      <div className="wrap section text-page">
        {children && <div className="text-page__first">{children}</div>}
        {sections.map((part) => (
          <section key={part.title} id={part.id} className="text-part">
            <h2>
              {part.icon && <Arch colour={colour} icon={part.icon} />}
              <span>{part.title}</span>
            </h2>
            <div className="prose">
              {part.paragraphs?.map((paragraph, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: fixed text
                <p key={index}>{paragraph}</p>
              ))}
              {part.items?.every(pictured) ? (
                <ul className="learn">
                  {part.items.filter(pictured).map((item) => (
                    <li key={item.icon}>
                      <Arch colour={colour} icon={item.icon} />
                      <span>{item.text}</span>
                    </li>
                  ))}
                </ul>
              ) : (
                part.items && (
                  <ul>
                    {part.items.map((item, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: fixed text
                      <li key={index}>{pictured(item) ? item.text : item}</li>
                    ))}
                  </ul>
                )
              )}
              {part.steps && <Steps steps={part.steps} />}
            </div>
          </section>
        ))}
      </div>
    </PublicPage>
  )
}
