import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import type { Tone } from './status'

const icons: Record<Tone, IconName> = {
  info: 'info',
  ok: 'check-circle',
  warn: 'warning',
  late: 'warning-circle',
}

type BannerProps = {
  tone?: Tone
  icon?: IconName
  title?: ReactNode
  children?: ReactNode
  /** Buttons or links under the words. */
  actions?: ReactNode
  /** It came because of what the person just did: screen readers say it. */
  live?: boolean
  id?: string
}

/** A message in the flow of the page. */
export function Banner({ tone = 'info', icon, title, children, actions, live, id }: BannerProps) {
  return (
    <div
      className={`banner${tone === 'info' ? '' : ` banner--${tone}`}`}
      role={live ? 'status' : undefined}
      id={id}
    >
      <Icon name={icon ?? icons[tone]} />
      <div className="banner__body">
        {title && <p className="strong">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
        {actions && <div className="row">{actions}</div>}
      </div>
    </div>
  )
}

/**
 * Only to undo what was just done. It stays until the next page, so nobody has to hurry; it never covers
 * what has the focus, because the page's end leaves room for it.
 */
export function Toast({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="toasts" role="status">
      <div className="toast on-night">
        <span>{children}</span>
        {action}
      </div>
    </div>
  )
}
