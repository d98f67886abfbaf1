import { Temporal } from 'temporal-polyfill'

/** A calendar day in the town: `2026-10-08`. */
export type Day = string

const minuteMs = 60_000
export const minutes = (count: number) => count * minuteMs
export const hours = (count: number) => count * 60 * minuteMs
export const days = (count: number) => count * 24 * 60 * minuteMs

/** `at` moved by a number of milliseconds (negative: back). Exact time, so a day is 24 hours. */
export function shift(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds)
}

/** The town's wall clock at an instant. */
export function inTown(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}

/** The calendar day it is in the town at an instant. */
export function dayOf(at: Date, zone: string): Day {
  return inTown(at, zone).toPlainDate().toString()
}

/**
 * The instant at which the town's clock shows this day and minute after midnight. In the spring gap the
 * clock has moved on by the gap; in the autumn's double hour the first of the two is meant (RFC 5545 §3.3.5).
 */
export function instantOf(day: Day, minute: number, zone: string): Date {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 })
  const date = Temporal.PlainDate.from(day).add({ days: Math.floor(minute / 1440) })
  return new Date(date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}

/** The day `count` days after `day`. */
export function addDays(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString()
}

/** The day `count` months after `day` (negative: before); the 31st becomes the month's last day. */
export function addMonths(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ months: count }).toString()
}

/** ISO 8601 weekday, 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** True for a real day written as YYYY-MM-DD (31 February is not one). */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** Half-open intervals [from, to): two that only touch do not overlap. */
export function overlaps(a: { from: Date; to: Date }, b: { from: Date; to: Date }): boolean {
  return a.from < b.to && b.from < a.to
}

/** A `Date` at UTC midnight, as the database driver wants a calendar day. */
export function dayToDate(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

/** The calendar day of a `date` column. */
export function dateToDay(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

/** `9:30` or `09:30` → 570; null when it is no time of day. */
export function minuteOfTime(value: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(value)
  if (!match) return null
  const [hour, minute] = [Number(match[1]), Number(match[2])]
  return hour < 24 && minute < 60 ? hour * 60 + minute : null
}

/** 570 → `09:30`. */
export function timeOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
