import { describe, expect, test } from 'vitest'
import { isBusy, isDatabaseAway, isRetryable, sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { refused } from '@/lib/result/result'
import { contextOf, noon, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase({ connections: 10 })
const caught = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

describe('the database itself forbids', () => {
  test.each([
    ['more taken than there are places', 'UPDATE place_pool SET taken = capacity + 1', '23514'],
    ['an address in capitals', "UPDATE person SET email = 'A@B.be'", '23514'],
    [
      'a lesson that ends before it begins',
      "UPDATE lesson SET ends_at = starts_at - interval '1 hour'",
      '23514',
    ],
    ['a change to the audit trail', "UPDATE audit_event SET event = 'nothing happened'", 'P0001'],
    ['a hole in the audit trail', 'DELETE FROM audit_event', 'P0001'],
    ['an end without a time', "UPDATE booking SET state = 'cancelled', ended_at = NULL", '23514'],
    ['a claim of nobody', 'UPDATE booking SET person_id = NULL', '23514'],
    [
      'a figure of a mark that there is not',
      "INSERT INTO attendance_figure SELECT id, 'asleep', 1 FROM lesson LIMIT 1",
      '23514',
    ],
    [
      'a figure of hours that is no month’s',
      "INSERT INTO passport_figure VALUES ('pair', '2026-10-05', 1, 60)",
      '23514',
    ],
    [
      'a figure of no expenses',
      "INSERT INTO expense_figure VALUES (2026, 'flat', 'food', 'approved', 0, 0)",
      '23514',
    ],
  ])('%s', async (_what, sql, state) => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx)
    const [personId = ''] = await makePeople(ctx, 1)
    await database.db.booking.create({
      data: {
        id: newId(),
        poolId: run.poolId,
        personId,
        state: 'placed',
        reference: newId().slice(-10),
        bookedAt: noon,
        placedAt: noon,
      },
    })
    await database.db.auditEvent.create({
      data: { at: noon, event: 'test', actorKind: 'system', subjectType: 'test', subjectId: '1' },
    })
    expect(sqlState(await caught(database.sql(sql)))).toBe(state)
  })
})

describe('errors are told apart', () => {
  test('a double is one, through Prisma as through SQL', async () => {
    const ctx = contextOf(database)
    const [id = ''] = await makePeople(ctx, 1)
    const again = await caught(
      database.db.person.create({ data: { id, fullName: 'x', locale: 'nl', createdAt: noon } }),
    )
    expect(sqlState(again)).toBe('23505')
    expect(isRetryable(again)).toBe(false)
    expect(isDatabaseAway(again)).toBe(false)
  })
  test('a lock that others keep too long is “busy”, and ends by itself', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx)
    const holder = await database.pool.connect()
    try {
      await holder.query('BEGIN')
      await holder.query('SELECT 1 FROM place_pool WHERE id = $1 FOR UPDATE', [run.poolId])
      const { lockPool } = await import('@/lib/places/pool')
      const begun = Date.now()
      const error = await caught(inTransaction(ctx, (tx) => lockPool(tx, run.poolId)))
      expect(isBusy(error)).toBe(true)
      expect(isDatabaseAway(error)).toBe(false)
      expect(Date.now() - begun).toBeLessThan(10_000)
    } finally {
      await holder.query('ROLLBACK')
      holder.release()
    }
  })
  test('a server that is not there is “away”', async () => {
    const { createClient } = await import('@/lib/db/client')
    const { db, pool } = createClient('postgresql://nobody:x@127.0.0.1:9/none', { connections: 1 })
    const error = await caught(db.person.count())
    await db.$disconnect()
    await pool.end()
    expect(isDatabaseAway(error)).toBe(true)
    expect(isBusy(error)).toBe(false)
  })
})

describe('a transaction', () => {
  test('that ends in a refusal changes nothing', async () => {
    const ctx = contextOf(database)
    const [id = ''] = await makePeople(ctx, 1)
    const answer = await inTransaction(ctx, async (tx) => {
      await tx.db.person.update({ where: { id }, data: { fullName: 'Changed' } })
      return refused('notFound')
    })
    expect(answer).toMatchObject({ ok: false, refusal: 'notFound' })
    expect((await database.db.person.findUniqueOrThrow({ where: { id } })).fullName).not.toBe('Changed')
  })
  test('is tried again after a deadlock, and both end', async () => {
    const ctx = contextOf(database)
    const [a = '', b = ''] = await makePeople(ctx, 2)
    let tries = 0
    const touch = (first: string, second: string) =>
      inTransaction(ctx, async (tx) => {
        tries++
        await tx.db.person.update({ where: { id: first }, data: { callName: 'x' } })
        await new Promise((resolve) => setTimeout(resolve, 150))
        await tx.db.person.update({ where: { id: second }, data: { callName: 'y' } })
        return true
      })
    expect(await Promise.all([touch(a, b), touch(b, a)])).toEqual([true, true])
    expect(tries).toBeGreaterThan(2)
  })
})
