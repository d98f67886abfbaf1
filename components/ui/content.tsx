import type { ReactNode } from 'react'
import { dirOf } from '@/lib/i18n/locales'
import { Icon, type IconName } from './icon'

export type FactItem = { icon: IconName; label: string; value: ReactNode }

/** Pictogram, question, answer. */
export function Facts({ items, columns = 1 }: { items: readonly FactItem[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 2 ? 'facts facts--2' : 'facts'}>
      {items.map((item) => (
        <div className="fact" key={item.label}>
          <Icon name={item.icon} />
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A pictogram and a few words in a line. */
export function IconWords({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <span className="iw">
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}

/** Words in another language than the page's: marked for screen readers, fonts and direction. */
export function Foreign({ lang, children, as: As = 'span' }: { lang: string; children: ReactNode; as?: 'span' | 'p' | 'div' }) {
  return (
    <As lang={lang} dir={dirOf(lang)}>
      {children}
    </As>
  )
}

/** An empty table, one sentence, one way out. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <span className="seats" aria-hidden="true">
        <span className="seats__row">
          <i />
          <i />
          <i />
        </span>
        <span className="seats__board" />
        <span className="seats__row seats__row--near">
          <i />
          <i />
          <i />
        </span>
      </span>
      <p className="h3">{title}</p>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

/** Question, answer, and where to change it. */
export function Answers({ items }: { items: readonly { label: string; value: ReactNode; change?: { href: string; label: string; about: string } }[] }) {
  return (
    <dl className="answers">
      {items.map((item) => (
        <div className="answer" key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
          {item.change && (
            <dd className="answer__change">
              <a href={item.change.href} aria-label={item.change.about}>
                {item.change.label}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** A staff panel: heading on a table line, its count sitting on it as a half circle. */
export function Panel({ title, count, colour, action, children, id }: { title: string; count?: number | string; colour?: string; action?: { href: string; label: string }; children: ReactNode; id?: string }) {
  return (
    <section className="panel" id={id} data-door={colour}>
      <div className="panel__head">
        <h2>{title}</h2>
        {count !== undefined && <span className="count">{count}</span>}
        {action && <a href={action.href}>{action.label}</a>}
      </div>
      {children}
    </section>
  )
}

const hues = ['brick', 'blue', 'green', 'rose', 'violet'] as const

function hueOf(seed: string): string {
  let sum = 0
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return hues[sum % hues.length] ?? 'brick'
}

/** An arch with a first letter; colour by a stable hash. */
export function Avatar({ name, size }: { name: string; size?: 's' | 'l' }) {
  const letter = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name.trim())][0]?.segment ?? ''
  return (
    <span className={size ? `avatar avatar--${size}` : 'avatar'} data-door={hueOf(name)} aria-hidden="true">
      {letter.toUpperCase()}
    </span>
  )
}

/** Where this page stands. */
export function Crumbs({ label, home, items }: { label: string; home: { href: string; label: string }; items: readonly { href: string; label: string }[] }) {
  return (
    <nav className="crumbs" aria-label={label}>
      <Icon name="house" />
      <a href={home.href}>{home.label}</a>
      {items.map((item) => (
        <span key={item.href} className="iw">
          <Icon name="caret-right" flip />
          <a href={item.href}>{item.label}</a>
        </span>
      ))}
    </nav>
  )
}

/** Numbers and words to the next page. Hidden when there is one page. */
export function Pagination({ label, page, pages, hrefOf, previous, next }: { label: string; page: number; pages: number; hrefOf: (page: number) => string; previous: string; next: string }) {
  if (pages <= 1) return null
  const near = Array.from({ length: pages }, (_, n) => n + 1).filter((n) => n === 1 || n === pages || Math.abs(n - page) <= 2)
  return (
    <nav className="pager" aria-label={label}>
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          <Icon name="arrow-left" flip />
          {previous}
        </a>
      )}
      {near.map((n) =>
        n === page ? (
          <span key={n} aria-current="page">
            {n}
          </span>
        ) : (
          <a key={n} href={hrefOf(n)}>
            {n}
          </a>
        ),
      )}
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next">
          {next}
          <Icon name="arrow-right" flip />
        </a>
      )}
    </nav>
  )
}
