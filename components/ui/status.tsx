import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type Tone = 'ok' | 'warn' | 'late' | 'info'
export type MoonPhase = 'open' | 'busy' | 'done' | 'waiting' | 'late'

/** A moon that fills: open, busy, done; two moons wait; a diamond is late. Always beside its word. */
export function Moon({ phase }: { phase: MoonPhase }) {
  return (
    <svg className="moon" viewBox="0 0 24 24" aria-hidden="true">
      {phase === 'waiting' ? (
        <>
          <circle cx="8.5" cy="12" r="6.5" />
          <circle cx="15.5" cy="12" r="6.5" />
        </>
      ) : phase === 'late' ? (
        <path className="full" d="M12 1.5 22.5 12 12 22.5 1.5 12Z" />
      ) : (
        <circle className={phase === 'done' ? 'full' : undefined} cx="12" cy="12" r="9.5" />
      )}
      {phase === 'busy' && <path className="full" d="M2.5 12a9.5 9.5 0 0 0 19 0z" />}
      {phase === 'done' && <path className="cut" d="m7.5 12.4 3 3 6-6.4" />}
      {phase === 'late' && <path className="cut" d="M12 7v6m0 2.6v1" />}
    </svg>
  )
}

/** A state in words with its moon. */
export function Status({ phase, tone, fill, children }: { phase: MoonPhase; tone?: Tone; fill?: boolean; children: ReactNode }) {
  return (
    <span className={`status${tone ? ` status--${tone}` : ''}${fill ? ' status--fill' : ''}`}>
      <Moon phase={phase} />
      {children}
    </span>
  )
}

/** A property in a word with its pictogram. */
export function Tag({ icon, door, children }: { icon?: IconName; door?: string; children: ReactNode }) {
  return (
    <span className="tag" data-door={door}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  )
}

const bannerIcons: Record<Tone, IconName> = { ok: 'check-circle', warn: 'warning', late: 'warning-diamond', info: 'info' }

/** A message in the flow of the page. */
export function Banner({ tone = 'info', title, children, live }: { tone?: Tone; title?: string; children?: ReactNode; live?: boolean }) {
  return (
    <div className={`banner${tone === 'info' ? '' : ` banner--${tone}`}`} role={live ? 'status' : undefined}>
      <Icon name={bannerIcons[tone]} />
      <div className="stack" style={{ '--gap': 'var(--s1)' } as React.CSSProperties}>
        {title && <p className="strong">{title}</p>}
        {children}
      </div>
    </div>
  )
}
