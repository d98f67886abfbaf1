import { describe, expect, test } from 'vitest'
import { bookPlace } from '@/lib/courses/book-place'
import { bookFamily, type Family } from '@/lib/courses/family/book-family'
import { confirmFamily, getFamilyDraft, keepWhat, keepWho } from '@/lib/courses/family/draft'
import { partyOf } from '@/lib/courses/family/queries'
import { acceptMyOffer, cancelBooking } from '@/lib/courses/own-booking'
import { childcarePlaceOwner, childcarePlacesKind, runPlaceOwner } from '@/lib/courses/place-owner'
import { changeCapacity, expirePlaces, giveUpPlace } from '@/lib/places/change-place'
import { brokenInvariants } from '@/lib/places/invariants'
import { takeParty } from '@/lib/places/party'
import { createPool } from '@/lib/places/pool'
import { days, hours, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase({ connections: 20 })
const as = (personId: string, on: TestDatabase = database) => contextOf(on, { actor: personActor(personId) })
const own = { locale: 'ti', bookedBy: 'self' } as const

/** Two runs that never meet, the first with childcare. */
async function twoRuns(places: { a: number; b: number; care?: number }) {
  const ctx = contextOf(database)
  const a = await makeRun(ctx, { capacity: places.a, startsIn: days(30) })
  const b = await makeRun(ctx, { capacity: places.b, startsIn: days(30) + hours(4) })
  const carePool = await createPool(ctx, {
    kind: childcarePlacesKind,
    capacity: places.care ?? 4,
    closesAt: a.startsAt,
  })
  await database.db.courseRun.update({
    where: { id: a.runId },
    data: { childcare: true, childcarePoolId: carePool },
  })
  return { ctx, a, b, carePool }
}

const states = async (poolId: string) =>
  (await database.db.booking.findMany({ where: { poolId }, orderBy: { arrival: 'asc' } })).map(
    (row) => row.state,
  )

async function family(
  me: string,
  runs: { a: { runId: string }; b: { runId: string } },
  change: Partial<Family> = {},
  on: TestDatabase = database,
) {
  return bookFamily(
    as(me, on),
    {
      me: { personId: me, runId: runs.a.runId },
      other: { personId: null, name: `Partner of ${me}`, runId: runs.b.runId },
      children: [{ name: 'Sara', birthYear: 2022 }],
      care: 'mine',
      ...change,
    },
    own,
  )
}

describe('a family', () => {
  test('two grown-ups and a child have their places together; each grown-up is told once, nobody writes to the child', async () => {
    const runs = await twoRuns({ a: 2, b: 2 })
    const [me = ''] = await makePeople(runs.ctx, 1)
    const booked = await family(me, runs)
    expect(booked).toMatchObject({ ok: true, value: { state: 'placed' } })
    expect(await states(runs.carePool)).toEqual(['placed'])
    const mine = await database.db.booking.findFirstOrThrow({ where: { poolId: runs.a.poolId } })
    const party = await partyOf(as(me), mine.id, 'nl')
    expect(party.map((one) => [one.name, one.child, one.state])).toEqual([
      ['Person 0', false, 'placed'],
      [`Partner of ${me}`, false, 'placed'],
      ['Sara', true, 'placed'],
    ])
    const told = await database.db.outboxMessage.findMany({
      where: { dedupeKey: { startsWith: 'booking:' }, personId: { in: [me, party[1]?.bookingId ?? ''] } },
    })
    expect(told.map((row) => row.kind)).toEqual(['courses.placeBooked'])
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('when one of the places is missing all of them wait; an offer comes only when there is a place for all', async () => {
    const runs = await twoRuns({ a: 2, b: 1 })
    const [me = '', first = '', alone = ''] = await makePeople(runs.ctx, 3)
    const there = await bookPlace(runs.ctx, { runId: runs.b.runId, personId: first, bookedBy: 'self' })
    expect(await family(me, runs)).toMatchObject({ ok: true, value: { state: 'waiting' } })
    // The free chair in the other course is not kept empty for them.
    expect(
      await bookPlace(runs.ctx, { runId: runs.a.runId, personId: alone, bookedBy: 'self' }),
    ).toMatchObject({ value: { state: 'placed' } })
    expect(await brokenInvariants(database.db)).toEqual([])
    if (!there.ok) throw new Error(there.refusal)
    await giveUpPlace(runs.ctx, runPlaceOwner, { bookingId: there.value.bookingId })
    expect((await states(runs.a.poolId))[0]).toBe('offered')
    expect(await states(runs.b.poolId)).toEqual(['cancelled', 'offered'])
    expect(await states(runs.carePool)).toEqual(['offered'])
    const mine = await database.db.booking.findFirstOrThrow({
      where: { poolId: runs.a.poolId, personId: me },
    })
    expect(await acceptMyOffer(as(me), { bookingId: mine.id })).toMatchObject({ ok: true })
    expect(await states(runs.b.poolId)).toEqual(['cancelled', 'placed'])
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('an offer to a family that nobody answers ends as one, and its places go to the next', async () => {
    const runs = await twoRuns({ a: 1, b: 1 })
    const [me = '', first = '', next = ''] = await makePeople(runs.ctx, 3)
    const there = await bookPlace(runs.ctx, { runId: runs.b.runId, personId: first, bookedBy: 'self' })
    await family(me, runs)
    await bookPlace(runs.ctx, { runId: runs.b.runId, personId: next, bookedBy: 'self' })
    if (!there.ok) throw new Error(there.refusal)
    await giveUpPlace(runs.ctx, runPlaceOwner, { bookingId: there.value.bookingId })
    const later = contextOf(database, { now: shift(noon, hours(25)) })
    await Promise.all([1, 2].map(() => expirePlaces(later, [runPlaceOwner, childcarePlaceOwner])))
    expect(await states(runs.a.poolId)).toEqual(['expired'])
    expect(await states(runs.b.poolId)).toEqual(['cancelled', 'expired', 'offered'])
    expect(await states(runs.carePool)).toEqual(['expired'])
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('giving up while they wait is for all; with places each gives up their own and their children’s', async () => {
    const runs = await twoRuns({ a: 2, b: 2 })
    const [me = '', stranger = ''] = await makePeople(runs.ctx, 2)
    await family(me, runs)
    const mine = await database.db.booking.findFirstOrThrow({ where: { poolId: runs.a.poolId } })
    const theirs = await database.db.booking.findFirstOrThrow({ where: { poolId: runs.b.poolId } })
    expect(await cancelBooking(as(stranger), { bookingId: theirs.id })).toMatchObject({ refusal: 'notFound' })
    expect(await cancelBooking(as(me), { bookingId: mine.id })).toMatchObject({ ok: true })
    expect(await states(runs.carePool)).toEqual(['cancelled'])
    expect(await states(runs.b.poolId)).toEqual(['placed'])
    // Who booked for the family answers for the other's place too.
    expect(await cancelBooking(as(me), { bookingId: theirs.id })).toMatchObject({ ok: true })
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('more room in the one course that was missing brings the offer', async () => {
    const runs = await twoRuns({ a: 1, b: 1 })
    const [me = '', first = ''] = await makePeople(runs.ctx, 2)
    await bookPlace(runs.ctx, { runId: runs.b.runId, personId: first, bookedBy: 'self' })
    await family(me, runs)
    await changeCapacity(runs.ctx, runPlaceOwner, { poolId: runs.b.poolId, capacity: 2 })
    expect(await states(runs.a.poolId)).toEqual(['offered'])
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('times that clash, children alone, no childcare: refused with the reason and nothing written', async () => {
    const ctx = contextOf(database)
    const runs = await twoRuns({ a: 4, b: 4 })
    const same = await makeRun(ctx, { capacity: 4, startsIn: days(30) })
    const [me = ''] = await makePeople(ctx, 1)
    const before = await database.db.booking.count()
    expect(await family(me, { a: runs.a, b: same }, { care: 'none' })).toMatchObject({
      refusal: 'childrenAlone',
      details: { at: runs.a.startsAt.toISOString() },
    })
    expect(await family(me, { a: runs.a, b: same })).toMatchObject({ ok: true })
    const [other = ''] = await makePeople(ctx, 1)
    expect(await family(other, { a: runs.b, b: runs.a })).toMatchObject({ refusal: 'noChildcare' })
    await bookPlace(ctx, { runId: same.runId, personId: other, bookedBy: 'self' })
    expect(await family(other, runs)).toMatchObject({
      refusal: 'timesClash',
      details: { who: 'me', course: 'Nederlands voor beginners' },
    })
    expect(await database.db.booking.count()).toBe(before + 4)
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('its draft keeps every answer, is nobody else’s, and sent twice leads to one booking', async () => {
    const runs = await twoRuns({ a: 2, b: 2 })
    const [me = '', stranger = ''] = await makePeople(runs.ctx, 2)
    const kept = await keepWho(as(me), {
      other: 'new',
      otherName: 'ዮናስ',
      children: [{ name: 'Sara', birthYear: '2021' }],
    })
    if (!kept.ok) throw new Error(kept.refusal)
    const { draftId } = kept.value
    expect(await keepWhat(as(me), { draftId, mine: runs.a.runId, care: 'mine' })).toMatchObject({
      refusal: 'needsTheirs',
    })
    await keepWhat(as(me), { draftId, mine: runs.a.runId, theirs: runs.b.runId, care: 'mine' })
    expect(await getFamilyDraft(as(stranger), draftId)).toBeNull()
    expect(await confirmFamily(as(stranger), { draftId }, 'ti')).toMatchObject({ refusal: 'notFound' })
    const [one, two] = [
      await confirmFamily(as(me), { draftId }, 'ti'),
      await confirmFamily(as(me), { draftId }, 'ti'),
    ]
    expect(one).toEqual(two)
    expect(await states(runs.b.poolId)).toEqual(['placed'])
  })
})

describe('families at once', () => {
  const orders = async (count: number, places: number) => {
    const ctx = contextOf(database)
    const a = await makeRun(ctx, { capacity: places, startsIn: days(30) })
    const b = await makeRun(ctx, { capacity: places, startsIn: days(30) + hours(4) })
    const people = await makePeople(ctx, count)
    return { a, b, people }
  }
  const rush = (on: TestDatabase, { a, b, people }: Awaited<ReturnType<typeof orders>>) =>
    Promise.allSettled(
      people.map((me, n) =>
        family(me, n % 2 ? { a: b, b: a } : { a, b }, { children: [], care: 'none' }, on),
      ),
    )
  const deadlocks = async () =>
    Number(
      (await database.sql('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()'))
        .rows[0]?.deadlocks,
    )
  const settle = () => new Promise((resolve) => setTimeout(resolve, 1500))

  test('forty in opposite orders for ten and ten: ten families have both, thirty wait for both, no deadlock', async () => {
    await settle()
    const before = await deadlocks()
    const town = await orders(40, 10)
    const answers = await rush(database, town)
    expect(answers.filter((answer) => answer.status === 'rejected')).toEqual([])
    const values = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    expect(values.every((value) => value.ok)).toBe(true)
    expect(values.filter((value) => value.ok && value.value.state === 'placed')).toHaveLength(10)
    for (const run of [town.a, town.b]) {
      const pool = await database.db.placePool.findUniqueOrThrow({ where: { id: run.poolId } })
      expect([pool.taken, pool.waiting]).toEqual([10, 30])
    }
    expect(await brokenInvariants(database.db)).toEqual([])
    await settle()
    expect(await deadlocks()).toBe(before)
  })

  test('twin with the locks off: the same rush gives away more than there is', async () => {
    const town = await orders(40, 3)
    const open = await withoutGuards(database)
    try {
      // Past the gate that would let only four through.
      const overbooked = async () =>
        (
          await database.db.placePool.findMany({ where: { id: { in: [town.a.poolId, town.b.poolId] } } })
        ).some((pool) => pool.taken > pool.capacity)
      for (let round = 0; round < 5 && !(await overbooked()); round++) {
        const people = await makePeople(contextOf(database), 30)
        await Promise.allSettled(
          people.map((me) =>
            takeParty(contextOf(open), runPlaceOwner, {
              bookedById: me,
              bookedBy: 'self',
              claims: [town.a.poolId, town.b.poolId].map((poolId) => ({
                poolId,
                personId: me,
                companion: 0,
              })),
            }),
          ),
        )
      }
      expect(await overbooked()).toBe(true)
    } finally {
      await open.close()
      await database.db.booking.deleteMany({ where: { poolId: { in: [town.a.poolId, town.b.poolId] } } })
      await database.sql(
        'ALTER TABLE place_pool ADD CONSTRAINT place_pool_never_overbooked CHECK (taken >= 0 AND taken <= capacity)',
      )
    }
  })

  test('twin without the order: two who lock the same pools the other way round do lock each other out', async () => {
    const { a, b } = await orders(0, 1)
    const lockOneByOne = async (ids: string[]) => {
      const client = await database.pool.connect()
      try {
        await client.query('BEGIN')
        for (const id of ids) {
          await client.query('SELECT 1 FROM place_pool WHERE id = $1 FOR UPDATE', [id])
          await new Promise((resolve) => setTimeout(resolve, 200))
        }
        await client.query('COMMIT')
        return null
      } catch (error) {
        await client.query('ROLLBACK')
        return (error as { code: string }).code
      } finally {
        client.release()
      }
    }
    const answers = await Promise.all([
      lockOneByOne([a.poolId, b.poolId]),
      lockOneByOne([b.poolId, a.poolId]),
    ])
    expect(answers).toContain('40P01')
  })

  test('the database itself forbids half a party, and lets it through only with its guard off', async () => {
    const runs = await twoRuns({ a: 1, b: 1 })
    const [me = ''] = await makePeople(runs.ctx, 1)
    await family(me, runs, { children: [], care: 'none' })
    const half = () =>
      database.sql(
        `UPDATE booking SET state = 'waiting', placed_at = NULL WHERE pool_id = '${runs.b.poolId}' AND state = 'placed'`,
      )
    await expect(half()).rejects.toThrow(/all its places or waits for all/)
    await database.sql('ALTER TABLE booking DISABLE TRIGGER booking_party_is_one')
    try {
      await half()
      expect((await brokenInvariants(database.db)).map((broken) => broken.rule)).toContain(
        'a party has all its places or waits for all',
      )
    } finally {
      await database.sql('ALTER TABLE booking ENABLE TRIGGER booking_party_is_one')
    }
  })
})
