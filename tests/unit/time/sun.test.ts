import { expect, test } from 'vitest'
import { sunOf } from '@/lib/time/sun'

// Published times of the Royal Observatory of Belgium for Uccle (50.80 N, 4.36 E), within two minutes.
test.each([
  ['2026-06-21', '03:29', '20:00'],
  ['2026-12-21', '07:42', '15:38'],
  ['2026-03-20', '05:44', '17:54'],
])('the sun of %s rises and sets when it does', (day, rises, sets) => {
  const sun = sunOf(day, { latitude: 50.8, longitude: 4.36 })
  const off = (at: Date | undefined, clock: string) =>
    Math.abs((at?.getTime() ?? 0) - Date.parse(`${day}T${clock}:00Z`)) / 60_000
  expect(off(sun?.risesAt, rises)).toBeLessThan(3)
  expect(off(sun?.setsAt, sets)).toBeLessThan(3)
})

test('it neither rises nor sets in the polar night', () => {
  expect(sunOf('2026-12-21', { latitude: 80, longitude: 20 })).toBeNull()
})
