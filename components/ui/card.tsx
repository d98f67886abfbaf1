import { type CSSProperties, Fragment, type ReactNode } from 'react'
import type { DoorColour } from './door'

type CardProps = {
  /** `table`: yours, with the table's edge. `field`: on the field. `wash`: in its colour. `panel`: the one full-colour card of a page. */
  kind?: 'plain' | 'table' | 'field' | 'wash' | 'panel'
  colour?: DoorColour
  as?: 'section' | 'article' | 'div' | 'li'
  id?: string
  labelledBy?: string
  /** Space between the parts, in steps of 4 px. */
  gap?: 2 | 3 | 4 | 5 | 6
  children: ReactNode
}

/** A sheet. */
export function Card({
  kind = 'plain',
  colour,
  as: As = 'section',
  id,
  labelledBy,
  gap = 4,
  children,
}: CardProps) {
  return (
    <As
      id={id}
      className={`card stack${kind === 'plain' ? '' : ` card--${kind}`}`}
      data-door={colour}
      aria-labelledby={labelledBy}
      style={{ '--gap': `var(--s${gap})` } as CSSProperties}
    >
      {children}
    </As>
  )
}

type PanelProps = {
  title: ReactNode
  id?: string
  /** Sits on the table line as a half circle. `countLabel` says what is counted, for screen readers. */
  count?: ReactNode
  countLabel?: string
  colour?: DoorColour
  action?: { href: string; label: string; about?: string }
  /** Anything else at the end of the heading, such as a small button. */
  aside?: ReactNode
  headingLevel?: 2 | 3
  children: ReactNode
}

/** A staff panel: its heading stands on a table line and its count sits there. */
export function Panel({
  title,
  id,
  count,
  countLabel,
  colour,
  action,
  aside,
  headingLevel = 2,
  children,
}: PanelProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <section className="panel" id={id}>
      <div className="panel__head">
        <Heading>{title}</Heading>
        {count !== undefined && (
          <span className="count" data-door={colour}>
            <span>
              {count}
              {countLabel && <span className="sr"> {countLabel}</span>}
            </span>
          </span>
        )}
        {action && (
          <a href={action.href} aria-label={action.about}>
            {action.label}
          </a>
        )}
        {aside && <div className="panel__aside">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

type ListCardProps = {
  href: string
  title: ReactNode
  /** When the title is in another language than the page. */
  titleLang?: string
  titleDir?: 'ltr' | 'rtl'
  children?: ReactNode
  /** When, where: `<IconWords>`s. */
  meta?: readonly ReactNode[]
  /** `<Tag>`s. */
  tags?: readonly ReactNode[]
  /** Start and seats. */
  side?: ReactNode
  headingLevel?: 2 | 3
  colour?: DoorColour
}

/** A thing in a list that has a page of its own. The whole card is the link. */
export function ListCard({
  href,
  title,
  titleLang,
  titleDir,
  children,
  meta,
  tags,
  side,
  headingLevel = 2,
  colour,
}: ListCardProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  const parts = (list: readonly ReactNode[]) =>
    list.filter(Boolean).map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one card do not move
      <Fragment key={index}>{part}</Fragment>
    ))
  return (
    <article className={side ? 'course' : 'course course--plain'} data-door={colour}>
      <div className="course__main">
        <Heading lang={titleLang} dir={titleDir}>
          <a className="hit" href={href}>
            {title}
          </a>
        </Heading>
        {children}
        {meta && meta.length > 0 && <p className="meta meta--ink">{parts(meta)}</p>}
        {tags && tags.length > 0 && <p className="row row--tight">{parts(tags)}</p>}
      </div>
      {side && <div className="course__side">{side}</div>}
    </article>
  )
}

/** The list around `ListCard`s; give it `<li>`s. */
export function CardList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="courses" aria-label={label}>
      {children}
    </ul>
  )
}
