import { expect, test } from 'vitest'
import { bitsOfTimes, bitsOfWindow } from '@/lib/ambassadors/rules'

const zone = 'Europe/Brussels'
const window = (from: string, to: string) =>
  bitsOfWindow({ from: new Date(`${from}:00Z`), to: new Date(`${to}:00Z`) }, zone)

test('a stretch of a day asks for every part of the week it touches, on the clock of the town', () => {
  // Monday 5 October 2026, two hours ahead of UTC.
  expect(window('2026-10-05T08:00', '2026-10-05T10:00')).toBe(bitsOfTimes(['1-morning']))
  expect(window('2026-10-05T09:30', '2026-10-05T10:30')).toBe(bitsOfTimes(['1-morning', '1-afternoon']))
  expect(window('2026-10-05T15:00', '2026-10-05T15:00')).toBe(bitsOfTimes(['1-evening']))
  expect(window('2026-10-11T06:00', '2026-10-11T16:00')).toBe(
    bitsOfTimes(['7-morning', '7-afternoon', '7-evening']),
  )
})
test('past midnight only what is left of the day counts', () => {
  expect(window('2026-10-05T20:00', '2026-10-06T00:00')).toBe(bitsOfTimes(['1-evening']))
})
