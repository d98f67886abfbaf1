import { Temporal } from 'temporal-polyfill'
import type { Day } from '@/lib/time/time'

export type PartFacts = {
  requiredMinutes: number | null
  termMonths: number | null
  /** Confirmed hours that count for this part. */
  minutes: number
  doneOn: Day | null
}

/** Where a part stands: done; busy when some hours are there; to do. */
export function partState(part: PartFacts): 'done' | 'busy' | 'todo' {
  if (part.doneOn) return 'done'
  if (part.requiredMinutes === null) return 'todo'
  if (part.minutes >= part.requiredMinutes) return 'done'
  return part.minutes > 0 ? 'busy' : 'todo'
}

/** The last day of a term that began on a day: three years from 31 January 2024 ends on 31 January 2027. */
export function termEnds(startedOn: Day, months: number): Day {
  return Temporal.PlainDate.from(startedOn).add({ months }).toString()
}

/** After so many days without an hour somebody is asked after, where no law gives a term. */
export const silentDays = 90
/** A part may lag this far behind the calendar before somebody is called behind. */
export const slack = 0.2

/**
 * Why somebody is behind, or null. `term`: a term has passed. `pace`: what is done is a fifth or more of the whole
 * behind the time that went by. `silent`: no term, nothing done for ninety days.
 */
export function behindWhy(
  trajectory: { startedOn: Day; lastOn: Day | null; parts: readonly PartFacts[] },
  today: Day,
): 'term' | 'pace' | 'silent' | null {
  const open = trajectory.parts.filter((part) => partState(part) !== 'done')
  if (open.length === 0) return null
  const daysBetween = (from: Day, to: Day) =>
    Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
  const gone = daysBetween(trajectory.startedOn, today)
  let pace = false
  for (const part of open) {
    if (part.termMonths === null) continue
    const end = termEnds(trajectory.startedOn, part.termMonths)
    if (today > end) return 'term'
    const share = part.requiredMinutes ? part.minutes / part.requiredMinutes : 0
    const whole = daysBetween(trajectory.startedOn, end)
    // An exam is done at the end; only hours have a pace.
    if (part.requiredMinutes && gone / whole - share > slack) pace = true
  }
  if (pace) return 'pace'
  const silentSince = trajectory.lastOn ?? trajectory.startedOn
  const hoursOpen = open.some((part) => part.requiredMinutes !== null && part.termMonths === null)
  return hoursOpen && daysBetween(silentSince, today) > silentDays ? 'silent' : null
}
