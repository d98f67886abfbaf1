import { addDays, type Day, instantOf, minutes, overlaps, shift, weekdayOf } from '@/lib/time/time'
import type { AppointmentState, Audience } from './vocabulary'

export type Window = { from: Date; to: Date }
export type WeeklyHours = {
  weekday: number
  fromMinute: number
  toMinute: number
  audience: Audience
  validFrom: Day
  validTo: Day | null
}

/** Where an appointment stands, from its rows: a state is never typed. */
export function stateOf(appointment: {
  keptUntil: Date | null
  confirmedAt: Date | null
  arrivedAt: Date | null
  doneAt: Date | null
  noShowAt: Date | null
  cancelledAt: Date | null
  now: Date
}): AppointmentState {
  if (appointment.cancelledAt) return 'cancelled'
  if (appointment.doneAt) return 'done'
  if (appointment.noShowAt) return 'noShow'
  if (appointment.arrivedAt) return 'arrived'
  if (appointment.confirmedAt) return 'confirmed'
  return appointment.keptUntil && appointment.keptUntil <= appointment.now ? 'expired' : 'reserved'
}

/**
 * When somebody sees people between two days (both inclusive): their weekly hours as instants on the town's clock,
 * with closures cut out. `public` hours are also given away by staff; `internal` ones only by staff.
 */
export function openWindows(input: {
  hours: readonly WeeklyHours[]
  audience: Audience
  fromDay: Day
  toDay: Day
  closures: readonly Window[]
  zone: string
}): Window[] {
  const windows: Window[] = []
  for (let day = input.fromDay; day <= input.toDay; day = addDays(day, 1))
    for (const hour of input.hours)
      if (
        hour.weekday === weekdayOf(day) &&
        hour.validFrom <= day &&
        (!hour.validTo || day <= hour.validTo) &&
        (input.audience === 'internal' || hour.audience === 'public')
      )
        windows.push({
          from: instantOf(day, hour.fromMinute, input.zone),
          to: instantOf(day, hour.toMinute, input.zone),
        })
  return windows
    .flatMap((window) => without(window, input.closures))
    .sort((a, b) => a.from.getTime() - b.from.getTime())
}

/** A window with the closed stretches cut out of it. */
function without(window: Window, closures: readonly Window[]): Window[] {
  let left: Window[] = [window]
  for (const closed of closures)
    left = left.flatMap((part) =>
      overlaps(part, closed)
        ? [
            { from: part.from, to: closed.from < part.from ? part.from : closed.from },
            { from: closed.to > part.to ? part.to : closed.to, to: part.to },
          ].filter((piece) => piece.from < piece.to)
        : [part],
    )
  return left
}

/**
 * The starts that are free in somebody's windows: one after the other from each window's beginning, every quarter of
 * an hour at the most, each with its time for notes inside the window, none before `notBefore`.
 */
export function freeStarts(input: {
  windows: readonly Window[]
  busy: readonly Window[]
  durationMinutes: number
  bufferMinutes: number
  notBefore: Date
}): Date[] {
  const length = minutes(input.durationMinutes + input.bufferMinutes)
  const step = minutes(Math.ceil((input.durationMinutes + input.bufferMinutes) / 15) * 15)
  const starts: Date[] = []
  for (const window of input.windows)
    for (let at = window.from; shift(at, minutes(input.durationMinutes)) <= window.to; at = shift(at, step)) {
      const taken = { from: at, to: shift(at, length) }
      if (at >= input.notBefore && !input.busy.some((other) => overlaps(taken, other))) starts.push(at)
    }
  return starts
}

/** May it still be moved or called off by the person themselves? Up to its beginning. */
export function mayChange(appointment: { state: AppointmentState; startsAt: Date; now: Date }): boolean {
  return (
    (appointment.state === 'confirmed' || appointment.state === 'reserved') &&
    appointment.startsAt > appointment.now
  )
}
