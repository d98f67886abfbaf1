import { describe, expect, test } from 'vitest'
import {
  bestThree,
  type Candidate,
  currentLevels,
  type Fact,
  fitOf,
  gateOf,
  joiningLevel,
  type Person,
} from '@/lib/courses/placement/rules'
import { days, shift } from '@/lib/time/time'

const now = new Date('2026-10-05T10:00:00Z')
const fact = (skill: string, level: string, evidence: Fact['evidence'], ago: number): Fact => ({
  skill,
  level,
  evidence,
  factOn: shift(now, -days(ago)),
})

describe('what somebody’s level is', () => {
  test('the newest counts; a test outweighs what one says oneself for a year and a half, and not longer', () => {
    expect(
      currentLevels([fact('speaking', 'A1', 'self', 90), fact('speaking', 'A2', 'self', 3)], now).speaking,
    ).toMatchObject({ level: 'A2', evidence: 'self' })
    expect(
      currentLevels([fact('speaking', 'A1', 'tested', 300), fact('speaking', 'B1', 'self', 3)], now).speaking,
    ).toMatchObject({ level: 'A1', evidence: 'tested' })
    expect(
      currentLevels([fact('speaking', 'A1', 'tested', 700), fact('speaking', 'B1', 'self', 3)], now).speaking,
    ).toMatchObject({ level: 'B1', evidence: 'self' })
    expect(currentLevels([fact('speaking', 'very good', 'self', 3)], now).speaking).toBeNull()
  })
  test('one joins at the lower of listening and speaking; who does not know the letters begins with them', () => {
    const of = (...facts: Fact[]) => joiningLevel(currentLevels(facts, now))
    expect(of(fact('listening', 'B1', 'self', 1), fact('speaking', 'A2', 'self', 1))).toBe('A2')
    expect(of(fact('speaking', 'A2', 'self', 1), fact('reading', 'alfa', 'self', 1))).toBe('alfa')
    expect(of(fact('reading', 'B1', 'self', 1))).toBe('B1')
    expect(of()).toBeNull()
  })
})

describe('the gate of a course', () => {
  const course = { levelGate: true, levelFrom: 'A1', skills: [] as { skill: string; levelFrom: string }[] }
  const levels = (...facts: Fact[]) => currentLevels(facts, now)
  test('names the level that is needed and the one there is; too high is no reason', () => {
    expect(gateOf(course, levels(fact('speaking', 'A0', 'self', 1)))).toEqual({
      kind: 'below',
      needs: 'A1',
      has: 'A0',
      skill: null,
    })
    expect(gateOf(course, levels(fact('speaking', 'B2', 'self', 1)))).toEqual({ kind: 'open' })
    expect(gateOf(course, levels())).toEqual({ kind: 'unknown' })
  })
  test('one skill can be what is missing', () => {
    const picky = { ...course, skills: [{ skill: 'writing', levelFrom: 'A2' }] }
    expect(
      gateOf(picky, levels(fact('speaking', 'B1', 'self', 1), fact('writing', 'A1', 'self', 1))),
    ).toEqual({
      kind: 'below',
      needs: 'A2',
      has: 'A1',
      skill: 'writing',
    })
  })
  test('a course that does not insist asks nothing', () => {
    expect(gateOf({ ...course, levelGate: false }, levels())).toEqual({ kind: 'open' })
  })
})

describe('what fits', () => {
  const person: Person = {
    level: 'A0',
    goals: ['children'],
    times: ['morning'],
    careChildren: 1,
    online: false,
    digitalSkill: 1,
    languages: ['ti'],
    neighbourhoodId: 'h1',
  }
  const run: Candidate = {
    courseId: 'c1',
    kind: 'language',
    levelFrom: 'A0',
    levelTo: 'A1',
    track: 'standard',
    digitalSkill: 0,
    audience: ['newcomers', 'parents'],
    supportLanguages: ['ti'],
    setting: 'school',
    neighbourhoodId: 'h1',
    firstLessonAt: shift(now, days(10)),
    weekly: [{ weekday: 1, fromMinute: 570, toMinute: 690 }],
    capacity: 12,
    taken: 3,
    waiting: 0,
    childcare: { capacity: 4, taken: 0, waiting: 0 },
  }
  test('says every reason, in words’ order', () => {
    expect(fitOf(run, person, now)?.reasons).toEqual([
      'level',
      'time',
      'childcare',
      'language',
      'goal',
      'near',
      'free',
      'soon',
    ])
  })
  test.each([
    ['another level', { levelFrom: 'A1', levelTo: 'A2' }],
    ['too much computer', { digitalSkill: 3 }],
    ['online against their wish', { setting: 'online' }],
    ['no childcare', { childcare: null }],
    ['a full childcare', { childcare: { capacity: 4, taken: 4, waiting: 0 } }],
  ])('does not offer %s', (_what, change) => {
    expect(fitOf({ ...run, ...change }, person, now)).toBeNull()
  })
  test('another hour and a full course are said, not hidden', () => {
    const reasons = fitOf(
      { ...run, weekly: [{ weekday: 1, fromMinute: 1140, toMinute: 1260 }], taken: 12 },
      person,
      now,
    )
    expect(reasons?.reasons).toEqual(expect.arrayContaining(['otherTime', 'list']))
  })
  test('three at most, no course twice, best first, the sooner where equal', () => {
    const runs = [
      { ...run, courseId: 'a', firstLessonAt: shift(now, days(20)) },
      { ...run, courseId: 'a', firstLessonAt: shift(now, days(5)) },
      { ...run, courseId: 'b', taken: 12 },
      { ...run, courseId: 'c', supportLanguages: [] },
      { ...run, courseId: 'd' },
    ]
    const three = bestThree(runs, person, now)
    expect(three.map((one) => one.run.courseId)).toEqual(['a', 'd', 'c'])
    expect(three[0]?.run.firstLessonAt).toEqual(shift(now, days(5)))
  })
})
