import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  instantOf,
  isDay,
  minuteOfTime,
  overlaps,
  timeOfMinute,
  weekdayOf,
} from '@/lib/time/time'

const zone = 'Europe/Brussels'

describe('the town has one clock', () => {
  test('a day begins at its own midnight', () => {
    expect(dayOf(new Date('2026-10-07T22:00:00Z'), zone)).toBe('2026-10-08')
    expect(dayOf(new Date('2026-12-31T22:59:59Z'), zone)).toBe('2026-12-31')
  })
  test('an instant of a day and minute, in winter and summer', () => {
    expect(instantOf('2026-01-15', 570, zone).toISOString()).toBe('2026-01-15T08:30:00.000Z')
    expect(instantOf('2026-07-15', 570, zone).toISOString()).toBe('2026-07-15T07:30:00.000Z')
    expect(instantOf('2026-07-15', 1440, zone).toISOString()).toBe('2026-07-15T22:00:00.000Z')
  })
})

test('days that do not exist are no days', () => {
  expect(['2026-02-29', '2026-02-31', '2026-13-01', '26-01-01', '2026-1-1', ''].map(isDay)).toEqual(
    Array(6).fill(false),
  )
  expect(isDay('2028-02-29')).toBe(true)
})

test('days are added over the end of a year and both clock changes', () => {
  expect(addDays('2026-12-30', 3)).toBe('2027-01-02')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(weekdayOf('2026-11-23')).toBe(1)
})

test('times of day are read as people write them and refused when they are none', () => {
  expect(['9:30', '09:30', '23:59'].map(minuteOfTime)).toEqual([570, 570, 1439])
  expect(['24:00', '9:60', '930', '', 'noon'].map(minuteOfTime)).toEqual(Array(5).fill(null))
  expect(timeOfMinute(65)).toBe('01:05')
})

test('intervals that only touch do not overlap', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))
  expect(overlaps({ from: at(9), to: at(10) }, { from: at(10), to: at(11) })).toBe(false)
  expect(overlaps({ from: at(9), to: at(11) }, { from: at(10), to: at(12) })).toBe(true)
})
