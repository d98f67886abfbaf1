import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactIsOpen, escalationDay, nextWaveAt } from '@/lib/appointments/accompany-rules'
import { freeStarts, mayChange, openWindows, stateOf } from '@/lib/appointments/rules'
import { hours, minutes, overlaps, shift } from '@/lib/time/time'

const zone = 'Europe/Brussels'
const weekly = (
  weekday: number,
  fromMinute = 540,
  toMinute = 720,
  audience: 'public' | 'internal' = 'public',
) => ({
  weekday,
  fromMinute,
  toMinute,
  audience,
  validFrom: '2026-01-01',
  validTo: null,
})
const iso = (dates: readonly Date[]) => dates.map((date) => date.toISOString())

describe('when somebody sees people', () => {
  const open = (input: Partial<Parameters<typeof openWindows>[0]>) =>
    openWindows({
      hours: [weekly(1)],
      audience: 'public',
      fromDay: '2026-10-05',
      toDay: '2026-10-11',
      closures: [],
      zone,
      ...input,
    })

  test('weekly hours are the town’s clock, also after the clock was put back', () => {
    const windows = open({ fromDay: '2026-10-19', toDay: '2026-10-26' })
    expect(iso(windows.map((window) => window.from))).toEqual([
      '2026-10-19T07:00:00.000Z',
      '2026-10-26T08:00:00.000Z',
    ])
  })
  test('internal hours are hidden from the public and open to staff', () => {
    const hours = [weekly(1), weekly(2, 540, 600, 'internal')]
    expect(open({ hours })).toHaveLength(1)
    expect(open({ hours, audience: 'internal' })).toHaveLength(2)
  })
  test('hours begin and end on their days', () => {
    expect(open({ hours: [{ ...weekly(1), validTo: '2026-10-04' }] })).toHaveLength(0)
    expect(open({ hours: [{ ...weekly(1), validFrom: '2026-10-06' }] })).toHaveLength(0)
    expect(open({ hours: [{ ...weekly(1), validTo: '2026-10-05' }] })).toHaveLength(1)
  })
  test('a closure in the middle leaves both ends, one over all leaves nothing', () => {
    const middle = { from: new Date('2026-10-05T08:00:00Z'), to: new Date('2026-10-05T09:00:00Z') }
    const windows = open({ closures: [middle] })
    expect(windows.map((window) => iso([window.from, window.to]))).toEqual([
      ['2026-10-05T07:00:00.000Z', '2026-10-05T08:00:00.000Z'],
      ['2026-10-05T09:00:00.000Z', '2026-10-05T10:00:00.000Z'],
    ])
    expect(
      open({ closures: [{ from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-10-08T00:00:00Z') }] }),
    ).toEqual([])
  })
})

describe('free starts', () => {
  const window = { from: new Date('2026-10-05T07:00:00Z'), to: new Date('2026-10-05T10:00:00Z') }
  const starts = (input: Partial<Parameters<typeof freeStarts>[0]> = {}) =>
    freeStarts({
      windows: [window],
      busy: [],
      durationMinutes: 40,
      bufferMinutes: 5,
      notBefore: new Date(0),
      ...input,
    })

  test('follow each other by the length and its time for notes; the last one may end with the window', () => {
    expect(iso(starts()).map((at) => at.slice(11, 16))).toEqual(['07:00', '07:45', '08:30', '09:15'])
  })
  test('leave out what is taken, and what comes too soon', () => {
    const busy = [{ from: new Date('2026-10-05T08:00:00Z'), to: new Date('2026-10-05T08:10:00Z') }]
    expect(starts({ busy }).map((at) => at.toISOString().slice(11, 16))).toEqual(['07:00', '08:30', '09:15'])
    expect(starts({ notBefore: new Date('2026-10-05T08:30:00Z') })).toHaveLength(2)
  })
  test('never overlap each other, what is taken, or the window’s end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 90 }),
        fc.integer({ min: 0, max: 20 }),
        fc.array(fc.tuple(fc.integer({ min: -60, max: 200 }), fc.integer({ min: 1, max: 90 })), {
          maxLength: 5,
        }),
        (durationMinutes, bufferMinutes, taken) => {
          const busy = taken.map(([at, length]) => ({
            from: shift(window.from, minutes(at)),
            to: shift(window.from, minutes(at + length)),
          }))
          const found = starts({ durationMinutes, bufferMinutes, busy }).map((at) => ({
            from: at,
            to: shift(at, minutes(durationMinutes + bufferMinutes)),
          }))
          found.forEach((slot, n) => {
            expect(shift(slot.from, minutes(durationMinutes)) <= window.to).toBe(true)
            expect(busy.some((other) => overlaps(slot, other))).toBe(false)
            expect(found.slice(n + 1).some((other) => overlaps(slot, other))).toBe(false)
          })
        },
      ),
    )
  })
})

describe('where an appointment stands', () => {
  const now = new Date('2026-10-05T10:00:00Z')
  const bare = {
    keptUntil: null,
    confirmedAt: null,
    arrivedAt: null,
    doneAt: null,
    noShowAt: null,
    cancelledAt: null,
    now,
  }
  test.each([
    ['reserved', { keptUntil: shift(now, 1) }],
    ['expired', { keptUntil: now }],
    ['confirmed', { keptUntil: now, confirmedAt: now }],
    ['arrived', { confirmedAt: now, arrivedAt: now }],
    ['done', { confirmedAt: now, arrivedAt: now, doneAt: now }],
    ['noShow', { confirmedAt: now, noShowAt: now }],
    ['cancelled', { confirmedAt: now, cancelledAt: now }],
  ])('%s', (state, row) => {
    expect(stateOf({ ...bare, ...row })).toBe(state)
  })
  test('it may be changed until it begins', () => {
    expect(mayChange({ state: 'confirmed', startsAt: shift(now, 1), now })).toBe(true)
    expect(mayChange({ state: 'confirmed', startsAt: now, now })).toBe(false)
    expect(mayChange({ state: 'done', startsAt: shift(now, 1), now })).toBe(false)
  })
})

describe('asking somebody along', () => {
  const now = new Date('2026-10-05T10:00:00Z')
  test('waves come closer together as the day comes near, and end with it', () => {
    expect(nextWaveAt(now, shift(now, hours(200)))).toEqual(shift(now, hours(24)))
    expect(nextWaveAt(now, shift(now, hours(48)))).toEqual(shift(now, hours(4)))
    expect(nextWaveAt(now, shift(now, hours(6)))).toEqual(shift(now, hours(1)))
    expect(nextWaveAt(now, shift(now, hours(0.5)))).toBeNull()
  })
  test('four working days before leaves out the weekend and holidays', () => {
    // Wednesday 11 November 2026 is a holiday; the appointment is on Monday the 16th.
    const at = new Date('2026-11-16T09:00:00Z')
    expect(escalationDay(at, { zone, country: 'NL' }, new Set())).toBe('2026-11-10')
    // In Belgium the 11th is a holiday by law: nobody need enter it as a closure.
    expect(escalationDay(at, { zone, country: 'BE' }, new Set())).toBe('2026-11-09')
    expect(escalationDay(at, { zone, country: 'BE' }, new Set(['2026-11-12']))).toBe('2026-11-06')
  })
  test('contact details open with the yes and close a day after', () => {
    const endsAt = now
    expect(contactIsOpen({ acceptedAt: null, endsAt, now })).toBe(false)
    expect(contactIsOpen({ acceptedAt: now, endsAt, now: shift(now, hours(23)) })).toBe(true)
    expect(contactIsOpen({ acceptedAt: now, endsAt, now: shift(now, hours(24)) })).toBe(false)
  })
})
