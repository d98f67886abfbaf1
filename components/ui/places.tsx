/** From this size on a meter is a bar: chairs could no longer be counted at a glance. */
const mostChairs = 16

/**
 * How full a table is: one half circle per place up to sixteen, above that a bar. The words beside it carry
 * the meaning; `label` says the same to a screen reader.
 */
export function PlaceMeter({ capacity, taken, mine = 0, label }: { capacity: number; taken: number; mine?: number; label: string }) {
  if (capacity > mostChairs) {
    const share = capacity === 0 ? 0 : Math.min(1, taken / capacity)
    return <span className="seatbar" role="img" aria-label={label} style={{ '--v': share } as React.CSSProperties} />
  }
  const far = Math.ceil(capacity / 2)
  const chair = (place: number) => (
    <i key={place} className={place < taken - mine ? 'on' : place < taken ? 'mine' : undefined} />
  )
  const places = Array.from({ length: capacity }, (_, place) => place)
  return (
    <span className="seats" role="img" aria-label={label}>
      <span className="seats__row">{places.slice(0, far).map(chair)}</span>
      <span className="seats__board" />
      <span className="seats__row seats__row--near">{places.slice(far).map(chair)}</span>
    </span>
  )
}

const chairColours = ['brick', 'ochre', 'rose', 'green', 'blue', 'violet'] as const

/** The round table of a page head: its chairs are the real places. Children are the words on it. */
export function RoundTable({ capacity, taken, children }: { capacity: number; taken: number; children: React.ReactNode }) {
  const chairs = Math.min(Math.max(capacity, 4), mostChairs)
  const filled = capacity === 0 ? chairs : Math.round((Math.min(taken, capacity) / capacity) * chairs)
  // Free places are spread, so that one sees "room" and not a half-empty side.
  const free = new Set(Array.from({ length: chairs - filled }, (_, n) => Math.floor(((n + 0.5) * chairs) / (chairs - filled))))
  const size = chairs > 12 ? 30 : 40
  return (
    <div className="round">
      <svg viewBox="40 40 520 520" aria-hidden="true">
        <circle className="top-board" cx="300" cy="300" r="196" />
        {Array.from({ length: chairs }, (_, n) => {
          const turn = `translate(300 300) rotate(${(n * 360) / chairs})`
          return free.has(n) ? (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a chair is its position
              key={n}
              className="chair-free"
              transform={`${turn} translate(0 -210.5)`}
              d={`M-${size - 2} 0A${size - 2} ${size - 2} 0 0 1 ${size - 2} 0Z`}
            />
          ) : (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a chair is its position
              key={n}
              className={`f-${chairColours[n % chairColours.length]}`}
              transform={`${turn} translate(0 -209)`}
              d={`M-${size} 0A${size} ${size} 0 0 1 ${size} 0Z`}
            />
          )
        })}
      </svg>
      {children}
    </div>
  )
}
