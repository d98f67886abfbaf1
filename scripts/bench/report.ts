export type Bar = { name: string; value: number; bar: number; holds: boolean }
export type Outcome = { figures: Record<string, number>; bars: Bar[] }
export type Bench = (options: { quick: boolean; say: (line: string) => void }) => Promise<Outcome>

export const atLeast = (name: string, value: number, bar: number): Bar => ({
  name,
  value: round(value),
  bar,
  holds: value >= bar,
})
export const atMost = (name: string, value: number, bar: number): Bar => ({
  name,
  value: round(value),
  bar,
  holds: value <= bar,
})
export const round = (value: number) => Math.round(value * 1000) / 1000

/** A table for people and, with `json`, one object on the last line (contract: Commands). True when all bars hold. */
export function report(bench: string, quick: boolean, { figures, bars }: Outcome, json: boolean): boolean {
  const width = Math.max(
    ...Object.keys(figures).map((name) => name.length),
    ...bars.map((bar) => bar.name.length),
  )
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(width)}  ${round(value)}`)
  for (const bar of bars)
    console.log(
      `${bar.name.padEnd(width)}  ${bar.value} (bar ${bar.bar}) ${bar.holds ? 'holds' : 'DOES NOT HOLD'}`,
    )
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]))
  if (json) console.log(JSON.stringify({ bench, size: quick ? 'quick' : 'full', figures: rounded, bars }))
  return bars.every((bar) => bar.holds)
}
