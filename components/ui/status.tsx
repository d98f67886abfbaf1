import type { ReactNode } from 'react'
import type { DoorColour } from './door'
import { Icon, type IconName } from './icon'

export type Tone = 'ok' | 'warn' | 'late' | 'info'
export type MoonPhase = 'open' | 'busy' | 'done' | 'waiting' | 'late' | 'full'

const shapes: Record<MoonPhase, ReactNode> = {
  open: <circle cx="10" cy="10" r="7.5" />,
  busy: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path className="full" stroke="none" d="M2.5 10a7.5 7.5 0 0 0 15 0z" />
    </>
  ),
  done: (
    <>
      <circle className="full" cx="10" cy="10" r="8.5" stroke="none" />
      <path className="cut" d="m6 10.4 2.8 2.8L14.2 7.6" />
    </>
  ),
  waiting: (
    <>
      <circle cx="7.2" cy="10" r="5.4" />
      <circle cx="12.8" cy="10" r="5.4" />
    </>
  ),
  late: (
    <>
      <path className="full" stroke="none" d="M10 .8 19.2 10 10 19.2.8 10z" />
      <path className="cut" d="M10 5.4v5.4M10 13v1.6" />
    </>
  ),
  full: <circle className="full" cx="10" cy="10" r="8.5" stroke="none" />,
}

/** A moon that fills: open, busy, done. Two moons wait, a diamond is late. Always beside its word. */
export function Moon({ phase }: { phase: MoonPhase }) {
  return (
    <svg className="moon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {shapes[phase]}
    </svg>
  )
}

type StatusProps = {
  phase?: MoonPhase
  /** A pictogram in place of the moon, for what is not a stage ("today": a clock). */
  icon?: IconName
  tone?: Tone
  /** On a wash of its own, in tables and heads. */
  fill?: boolean
  children: ReactNode
}

/** Where something stands, in a word with its moon. */
export function Status({ phase, icon, tone, fill, children }: StatusProps) {
  return (
    <span className={`status${tone ? ` status--${tone}` : ''}${fill ? ' status--fill' : ''}`}>
      {phase && <Moon phase={phase} />}
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  )
}

/** A property in a word with its pictogram. */
export function Tag({
  icon,
  colour,
  children,
}: {
  icon?: IconName
  colour?: DoorColour
  children: ReactNode
}) {
  return (
    <span className="tag" data-door={colour}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  )
}

/** What was chosen, with the way to undo that choice. `about` says both, for screen readers. */
export function Chip({ href, about, children }: { href: string; about: string; children: ReactNode }) {
  return (
    <a className="chip" href={href} aria-label={about}>
      {children}
      <Icon name="x" />
    </a>
  )
}
