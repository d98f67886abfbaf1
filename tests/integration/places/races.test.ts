import { describe, expect, test } from 'vitest'
import { bookPlace } from '@/lib/courses/book-place'
import { runPlaceOwner } from '@/lib/courses/place-owner'
import {
  acceptOffer,
  changeCapacity,
  declineOffer,
  expirePlaces,
  giveUpPlace,
} from '@/lib/places/change-place'
import { brokenInvariants } from '@/lib/places/invariants'
import { takePlace } from '@/lib/places/take-place'
import { days, hours, shift } from '@/lib/time/time'
import { contextOf, noon, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()
const stateOf = async (bookingId: string) =>
  (await database.db.booking.findUniqueOrThrow({ where: { id: bookingId } })).state
const waitingOrder = async (poolId: string) =>
  (
    await database.db.booking.findMany({ where: { poolId, state: 'waiting' }, orderBy: { arrival: 'asc' } })
  ).map((row) => row.personId)

/** Everybody presses the button at once, past the gate that would let only four through. */
async function rush(on: TestDatabase, poolId: string, people: readonly string[]) {
  const ctx = contextOf(on)
  return Promise.allSettled(
    people.map((personId) => takePlace(ctx, runPlaceOwner, { poolId, personId, bookedBy: 'self' })),
  )
}

describe('five hundred people and twenty places', () => {
  test('exactly twenty get a place and the list is 1..480 in order of arrival; nobody sees an error', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx, { capacity: 20 })
    const people = await makePeople(ctx, 500)
    const answers = await Promise.all(
      people.map((personId) => bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' })),
    )
    expect(answers.every((answer) => answer.ok)).toBe(true)
    const values = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    expect(values.filter((value) => value.state === 'placed')).toHaveLength(20)
    const told = values.flatMap((value) => (value.position ? [value.position] : [])).sort((a, b) => a - b)
    expect(told).toEqual(Array.from({ length: 480 }, (_, n) => n + 1))
    // What each was told is what the list says.
    const order = await waitingOrder(run.poolId)
    for (const [index, answer] of answers.entries())
      if (answer.ok && answer.value.position) expect(order[answer.value.position - 1]).toBe(people[index])
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('twin with the guard off: the same rush overbooks', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx, { capacity: 3 })
    const people = await makePeople(ctx, 40)
    const open = await withoutGuards(database)
    try {
      await rush(open, run.poolId, people)
      const pool = await database.db.placePool.findUniqueOrThrow({ where: { id: run.poolId } })
      expect(pool.taken).toBeGreaterThan(pool.capacity)
    } finally {
      await open.close()
      await database.db.booking.deleteMany({ where: { poolId: run.poolId } })
      await database.sql(
        'ALTER TABLE place_pool ADD CONSTRAINT place_pool_never_overbooked CHECK (taken >= 0 AND taken <= capacity)',
      )
    }
  })

  test('the database itself forbids what a forgotten lock would allow', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx, { capacity: 1 })
    const [one, two] = await makePeople(ctx, 2)
    await rush(database, run.poolId, [one ?? ''])
    const insert = (personId: string) =>
      database.sql(
        `INSERT INTO booking (id, pool_id, person_id, state, reference, booked_at) VALUES (gen_random_uuid(), '${run.poolId}', '${personId}', 'placed', gen_random_uuid()::text, now())`,
      )
    await expect(insert(two ?? '')).rejects.toThrow(/place_pool_never_overbooked/)
    await expect(insert(one ?? '')).rejects.toThrow(
      /booking_one_active_per_person|place_pool_never_overbooked/,
    )
  })
})

describe('one person, many clicks', () => {
  test('ten simultaneous tries make one booking and nine friendly answers', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx, { capacity: 5 })
    const [person = ''] = await makePeople(ctx, 1)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        bookPlace(ctx, { runId: run.runId, personId: person, bookedBy: 'self' }),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'alreadyBooked')).toHaveLength(9)
    expect(await database.db.booking.count({ where: { poolId: run.poolId } })).toBe(1)
  })

  test('six courses at once: five are booked and the sixth is refused with the number', async () => {
    const ctx = contextOf(database)
    const runs = await Promise.all(Array.from({ length: 6 }, () => makeRun(ctx)))
    const [person = ''] = await makePeople(ctx, 1)
    const answers = await Promise.all(
      runs.map((run) => bookPlace(ctx, { runId: run.runId, personId: person, bookedBy: 'self' })),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5)
    expect(answers.find((answer) => !answer.ok)).toEqual({
      ok: false,
      refusal: 'tooManyCourses',
      details: { most: 5 },
    })
  })

  test('twin with the guard off: all six are booked', async () => {
    const ctx = contextOf(database)
    const runs = await Promise.all(Array.from({ length: 6 }, () => makeRun(ctx)))
    const [person = ''] = await makePeople(ctx, 1)
    const open = await withoutGuards(database, [])
    try {
      const answers = await Promise.all(
        runs.map((run) =>
          bookPlace(contextOf(open), { runId: run.runId, personId: person, bookedBy: 'self' }),
        ),
      )
      expect(answers.filter((answer) => answer.ok)).toHaveLength(6)
    } finally {
      await open.close()
    }
  })
})

describe('the waiting list', () => {
  async function fullRun(capacity: number, waiting: number) {
    const ctx = contextOf(database)
    const run = await makeRun(ctx, { capacity })
    const people = await makePeople(ctx, capacity + waiting)
    const bookings: string[] = []
    for (const personId of people) {
      const answer = await bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' })
      if (answer.ok) bookings.push(answer.value.bookingId)
    }
    return { ctx, run, people, bookings }
  }

  test('a cancelled place is offered to the head of the list, who accepts', async () => {
    const { ctx, bookings } = await fullRun(1, 3)
    const [placed = '', first = '', second = ''] = bookings
    await giveUpPlace(ctx, runPlaceOwner, { bookingId: placed })
    expect(await stateOf(first)).toBe('offered')
    expect(await stateOf(second)).toBe('waiting')
    expect(await acceptOffer(ctx, runPlaceOwner, { bookingId: first })).toEqual({ ok: true, value: null })
    expect(await acceptOffer(ctx, runPlaceOwner, { bookingId: second })).toMatchObject({
      ok: false,
      refusal: 'noOffer',
    })
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('cancelling and booking at once: the head of the list comes first, never the newcomer', async () => {
    for (let round = 0; round < 8; round++) {
      const { ctx, run, bookings } = await fullRun(1, 1)
      const [placed = '', head = ''] = bookings
      const [late = ''] = await makePeople(ctx, 1)
      const [, booked] = await Promise.all([
        giveUpPlace(ctx, runPlaceOwner, { bookingId: placed }),
        takePlace(ctx, runPlaceOwner, { poolId: run.poolId, personId: late, bookedBy: 'self' }),
      ])
      expect(await stateOf(head)).toBe('offered')
      expect(booked.ok && booked.value.state).toBe('waiting')
    }
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('an offer that ran out goes to the next, also when two workers look at the same tick', async () => {
    const { run, bookings, ctx } = await fullRun(2, 5)
    await giveUpPlace(ctx, runPlaceOwner, { bookingId: bookings[0] ?? '' })
    await giveUpPlace(ctx, runPlaceOwner, { bookingId: bookings[1] ?? '' })
    const later = contextOf(database, { now: shift(noon, hours(25)) })
    await Promise.all([1, 2, 3].map(() => expirePlaces(later, [runPlaceOwner])))
    const states = await Promise.all(bookings.map(stateOf))
    expect(states).toEqual(['cancelled', 'cancelled', 'expired', 'expired', 'offered', 'offered', 'waiting'])
    const pool = await database.db.placePool.findUniqueOrThrow({ where: { id: run.poolId } })
    expect([pool.taken, pool.waiting]).toEqual([2, 1])
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('an offer is dead at its minute, whether or not the worker was there', async () => {
    const { ctx, bookings } = await fullRun(1, 1)
    await giveUpPlace(ctx, runPlaceOwner, { bookingId: bookings[0] ?? '' })
    const later = contextOf(database, { now: shift(noon, hours(24)) })
    expect(await acceptOffer(later, runPlaceOwner, { bookingId: bookings[1] ?? '' })).toMatchObject({
      refusal: 'offerExpired',
    })
  })

  test('no, thank you: the next is asked at once', async () => {
    const { ctx, bookings } = await fullRun(1, 2)
    await giveUpPlace(ctx, runPlaceOwner, { bookingId: bookings[0] ?? '' })
    await declineOffer(ctx, runPlaceOwner, { bookingId: bookings[1] ?? '' })
    expect(await stateOf(bookings[2] ?? '')).toBe('offered')
  })

  test('fewer places than are taken is refused; more are offered in order', async () => {
    const { ctx, run, bookings } = await fullRun(2, 3)
    expect(await changeCapacity(ctx, runPlaceOwner, { poolId: run.poolId, capacity: 1 })).toEqual({
      ok: false,
      refusal: 'belowTaken',
      details: { taken: 2 },
    })
    expect(await changeCapacity(ctx, runPlaceOwner, { poolId: run.poolId, capacity: 4 })).toEqual({
      ok: true,
      value: { offered: 2 },
    })
    expect(await Promise.all(bookings.slice(2).map(stateOf))).toEqual(['offered', 'offered', 'waiting'])
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('nothing is offered once the run has begun', async () => {
    const { bookings } = await fullRun(1, 1)
    const begun = contextOf(database, { now: shift(noon, days(31)) })
    await giveUpPlace(begun, runPlaceOwner, { bookingId: bookings[0] ?? '' })
    expect(await stateOf(bookings[1] ?? '')).toBe('waiting')
  })
})
