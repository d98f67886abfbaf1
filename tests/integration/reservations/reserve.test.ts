import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { busyTimes, confirmReservation, releaseReservation, reserve } from '@/lib/reservations/reserve'
import { hours, minutes, shift } from '@/lib/time/time'
import { contextOf, noon, type TestDatabase, testDatabase } from '../../support/database'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase({ connections: 20 })
const holder = () => ({ kind: 'test.thing', id: newId() })
const at = (from: number, length = 1) => ({
  startsAt: shift(noon, hours(from)),
  endsAt: shift(noon, hours(from + length)),
})
const take = (on: TestDatabase, ids: string[], times: { startsAt: Date; endsAt: Date }, more = {}) =>
  inTransaction(contextOf(on), (tx) =>
    reserve(tx, { things: ids.map((id) => ({ kind: 'room', id })), ...times, holder: holder(), ...more }),
  )
/** A room that was reserved before: writing its row for the first time would itself make the others wait. */
async function knownRoom() {
  const room = newId()
  await take(database, [room], at(100))
  return room
}
const overlapping = `SELECT a.id FROM reservation a JOIN reservation b ON a.reservable_id = b.reservable_id AND a.id < b.id
  AND a.ended_at IS NULL AND b.ended_at IS NULL AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`

describe('a reservation', () => {
  test('forty who want one room at one hour: one gets it, and nobody meets an error', async () => {
    const room = await knownRoom()
    const answers = await Promise.all(Array.from({ length: 40 }, () => take(database, [room], at(1))))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'taken')).toHaveLength(39)
  })

  test('two hours that only touch are both free; a second inside is not', async () => {
    const room = newId()
    expect((await take(database, [room], at(1))).ok).toBe(true)
    expect((await take(database, [room], at(2))).ok).toBe(true)
    expect((await take(database, [room], at(1.5, 0.1))).ok).toBe(false)
  })

  test('several things in opposite orders: all or nothing, and no deadlock is shown to anybody', async () => {
    const [one, two] = [newId(), newId()]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => take(database, n % 2 ? [one, two] : [two, one], at(1))),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const rows = await database.pool.query(
      'SELECT count(*)::int AS n FROM reservation WHERE reservable_id = ANY($1)',
      [[one, two]],
    )
    expect(rows.rows[0].n).toBe(2)
  })

  test('what is kept is dead at its minute, whether or not a worker was there', async () => {
    const room = newId()
    const kept = holder()
    const ctx = contextOf(database)
    await inTransaction(ctx, (tx) =>
      reserve(tx, {
        things: [{ kind: 'room', id: room }],
        ...at(1),
        holder: kept,
        keptUntil: shift(noon, minutes(30)),
      }),
    )
    expect((await take(database, [room], at(1))).ok).toBe(false)
    const later = contextOf(database, { now: shift(noon, minutes(30)) })
    expect(await busyTimes(later, [room], { from: noon, to: shift(noon, hours(5)) })).toEqual([])
    const second = await inTransaction(later, (tx) =>
      reserve(tx, { things: [{ kind: 'room', id: room }], ...at(1), holder: holder() }),
    )
    expect(second.ok).toBe(true)
    expect(await confirmReservation(later, kept)).toBe(false)
  })

  test('confirmed it lasts; given back it is free', async () => {
    const room = newId()
    const kept = holder()
    const ctx = contextOf(database)
    await inTransaction(ctx, (tx) =>
      reserve(tx, {
        things: [{ kind: 'room', id: room }],
        ...at(1),
        holder: kept,
        keptUntil: shift(noon, 1),
      }),
    )
    expect(await confirmReservation(ctx, kept)).toBe(true)
    expect(await busyTimes(ctx, [room], { from: noon, to: shift(noon, hours(5)) })).toHaveLength(1)
    await releaseReservation(ctx, kept)
    expect((await take(database, [room], at(1))).ok).toBe(true)
  })

  test('the database itself forbids two at once and an end before the beginning', async () => {
    const room = newId()
    await take(database, [room], at(1))
    const insert = (from: string, to: string) =>
      database.sql(`INSERT INTO reservation (id, reservable_id, starts_at, ends_at, holder_kind, holder_id, created_at)
        VALUES ('${newId()}', '${room}', '${from}', '${to}', 'x', '${newId()}', now())`)
    const { startsAt, endsAt } = at(1)
    await expect(insert(startsAt.toISOString(), endsAt.toISOString())).rejects.toMatchObject({
      code: '23P01',
    })
    await expect(insert(endsAt.toISOString(), startsAt.toISOString())).rejects.toMatchObject({
      code: '23514',
    })
  })

  test('with the guards off the same race puts people into one room', async () => {
    const open = await withoutGuards(database, [
      'ALTER TABLE reservation DROP CONSTRAINT reservation_never_twice',
    ])
    try {
      const room = await knownRoom()
      await Promise.all(Array.from({ length: 40 }, () => take(open, [room], at(1))))
      expect((await database.pool.query(overlapping)).rowCount).toBeGreaterThan(0)
    } finally {
      await open.close()
    }
  })
})
