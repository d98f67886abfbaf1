import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { taughtWhere } from '@/lib/teaching/policy'
import { attended, decideSheet, passportKindOf, rulesMet } from '@/lib/teaching/rules'

describe('a save of a sheet', () => {
  const facts = { version: 3, base: 3, arrivedBefore: false, sameMarks: false }
  test('made on what is there is written', () => {
    expect(decideSheet(facts)).toBe('write')
    expect(decideSheet({ ...facts, version: 0, base: 0 })).toBe('write')
  })
  test('that arrived before is the same one, whatever happened since', () => {
    expect(decideSheet({ ...facts, base: 1, arrivedBefore: true })).toBe('same')
  })
  test('made on something older conflicts, unless it says the same', () => {
    expect(decideSheet({ ...facts, base: 2 })).toBe('conflict')
    expect(decideSheet({ ...facts, base: 2, sameMarks: true })).toBe('same')
  })
})

test('who came late was there; who let us know is not absent', () => {
  expect(attended(['present', 'late', 'excused', 'absent', 'absent'])).toEqual({
    there: 2,
    absent: 2,
    excused: 1,
    held: 5,
  })
  expect(attended([])).toEqual({ there: 0, absent: 0, excused: 0, held: 0 })
})

test('rules come true from their number on', () => {
  const rules = [
    { id: 'message', trigger: 'absences', threshold: 2 },
    { id: 'call', trigger: 'absences', threshold: 4 },
    { id: 'end', trigger: 'runEnded', threshold: 0 },
  ]
  const met = (absences: number) => rulesMet(rules, absences).map((rule) => rule.id)
  expect(met(1)).toEqual([])
  expect(met(2)).toEqual(['message'])
  expect(met(5)).toEqual(['message', 'call'])
})

test('hours of a language café are not those of a lesson', () => {
  expect(passportKindOf('language')).toBe('lesson')
  expect(passportKindOf('cafe')).toBe('languageCafe')
  expect(passportKindOf('work')).toBe('training')
})

test('a teacher opens their own groups and those where they stand in; a coordinator all; others none', () => {
  const person = (...roles: ('teacher' | 'coordinator' | 'newcomer')[]): Actor => ({
    kind: 'person',
    personId: 'p',
    sessionId: 's',
    roles,
  })
  expect(taughtWhere(person('teacher'), ['r'])).toEqual({ OR: [{ teacherId: 'p' }, { id: { in: ['r'] } }] })
  expect(taughtWhere(person('coordinator'), [])).toEqual({})
  // A substitution alone opens nothing to somebody who is no teacher any more.
  expect(taughtWhere(person('newcomer'), ['r'])).toEqual({ id: { in: [] } })
  expect(taughtWhere({ kind: 'anonymous' }, ['r'])).toEqual({ id: { in: [] } })
})
