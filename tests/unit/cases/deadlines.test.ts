import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendar, daysUntil, lightOf } from '@/lib/cases/deadlines/rules'
import type { RuleShape } from '@/lib/cases/deadlines/types'
import { firstReminder, nextReminder, reminderDays, windowOf } from '@/lib/cases/deadlines/window'
import { shippedRules } from '@/lib/cases/install-types'
import { isTold } from '@/lib/cases/terms'
import { countries } from '@/lib/cases/vocabulary'
import { addDays, dayToDate } from '@/lib/time/time'
import {
  addWorkingDays,
  easterSunday,
  holidays,
  isWorkingDay,
  rollBack,
  rollForward,
} from '@/lib/time/working-days'

const ruleOf = (key: string): RuleShape => {
  const found = shippedRules.find((rule) => rule.key === key)
  if (!found) throw new Error(key)
  return found.rule
}
const anyDay = fc.integer({ min: 0, max: 365 * 30 }).map((count) => addDays('2020-01-01', count))
const anyCountry = fc.constantFrom(...countries)

describe('working-day calendars', () => {
  test('Easter, as the facts name it', () => {
    expect([2026, 2027, 2028].map(easterSunday)).toEqual(['2026-04-05', '2027-03-28', '2028-04-16'])
  })
  test('Belgium: the ten of the law, and 11 November 2026 is a Wednesday off', () => {
    expect([...holidays('BE', 2027)].sort()).toEqual([
      '2027-01-01',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-17',
      '2027-07-21',
      '2027-08-15',
      '2027-11-01',
      '2027-11-11',
      '2027-12-25',
    ])
    expect(isWorkingDay('BE', '2026-11-11')).toBe(false)
    expect(isWorkingDay('BE', '2027-07-21')).toBe(false)
    expect(isWorkingDay('BE', '2026-07-10')).toBe(true)
  })
  test('the Netherlands: 5 May, Ascension and the Friday after fall together in 2027', () => {
    for (const day of [
      '2027-03-26',
      '2027-03-29',
      '2027-04-27',
      '2027-05-05',
      '2027-05-06',
      '2027-05-07',
      '2027-05-17',
    ])
      expect(isWorkingDay('NL', day), day).toBe(false)
    expect(rollForward('NL', '2027-05-05')).toBe('2027-05-10')
    expect(rollForward('BE', '2027-05-05')).toBe('2027-05-05')
    // The king's day moves to Saturday when it is a Sunday.
    expect(holidays('NL', 2031).has('2031-04-26')).toBe(true)
    expect(holidays('NL', 2031).has('2031-04-27')).toBe(false)
  })
  test('rolling lands on a working day and moves no further than it must', () => {
    fc.assert(
      fc.property(anyCountry, anyDay, (country, day) => {
        const [back, forward] = [rollBack(country, day), rollForward(country, day)]
        expect(isWorkingDay(country, back) && isWorkingDay(country, forward)).toBe(true)
        expect(back <= day && day <= forward).toBe(true)
        for (let at = addDays(back, 1); at < forward; at = addDays(at, 1))
          if (at !== day || back !== day) expect(isWorkingDay(country, at)).toBe(false)
      }),
    )
  })
  test('so many working days on and back again is a working day no later than the start', () => {
    fc.assert(
      fc.property(anyCountry, anyDay, fc.integer({ min: 1, max: 60 }), (country, day, count) => {
        const there = addWorkingDays(country, day, count)
        expect(isWorkingDay(country, there)).toBe(true)
        expect(addWorkingDays(country, there, -count) <= day).toBe(true)
      }),
    )
  })
})

describe('months', () => {
  test('run to the same day-number, or the last day of the month', () => {
    expect(addCalendar('2026-08-31', { count: 6, unit: 'm' })).toBe('2027-02-28')
    expect(addCalendar('2027-03-31', { count: -1, unit: 'm' })).toBe('2027-02-28')
    expect(addCalendar('2028-02-29', { count: 1, unit: 'y' })).toBe('2029-02-28')
    expect(addCalendar('2026-10-15', { count: 3, unit: 'm' })).toBe('2027-01-15')
  })
})

describe('windows', () => {
  test('an A card that ends on 15 February 2027: 1 January to 16 January, told on working days', () => {
    expect(windowOf('BE', ruleOf('BE-A-RENEW'), '2027-02-15')).toMatchObject({
      earliestOn: '2027-01-01',
      latestOn: '2027-01-15',
      safeFromOn: '2027-01-06',
      safeUntilOn: '2027-01-14',
    })
  })
  test('three working days after a Friday arrival', () => {
    expect(windowOf('BE', ruleOf('BE-REG-SHORT'), '2026-11-06').latestOn).toBe('2026-11-12')
  })
  test('an appeal that ends on a Saturday: the law gives Monday, we say Friday', () => {
    expect(windowOf('BE', ruleOf('BE-RVV'), '2026-10-08')).toMatchObject({
      latestOn: '2026-11-09',
      safeUntilOn: '2026-11-06',
    })
  })
  test('a Dutch birth term holds two working days', () => {
    // Wednesday before Ascension 2026 (14 May, Friday equated): Monday and Tuesday.
    expect(windowOf('NL', ruleOf('NL-BIRTH'), '2026-05-13').latestOn).toBe('2026-05-19')
  })
  test('a Dutch term of four months does not roll', () => {
    expect(windowOf('NL', ruleOf('NL-ZVW'), '2026-12-27').latestOn).toBe('2027-04-27')
  })
  test('for every rule and day: safe lies inside the law, on working days, never later than the last', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shippedRules), anyDay, ({ key, rule }, day) => {
        const country = key.startsWith('NL') ? 'NL' : 'BE'
        const window = windowOf(country, rule, day)
        const { earliestOn, latestOn, safeFromOn, safeUntilOn } = window
        if (rule.taskOnly) {
          expect(Object.values(window).filter(Boolean)).toEqual([day])
          return
        }
        if (earliestOn && latestOn) expect(earliestOn <= latestOn).toBe(true)
        if (safeFromOn && safeUntilOn) expect(safeFromOn <= safeUntilOn).toBe(true)
        if (safeUntilOn && latestOn) expect(safeUntilOn <= latestOn).toBe(true)
        if (safeFromOn && earliestOn) expect(safeFromOn >= earliestOn).toBe(true)
        if (safeUntilOn && rule.kind === 'act' && latestOn && safeUntilOn < latestOn)
          expect(isWorkingDay(country, safeUntilOn)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
  test('a later trigger never gives an earlier last day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shippedRules), anyDay, ({ key, rule }, day) => {
        const country = key.startsWith('NL') ? 'NL' : 'BE'
        const [a, b] = [windowOf(country, rule, day), windowOf(country, rule, addDays(day, 1))]
        if (a.latestOn && b.latestOn) expect(a.latestOn <= b.latestOn).toBe(true)
        // A term of some days over a long weekend has no day to be careful with: then the last day itself is told.
        const careful = a.safeUntilOn !== a.latestOn
        if (careful && a.safeUntilOn && b.safeUntilOn) expect(a.safeUntilOn <= b.safeUntilOn).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('reminders', () => {
  test('of an A card come at 75, 45, 40 and 33 days, each once, in order', () => {
    const rule = ruleOf('BE-A-RENEW')
    const window = windowOf('BE', rule, '2027-02-15')
    const days = reminderDays(rule, window)
    expect(days.map((day) => daysUntil(day, '2027-02-15'))).toEqual([75, 45, 40, 33])
    expect(nextReminder(rule, window, '2026-12-02')).toBe('2027-01-01')
    expect(nextReminder(rule, window, '2027-01-31')).toBeNull()
  })
  test('that are past when the date becomes known come today; before the first day nothing does', () => {
    const rule = ruleOf('BE-A-RENEW')
    const window = windowOf('BE', rule, '2027-02-15')
    expect(firstReminder(rule, window, '2027-01-08')).toBe('2027-01-08')
    expect(firstReminder(rule, window, '2026-12-02')).toBe('2026-12-02')
    expect(firstReminder(rule, window, '2026-12-01')).toBe('2026-12-02')
  })
  test('the day of a reminder is always after today', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shippedRules), anyDay, anyDay, ({ key, rule }, day, today) => {
        const window = windowOf(key.startsWith('NL') ? 'NL' : 'BE', rule, day)
        const next = nextReminder(rule, window, today)
        if (next) expect(next > today).toBe(true)
      }),
    )
  })
})

describe('the light', () => {
  const window = windowOf('BE', ruleOf('BE-A-RENEW'), '2027-02-15')
  const term = { kind: 'act', metOn: null, missedOn: null, ...window }
  test.each([
    ['2026-12-01', 'early'],
    ['2027-01-06', 'now'],
    ['2027-01-07', 'soon'],
    ['2027-01-15', 'last'],
    ['2027-01-16', 'late'],
  ])('on %s it is %s', (today, light) => {
    expect(lightOf(term, today, true)).toBe(light)
  })
  test('turns grey when nobody stands for the rule any more', () => {
    expect(lightOf(term, '2027-01-06', false)).toBe('grey')
  })
  const rule = {
    tellable: true,
    confidence: 'verified',
    confirmedAt: dayToDate('2026-11-24'),
    validFrom: dayToDate('2026-01-01'),
    validTo: null,
    reviewBy: dayToDate('2027-02-23'),
  }
  test.each([
    ['confirmed and fresh', {}, '2027-02-23', true],
    ['past its review', {}, '2027-02-24', false],
    ['not confirmed', { confirmedAt: null }, '2026-12-01', false],
    ['unsure', { confidence: 'unsure' }, '2026-12-01', false],
    ['not for telling', { tellable: false }, '2026-12-01', false],
    ['no longer valid', { validTo: dayToDate('2026-12-31') }, '2027-01-01', false],
  ])('a rule %s', (_what, change, today, told) => {
    expect(isTold({ ...rule, ...change }, today)).toBe(told)
  })
})
