import { describe, expect, test } from 'vitest'
import { conditionOf, type Standing, stageDone, stageOf } from '@/lib/cases/rules'
import { stageKeys, stageSigns } from '@/lib/cases/vocabulary'

const standing = (more: Partial<Standing> = {}): Standing => ({
  closed: false,
  assigned: false,
  answered: false,
  facts: new Set(),
  papers: [{ required: true, ready: false, seen: false, waived: false }],
  tasks: [{ who: 'centre', done: false, dueOn: null }],
  referral: 'none',
  ...more,
})

describe('a stage', () => {
  test('that the type says nothing of ends by what usually ends it', () => {
    expect(stageDone('submit', standing({ facts: new Set(['submittedOn']) }))).toBe(true)
    expect(stageDone('gather', standing({ facts: new Set(['submittedOn']) }))).toBe(true)
    expect(stageDone('read', standing())).toBe(false)
  })
  test('ends by one of the type’s signs, or by all of them', () => {
    const signs = ['submittedOn', 'tasksDone'] as const
    const half = standing({ facts: new Set(['submittedOn']) })
    expect(stageDone('act', half, { act: { match: 'any', signs } })).toBe(true)
    expect(stageDone('act', half, { act: { match: 'all', signs } })).toBe(false)
    expect(stageDone('act', { ...half, tasks: [] }, { act: { match: 'all', signs } })).toBe(true)
  })
  test('called “finish” is ended by nothing but closing', () => {
    expect(conditionOf('finish', { finish: { match: 'any', signs: ['assigned'] } })).toBeNull()
    expect(stageDone('finish', standing({ assigned: true }))).toBe(false)
    expect(stageOf(['asked', 'finish'], standing({ assigned: true }))).toBe('finish')
  })
  test('of a closed case is behind it, whatever the signs', () => {
    for (const stage of stageKeys) expect(stageDone(stage, standing({ closed: true }))).toBe(true)
  })
  test('is never behind a case of which nothing is known, by any single sign but the empty lists', () => {
    for (const sign of stageSigns)
      expect(stageDone('act', standing(), { act: { match: 'any', signs: [sign] } })).toBe(false)
  })
})
