import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { recordSql } from '@/lib/audit/record'
import { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { enqueueSql } from '@/lib/outbox/enqueue'
import type { PlaceChange, PlaceOwner, Pool } from './types'

type PoolRow = { id: string; kind: string; capacity: number; taken: number; waiting: number; closes_at: Date }

const toPool = (row: PoolRow): Pool => ({
  id: row.id,
  kind: row.kind,
  capacity: row.capacity,
  taken: row.taken,
  waiting: row.waiting,
  closesAt: row.closes_at,
})

/**
 * Locks a pool until the transaction ends and answers its counts as they are *after* the wait. The counters
 * live on the locked row itself: a count in the same statement would still see the old snapshot.
 */
export async function lockPool(ctx: Ctx, poolId: string): Promise<Pool | null> {
  const [row] = await ctx.db.$queryRaw<PoolRow[]>`
    SELECT id, kind, capacity, taken, waiting, closes_at FROM place_pool WHERE id = ${poolId}::uuid FOR UPDATE`
  return row ? toPool(row) : null
}

/**
 * The same, and the answer (JSON, as an SQL expression) to one question more in the same round trip. That answer is as
 * old as the beginning of the statement: ask only about what a lock taken *before* this keeps still.
 */
export async function lockPoolAsking<Answer>(
  ctx: Ctx,
  poolId: string,
  question: Prisma.Sql,
): Promise<{ pool: Pool; answer: Answer } | null> {
  const [row] = await ctx.db.$queryRaw<(PoolRow & { answer: Answer })[]>`
    SELECT id, kind, capacity, taken, waiting, closes_at, ${question} AS answer
      FROM place_pool WHERE id = ${poolId}::uuid FOR UPDATE`
  return row ? { pool: toPool(row), answer: row.answer } : null
}

/** Several pools, always in the order of their ids, so that two such transactions cannot lock each other out. */
export async function lockPools(ctx: Ctx, poolIds: readonly string[]): Promise<Pool[]> {
  const rows = await ctx.db.$queryRaw<PoolRow[]>`
    SELECT id, kind, capacity, taken, waiting, closes_at FROM place_pool
     WHERE id = ANY(${[...poolIds]}::uuid[]) ORDER BY id FOR UPDATE`
  return rows.map(toPool)
}

/** Makes a pool; the caller's row points to it. */
export async function createPool(
  ctx: Ctx,
  input: { kind: string; capacity: number; closesAt: Date },
): Promise<string> {
  const id = newId()
  await ctx.db.placePool.create({ data: { id, ...input, changedAt: ctx.now } })
  return id
}

/** Moves the instant after which nothing is booked or offered. */
export async function changeClosing(ctx: Ctx, poolId: string, closesAt: Date): Promise<void> {
  await ctx.db.placePool.update({ where: { id: poolId }, data: { closesAt, changedAt: ctx.now } })
}

/** One audit row for every change, and one message where the owner has something to say: one statement. */
export async function announce(ctx: Ctx, owner: PlaceOwner, changes: readonly PlaceChange[]): Promise<void> {
  if (changes.length > 0) await ctx.db.$executeRaw`WITH ${announceParts(ctx, owner, changes)} SELECT 1`
}

/**
 * What `announce` writes, as the parts of a WITH, so that the write itself can stand in the same statement:
 * every round trip while a pool is locked is time that everybody else in line waits.
 */
export function announceParts(ctx: Ctx, owner: PlaceOwner, changes: readonly PlaceChange[]): Prisma.Sql {
  const entries = changes.map((change) => ({
    event: owner.auditEvent(change),
    subject: { type: 'booking', id: change.bookingId },
    personId: change.personId,
    data: { from: change.from, to: change.to, sequence: change.sequence, reason: change.reason },
  }))
  const messages = changes.flatMap((change) => {
    const kind = change.personId ? owner.message(change) : null
    if (!kind || !change.personId) return []
    return {
      kind,
      dedupeKey: `booking:${change.bookingId}:${change.sequence}`,
      personId: change.personId,
      data: { bookingId: change.bookingId, sequence: change.sequence },
    }
  })
  const audited = Prisma.sql`audited AS (${recordSql(ctx, entries)})`
  return messages.length === 0 ? audited : Prisma.sql`${audited}, queued AS (${enqueueSql(ctx, messages)})`
}
