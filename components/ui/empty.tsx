import type { ReactNode } from 'react'

/** An empty table, one sentence, one way out. */
export function Empty({
  title,
  children,
  action,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
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

/** Grey lines in the shape of what is coming. `label` is said once: "Even geduld". */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="sr">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all the same
        <span key={line} className="skeleton__line" aria-hidden="true" />
      ))}
    </div>
  )
}
