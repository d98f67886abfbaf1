import type { CSSProperties, ReactNode } from 'react'
import { dirOf } from '@/lib/i18n/locales'
import type { DoorColour } from './door'
import { Icon, type IconName } from './icon'

// Ochre is what two people share, so it is nobody's own.
const hues = ['brick', 'blue', 'green', 'rose', 'violet'] as const satisfies readonly DoorColour[]

/** The same person has the same colour everywhere. */
export function hueOf(seed: string): (typeof hues)[number] {
  let sum = 0
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return hues[sum % hues.length] ?? 'brick'
}

function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name.trim())
  return first?.segment.toUpperCase() ?? ''
}

type AvatarProps = {
  name: string
  /** A stable id, so that the colour stays when the name is corrected. */
  seed?: string
  size?: 's' | 'm' | 'l'
  colour?: DoorColour
}

/** An arch with a first letter. No photographs. The name stands beside it. */
export function Avatar({ name, seed, size = 'm', colour }: AvatarProps) {
  return (
    <span
      className={size === 'm' ? 'avatar' : `avatar avatar--${size}`}
      data-door={colour ?? hueOf(seed ?? name)}
      aria-hidden="true"
    >
      {firstLetter(name)}
    </span>
  )
}

/** Two people who belong together. */
export function PairAvatar({
  one,
  other,
  size,
}: {
  one: AvatarProps
  other: AvatarProps
  size?: 's' | 'm' | 'l'
}) {
  const first = one.colour ?? hueOf(one.seed ?? one.name)
  const wish = other.colour ?? hueOf(other.seed ?? other.name)
  // Two of one colour would read as one shape.
  const second = wish === first ? (hues[(hues.indexOf(wish as never) + 1) % hues.length] ?? 'blue') : wish
  return (
    <span className="pair">
      <Avatar name={one.name} colour={first} size={size} />
      <Avatar name={other.name} colour={second} size={size} />
    </span>
  )
}

type VennProps = {
  one: ReactNode
  other: ReactNode
  /** What they share, as pictograms; `sharedLabel` says it. No words on the lens. */
  shared: readonly IconName[]
  sharedLabel: string
  oneColour?: DoorColour
  otherColour?: DoorColour
}

/** Two people and what they share. */
export function Venn({
  one,
  other,
  shared,
  sharedLabel,
  oneColour = 'brick',
  otherColour = 'blue',
}: VennProps) {
  const colours = {
    '--a': `var(--color-lamp-${oneColour})`,
    '--b': `var(--color-lamp-${otherColour})`,
  } as CSSProperties
  return (
    <div className="venn" style={colours}>
      <svg viewBox="0 0 520 320" aria-hidden="true" focusable="false">
        <circle className="a" cx="160" cy="160" r="160" />
        <circle className="b" cx="360" cy="160" r="160" />
        <path className="lens" d="M260 35.1a160 160 0 0 1 0 249.8a160 160 0 0 1 0-249.8z" />
      </svg>
      <p>{one}</p>
      <p>
        {shared.map((icon) => (
          <Icon key={icon} name={icon} />
        ))}
        <span className="sr">{sharedLabel}</span>
      </p>
      <p>{other}</p>
    </div>
  )
}

/** A person in a list: avatar, name, a line about them. */
export function PersonLine({
  name,
  seed,
  href,
  lang,
  children,
  aside,
}: {
  name: string
  seed?: string
  href?: string
  lang?: string
  children?: ReactNode
  aside?: ReactNode
}) {
  const shown = (
    <bdi lang={lang} dir={lang ? dirOf(lang) : undefined}>
      {name}
    </bdi>
  )
  return (
    <div className="call">
      <Avatar name={name} seed={seed} />
      <div>
        {href ? (
          <a className="task__t hit" href={href}>
            {shown}
          </a>
        ) : (
          <b>{shown}</b>
        )}
        {children && <p className="soft small">{children}</p>}
      </div>
      {aside && <span className="soft small">{aside}</span>}
    </div>
  )
}
