import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidePlace, holdEndsAt, offerEndsAt } from '@/lib/places/rules'
import { hours, minutes, shift } from '@/lib/time/time'

const now = new Date('2026-10-05T10:00:00Z')
const closesAt = shift(now, hours(24 * 30))

describe('who comes gets a place or a number', () => {
  test('a free place when nobody waits', () => {
    expect(decidePlace({ capacity: 2, taken: 1, waiting: 0, closesAt, now })).toEqual({ kind: 'place' })
  })
  test('a number when it is full', () => {
    expect(decidePlace({ capacity: 2, taken: 2, waiting: 3, closesAt, now })).toEqual({
      kind: 'waiting',
      position: 4,
    })
  })
  test('a free place belongs first to those who wait', () => {
    expect(decidePlace({ capacity: 2, taken: 1, waiting: 1, closesAt, now })).toEqual({
      kind: 'waiting',
      position: 2,
    })
  })
  test('nobody from the very moment it closes', () => {
    const pool = { capacity: 2, taken: 0, waiting: 0, closesAt: now, now }
    expect(decidePlace(pool)).toEqual({ kind: 'refused', reason: 'closed' })
    expect(decidePlace({ ...pool, closesAt: shift(now, 1) })).toEqual({ kind: 'place' })
  })
  test('never a place beyond the capacity, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (capacity, taken, waiting) => {
        const decision = decidePlace({ capacity, taken, waiting, closesAt, now })
        return decision.kind !== 'place' || (taken < capacity && waiting === 0)
      }),
    )
  })
})

describe('an offered place is kept', () => {
  test('for a day when the start is far', () => {
    expect(offerEndsAt(now, closesAt)).toEqual(shift(now, hours(24)))
  })
  test('for a quarter of the time that is left when the start is near', () => {
    expect(offerEndsAt(now, shift(now, hours(40)))).toEqual(shift(now, hours(10)))
  })
  test('for two hours at least, but never after the pool closes', () => {
    expect(offerEndsAt(now, shift(now, hours(5)))).toEqual(shift(now, hours(2)))
    expect(offerEndsAt(now, shift(now, minutes(50)))).toEqual(shift(now, minutes(50)))
  })
})

test('an unconfirmed booking keeps its place half an hour, and not past the closing', () => {
  expect(holdEndsAt(now, closesAt)).toEqual(shift(now, minutes(30)))
  expect(holdEndsAt(now, shift(now, minutes(10)))).toEqual(shift(now, minutes(10)))
})
