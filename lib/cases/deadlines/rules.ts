import { Temporal } from 'temporal-polyfill'
import { addDays, type Day } from '@/lib/time/time'
import type { Light, Offset } from './types'

/** Months and years run to the same day-number, or the last day of that month when it has none. */
export function addCalendar(day: Day, { count, unit }: Offset): Day {
  const date = Temporal.PlainDate.from(day)
  if (unit === 'd') return addDays(day, count)
  if (unit === 'w') return addDays(day, count * 7)
  if (unit === 'm') return date.add({ months: count }, { overflow: 'constrain' }).toString()
  if (unit === 'y') return date.add({ years: count }, { overflow: 'constrain' }).toString()
  throw new Error('working days need a country')
}

/** Days from one day to another; negative when it is past. */
export function daysUntil(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}

type Standing = {
  kind: string
  earliestOn: Day | null
  latestOn: Day | null
  safeFromOn: Day | null
  safeUntilOn: Day | null
  metOn: Day | null
  missedOn: Day | null
}

/** The light of a term: a colour alone says nothing, so each has its words (`cases.light.<light>`). */
export function lightOf(term: Standing, today: Day, sure: boolean): Light {
  if (term.metOn) return 'met'
  if (term.missedOn) return 'missed'
  if (!sure) return 'grey'
  const until = term.safeUntilOn ?? term.latestOn
  if (term.kind === 'authority') return until && today > until ? 'overdue' : 'waiting'
  const from = term.safeFromOn ?? term.earliestOn
  if (from && today < from) return 'early'
  if (!until) return 'now'
  if (term.latestOn && today > term.latestOn) return 'late'
  if (today > until) return term.latestOn ? 'last' : 'late'
  return daysUntil(today, until) <= 7 ? 'soon' : 'now'
}

/** The colour and moon of each light. */
export const lightLook: Record<
  Light,
  { tone: 'ok' | 'warn' | 'late' | 'info'; phase: 'open' | 'busy' | 'done' | 'waiting' | 'late' }
> = {
  early: { tone: 'ok', phase: 'open' },
  now: { tone: 'info', phase: 'busy' },
  soon: { tone: 'warn', phase: 'busy' },
  last: { tone: 'late', phase: 'late' },
  late: { tone: 'late', phase: 'late' },
  met: { tone: 'ok', phase: 'done' },
  missed: { tone: 'late', phase: 'late' },
  waiting: { tone: 'info', phase: 'waiting' },
  overdue: { tone: 'warn', phase: 'waiting' },
  grey: { tone: 'info', phase: 'open' },
}
