import { describe, expect, test } from 'vitest'
import { behindWhy, partState, termEnds } from '@/lib/passport/rules'
import { hoursInput } from '@/lib/passport/schema'

const part = { requiredMinutes: 2400, termMonths: null, minutes: 0, doneOn: null }

test('a part is to do, under way, done', () => {
  expect(partState(part)).toBe('todo')
  expect(partState({ ...part, minutes: 1 })).toBe('busy')
  expect(partState({ ...part, minutes: 2400 })).toBe('done')
  expect(partState({ ...part, doneOn: '2026-01-01' })).toBe('done')
  expect(partState({ ...part, requiredMinutes: null, minutes: 9000 })).toBe('todo')
})

test('a term ends on the same day of its month, or on the month’s last', () => {
  expect(termEnds('2024-01-31', 36)).toBe('2027-01-31')
  expect(termEnds('2024-01-31', 1)).toBe('2024-02-29')
})

describe('somebody is behind', () => {
  const one = { startedOn: '2025-01-01', lastOn: null, parts: [part] }
  test('never when all is done', () => {
    expect(behindWhy({ ...one, parts: [{ ...part, minutes: 2400 }] }, '2030-01-01')).toBeNull()
  })
  test('after ninety silent days where no law gives a term, not on the ninetieth', () => {
    expect(behindWhy(one, '2025-04-01')).toBeNull()
    expect(behindWhy(one, '2025-04-02')).toBe('silent')
    expect(behindWhy({ ...one, lastOn: '2025-03-01' }, '2025-04-02')).toBeNull()
  })
  test('by its pace, a fifth of the whole or more behind the calendar', () => {
    const term = { ...part, requiredMinutes: 48_000, termMonths: 36 }
    expect(behindWhy({ ...one, parts: [term] }, '2025-07-01')).toBeNull()
    expect(behindWhy({ ...one, parts: [term] }, '2025-09-01')).toBe('pace')
    expect(behindWhy({ ...one, parts: [{ ...term, minutes: 24_000 }] }, '2026-06-01')).toBeNull()
  })
  test('when the term has passed, also of an exam; an exam has no pace', () => {
    const exam = { requiredMinutes: null, termMonths: 36, minutes: 0, doneOn: null }
    expect(behindWhy({ ...one, parts: [exam] }, '2028-01-01')).toBeNull()
    expect(behindWhy({ ...one, parts: [exam] }, '2028-01-02')).toBe('term')
  })
})

test('hours are read as people write them, in any digits', () => {
  const minutes = (text: string) => hoursInput.safeParse(text).data
  expect([minutes('2'), minutes('2,5'), minutes('1:30'), minutes('٢٫٥'), minutes('۳')]).toEqual([
    120, 150, 90, 150, 180,
  ])
  for (const text of ['', '0', '17', 'twee', '-1', '1:75', '2 uur'])
    expect(hoursInput.safeParse(text).success, text).toBe(false)
})
