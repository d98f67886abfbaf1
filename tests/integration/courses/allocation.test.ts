import { describe, expect, test } from 'vitest'
import { commitDraw, dryRun } from '@/lib/courses/allocation/draw'
import { myRound } from '@/lib/courses/allocation/queries'
import { keepWishes, openRound, startDraw } from '@/lib/courses/allocation/round'
import { bookPlace } from '@/lib/courses/book-place'
import { brokenInvariants } from '@/lib/places/invariants'
import { days, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const zone = 'Europe/Brussels'
const as = (personId: string, now = noon) => contextOf(database, { actor: personActor(personId), now })
const later = shift(noon, days(10))
const onceClosed = () => contextOf(database, { now: later })
const none = async () => {}

/** Two runs with these places and people who all want the first one most. */
async function round(people: number, places: [number, number]) {
  const ctx = contextOf(database)
  const a = await makeRun(ctx, { capacity: places[0] })
  const b = await makeRun(ctx, { capacity: places[1] })
  const ids = await makePeople(ctx, people)
  const opened = await openRound(
    ctx,
    { title: 'Start in november', closesOn: '2026-10-10', runs: [a.runId, b.runId] },
    zone,
  )
  if (!opened.ok) throw new Error(opened.refusal)
  const { roundId } = opened.value
  for (const id of ids) await keepWishes(as(id), { roundId, wishes: [a.runId, b.runId] })
  return { ctx, a, b, ids, roundId }
}

describe('a round of wishes', () => {
  test('nobody books its runs directly meanwhile; wishes are one’s own and can be changed until it closes', async () => {
    const { ctx, a, b, ids, roundId } = await round(2, [1, 1])
    const [me = '', other = ''] = ids
    for (const bookedBy of ['self', 'staff'] as const)
      expect(await bookPlace(ctx, { runId: a.runId, personId: me, bookedBy })).toMatchObject({
        refusal: 'wishesFirst',
      })
    expect(await keepWishes(as(me), { roundId, wishes: [b.runId, b.runId] })).toMatchObject({
      refusal: 'twice',
    })
    expect(await keepWishes(as(me), { roundId, wishes: [b.runId, undefined] })).toMatchObject({ ok: true })
    expect((await myRound(as(me), roundId, 'nl'))?.wishes).toEqual([b.runId])
    expect((await myRound(as(other), roundId, 'nl'))?.wishes).toEqual([a.runId, b.runId])
    expect(await keepWishes(as(me, later), { roundId, wishes: [a.runId] })).toMatchObject({
      refusal: 'closed',
    })
    expect(
      await openRound(ctx, { title: 'Again', closesOn: '2026-10-10', runs: [a.runId, b.runId] }, zone),
    ).toMatchObject({ refusal: 'busy' })
  })

  test('a dry run tells nobody and can be repeated with the same outcome; then it is committed once, in bookings', async () => {
    const { ctx, a, b, ids, roundId } = await round(6, [2, 3])
    expect(await startDraw(ctx, { roundId, commit: true })).toMatchObject({ refusal: 'stillOpen' })
    expect(await startDraw(onceClosed(), { roundId, commit: true })).toMatchObject({ refusal: 'noDraw' })
    const first = await dryRun(onceClosed(), roundId)
    expect(first).toEqual({ people: 6, placed: 5, first: 2 })
    const outcome = () =>
      database.db.allocationEntry.findMany({ where: { roundId }, orderBy: { drawOrder: 'asc' } })
    const one = await outcome()
    await dryRun(onceClosed(), roundId)
    expect(await outcome()).toEqual(one)
    expect(await database.db.booking.count({ where: { poolId: { in: [a.poolId, b.poolId] } } })).toBe(0)
    expect((await myRound(as(ids[0] ?? '', later), roundId, 'nl'))?.outcome).toBeNull()

    expect(await startDraw(onceClosed(), { roundId, commit: true })).toMatchObject({ ok: true })
    expect(await startDraw(onceClosed(), { roundId, commit: true })).toMatchObject({ refusal: 'committed' })
    expect(await commitDraw(onceClosed(), roundId, none)).toEqual({ placed: 5, waiting: 1 })
    // Taken up again after a crash: nobody is booked or told twice.
    expect(await commitDraw(onceClosed(), roundId, none)).toEqual({ placed: 0, waiting: 0 })
    const told = await database.db.outboxMessage.findMany({ where: { personId: { in: ids } } })
    expect(told.map((row) => row.kind).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'courses.placeBooked'),
      'courses.waitlisted',
    ])
    expect(await brokenInvariants(database.db)).toEqual([])
    // What stands is told with its number and the code anybody can check it by, and is not drawn again.
    const mine = await myRound(as(ids[0] ?? '', later), roundId, 'nl')
    expect(mine?.outcome?.drawOrder).toBeGreaterThan(0)
    expect(mine?.drawn?.people).toBe(6)
    await expect(database.db.allocationEntry.deleteMany({ where: { roundId } })).rejects.toThrow(/stands/)
    await dryRun(onceClosed(), roundId)
    expect(await outcome()).toEqual(one)
  })

  test('who already waits for a course comes first, by the published rule', async () => {
    const { ctx, a, ids, roundId } = await round(5, [1, 1])
    const waited = ids[3] ?? ''
    await ctx.db.courseDemand.create({
      data: {
        id: crypto.randomUUID(),
        personId: waited,
        level: 'A0',
        dayPart: 'any',
        language: 'ar',
        askedAt: noon,
      },
    })
    await dryRun(onceClosed(), roundId)
    const entry = await database.db.allocationEntry.findUniqueOrThrow({
      where: { roundId_personId: { roundId, personId: waited } },
    })
    expect(entry).toMatchObject({ runId: a.runId, wishRank: 1, priority: 1 })
  })

  test('places that went meanwhile are not given twice: the last come on the list', async () => {
    const { a, roundId } = await round(4, [3, 1])
    await dryRun(onceClosed(), roundId)
    await startDraw(onceClosed(), { roundId, commit: true })
    await database.db.placePool.update({ where: { id: a.poolId }, data: { capacity: 2 } })
    expect(await commitDraw(onceClosed(), roundId, none)).toEqual({ placed: 3, waiting: 1 })
    expect(await brokenInvariants(database.db)).toEqual([])
  })
})
