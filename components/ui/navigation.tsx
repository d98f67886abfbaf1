import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

/** Where this page stands. The last item without an address is the page itself. */
export function Breadcrumb({
  label,
  items,
}: {
  label: string
  items: readonly { href?: string; label: ReactNode; lang?: string; icon?: IconName }[]
}) {
  return (
    <nav className="crumbs" aria-label={label}>
      <ol>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place
          <li key={index}>
            {index > 0 && <Icon name="caret-right" />}
            {item.href ? (
              <a href={item.href} lang={item.lang}>
                {item.icon && <Icon name={item.icon} />}
                <span>{item.label}</span>
              </a>
            ) : (
              <span aria-current="page" lang={item.lang}>
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

type PaginationProps = {
  label: string
  page: number
  pages: number
  hrefOf: (page: number) => string
  previous: string
  next: string
}

/** Numbers, and the words for one back and one on. Nothing when there is one page. */
export function Pagination({ label, page, pages, hrefOf, previous, next }: PaginationProps) {
  if (pages <= 1) return null
  const shown = Array.from({ length: pages }, (_, n) => n + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= 1,
  )
  return (
    <nav className="pager" aria-label={label}>
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          <Icon name="arrow-left" />
          {previous}
        </a>
      )}
      {shown.map((n, index) => {
        const gap = n - (shown[index - 1] ?? n) > 1
        return (
          <span className="pager__n" key={n}>
            {gap && <span aria-hidden="true">…</span>}
            {n === page ? <span aria-current="page">{n}</span> : <a href={hrefOf(n)}>{n}</a>}
          </span>
        )
      })}
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next">
          {next}
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}

export type TabItem = {
  href: string
  label: ReactNode
  icon?: IconName
  current?: boolean
  count?: ReactNode
}

/** Pages that belong together. On the field they join the threshold; elsewhere they stand on a line. */
export function Tabs({ label, items, line }: { label: string; items: readonly TabItem[]; line?: boolean }) {
  return (
    <nav className={line ? 'tabs tabs--line' : 'tabs'} aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.icon && <Icon name={item.icon} />}
          {item.label}
          {item.count !== undefined && <span className="tabs__n">{item.count}</span>}
        </a>
      ))}
    </nav>
  )
}

/** A breadcrumb that begins at home. */
export function Crumbs({
  label,
  home,
  items,
}: {
  label: string
  home: { href: string; label: string }
  items: readonly { href?: string; label: string }[]
}) {
  return <Breadcrumb label={label} items={[{ ...home, icon: 'house-simple' }, ...items]} />
}
