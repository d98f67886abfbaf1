import type { CSSProperties, ReactNode } from 'react'
import { dirOf } from '@/lib/i18n/locales'
import { Icon } from './icon'
import { type MoonPhase, Status, type Tone } from './status'

/** From this size on a meter is a bar: chairs could no longer be counted at a glance. */
const mostChairs = 16

type MeterProps = {
  capacity: number
  taken: number
  /** How many of the taken places are the reader's own. */
  mine?: number
  /** The same in words, for screen readers: "7 van 12 plaatsen bezet". */
  label: string
  size?: 's' | 'm' | 'l'
}

/** How full a table is: one half circle per place up to sixteen, above that a bar. Words stand beside it. */
export function PlaceMeter({ capacity, taken, mine = 0, label, size = 's' }: MeterProps) {
  const filled = Math.min(taken, capacity)
  if (capacity > mostChairs)
    return (
      <span
        className="seatbar"
        role="img"
        aria-label={label}
        style={{ '--v': filled / capacity } as CSSProperties}
      />
    )
  const far = Math.ceil(capacity / 2)
  // A list of courses draws some hundred of them: a free chair brings nothing along, not even an empty class.
  const chair = (place: number) =>
    place < filled ? <i key={place} className={place < filled - mine ? 'on' : 'mine'} /> : <i key={place} />
  const places = Array.from({ length: capacity }, (_, place) => place)
  return (
    <span className={size === 's' ? 'seats' : `seats seats--${size}`} role="img" aria-label={label}>
      <span className="seats__row">{places.slice(0, far).map(chair)}</span>
      <span className="seats__board" />
      <span className="seats__row seats__row--near">{places.slice(far).map(chair)}</span>
    </span>
  )
}

/** The moon and tone of a number of places: free, few (two or less), full, mine. */
export function placeState(free: number, mine = false): { phase: MoonPhase; tone?: Tone } {
  if (mine) return { phase: 'done', tone: 'ok' }
  if (free <= 0) return { phase: 'full' }
  return free <= 2 ? { phase: 'busy', tone: 'warn' } : { phase: 'open', tone: 'ok' }
}

/** The meter with its words. `row` puts them beside each other, else the words stand under it. */
export function PlaceLine({ words, row, ...meter }: MeterProps & { words: ReactNode; row?: boolean }) {
  const state = placeState(meter.capacity - meter.taken, (meter.mine ?? 0) > 0)
  return (
    <span className={row ? 'seatline' : 'seatline seatline--stack'}>
      <PlaceMeter {...meter} />
      <Status {...state}>{words}</Status>
    </span>
  )
}

const chairColours = ['brick', 'ochre', 'rose', 'green', 'violet', 'blue'] as const

type RoundTableProps = {
  capacity: number
  taken: number
  /** One chair is pulled out: the reader's. Without a place yet it is a free one, waiting. */
  mine?: boolean
  /** The words on the table. */
  when?: ReactNode
  what?: ReactNode
  /** When `what` is in another language than the page. */
  whatLang?: string
  /** More words under `what`; without `what`, everything that stands on the table. */
  children?: ReactNode
  free?: ReactNode
  /** With an address the whole table is the link; `go` says what happens. */
  href?: string
  go?: ReactNode
}

/** The round table of a page head: its chairs are the real places, above sixteen in proportion. */
export function RoundTable({
  capacity,
  taken,
  mine,
  when,
  what,
  whatLang,
  children,
  free,
  href,
  go,
}: RoundTableProps) {
  const chairs = Math.min(Math.max(capacity, 3), mostChairs)
  const filled = capacity > 0 ? Math.round((Math.min(taken, capacity) / capacity) * chairs) : chairs
  // At least one chair is drawn free as long as one place is: nobody should turn away at a rounded number.
  const empty = taken < capacity ? Math.max(1, chairs - filled) : 0
  // Free chairs are spread round the table, so that one sees room and not a half-empty side.
  const spread = Array.from({ length: empty }, (_, n) => Math.floor(((n + 0.5) * chairs) / empty))
  const own = mine ? (spread.at(Math.floor(spread.length / 2)) ?? Math.floor(chairs / 2)) : -1
  const r = chairs > 14 ? 32 : chairs > 12 ? 36 : 40
  const half = (radius: number) => `M-${radius} 0A${radius} ${radius} 0 0 1 ${radius} 0Z`
  const long = typeof what === 'string' && what.length > 20
  const words = (
    <>
      {when && <span className="when">{when}</span>}
      <span
        className={long ? 'what what--long' : 'what'}
        lang={whatLang}
        dir={whatLang ? dirOf(whatLang) : undefined}
      >
        {what}
      </span>
      {children && <span>{children}</span>}
      {free && <span className="free">{free}</span>}
      {href && go && (
        <span className="go">
          {go}
          <Icon name="arrow-right" />
        </span>
      )}
    </>
  )
  return (
    <div className="round">
      <svg viewBox="40 40 520 520" aria-hidden="true" focusable="false">
        <circle className="top-board" cx="300" cy="300" r="196" />
        {Array.from({ length: chairs }, (_, n) => {
          const turn = `translate(300 300) rotate(${((n * 360) / chairs).toFixed(2)}) translate(0 `
          const [name, out, radius] =
            n === own
              ? ['chair-mine', 224.5, r - 2]
              : spread.includes(n)
                ? ['chair-free', 210.5, r - 2]
                : [`f-${chairColours[n % chairColours.length]}`, 209, r]
          return (
            <path
              key={turn}
              className={String(name)}
              transform={`${turn}-${out})`}
              d={half(Number(radius))}
            />
          )
        })}
      </svg>
      {what === undefined ? (
        children
      ) : href ? (
        <a className="round__text" href={href}>
          {words}
        </a>
      ) : (
        <p className="round__text">{words}</p>
      )}
    </div>
  )
}
