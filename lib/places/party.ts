import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import { newId, newReference } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { announce, lockPools } from './pool'
import type { PlaceChange, PlaceOwner, Pool } from './types'

// People who come together (docs/decisions): all have a place or all wait. Several pools are always locked in the
// order of their ids, *before* anything is decided, so that two parties can never lock each other out.

export type PartyClaim = { poolId: string; personId: string; companion: number }
export type TakenParty = {
  partyId: string
  state: 'placed' | 'waiting'
  bookings: (PartyClaim & { bookingId: string })[]
}

/**
 * How many of those who wait come before somebody who comes alone. A party that needs more than is free does not
 * keep an empty chair from others: where a place is free although people wait, only parties are waiting for it.
 */
export async function waitingAhead(ctx: Ctx, pool: Pool): Promise<number> {
  if (pool.waiting === 0 || pool.taken >= pool.capacity) return pool.waiting
  const alone = await ctx.db.booking.count({
    where: { poolId: pool.id, state: 'waiting', partyId: null },
  })
  return alone === 0 ? 0 : pool.waiting
}

/** These pools and all that parties waiting in them need as well, locked in the order of their ids. */
export async function lockWithParties(ctx: Ctx, poolIds: readonly string[]): Promise<Map<string, Pool>> {
  const kin = await ctx.db.$queryRaw<{ pool_id: string }[]>`
    SELECT DISTINCT other.pool_id FROM booking one
      JOIN booking other ON other.party_id = one.party_id
       AND other.state IN ('waiting', 'offered') AND other.pool_id <> one.pool_id
     WHERE one.pool_id = ANY(${[...poolIds]}::uuid[]) AND one.party_id IS NOT NULL
       AND one.state IN ('waiting', 'offered')`
  const pools = await lockPools(ctx, [...new Set([...poolIds, ...kin.map((row) => row.pool_id)])])
  return new Map(pools.map((pool) => [pool.id, pool]))
}

/**
 * Gives every claim a place, or every claim a number on its list: lock all pools, count all, then write. Refuses
 * `notFound`, `closed` (one of them has begun) and `alreadyBooked` (one of the people has a claim there already).
 */
export async function takeParty(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { bookedById: string; bookedBy: 'self' | 'staff'; claims: readonly PartyClaim[] },
): Promise<Result<TakenParty, 'notFound' | 'closed' | 'alreadyBooked'>> {
  return inTransaction(ctx, async (tx) => {
    const need = Map.groupBy(input.claims, (claim) => claim.poolId)
    const pools = await lockPools(tx, [...need.keys()])
    if (pools.length < need.size) return refused('notFound')
    if (pools.some((pool) => tx.now >= pool.closesAt)) return refused('closed')
    let all = true
    for (const pool of pools) {
      const wanted = need.get(pool.id)?.length ?? 0
      if ((await waitingAhead(tx, pool)) > 0 || pool.capacity - pool.taken < wanted) all = false
    }
    const state = all ? 'placed' : 'waiting'
    const partyId = newId()
    await tx.db.bookingParty.create({
      data: { id: partyId, bookedById: input.bookedById, createdAt: tx.now },
    })
    const bookings = input.claims.map((claim) => ({ ...claim, bookingId: newId() }))
    const rows = await tx.db.$queryRaw<{ id: string }[]>`
      INSERT INTO booking (id, pool_id, person_id, companion, party_id, state, reference, booked_by, booked_at, placed_at)
      VALUES ${Prisma.join(
        bookings.map(
          (
            one,
          ) => Prisma.sql`(${one.bookingId}::uuid, ${one.poolId}::uuid, ${one.personId}::uuid, ${one.companion},
            ${partyId}::uuid, ${state}::booking_state, ${newReference()}, ${input.bookedBy}, ${tx.now},
            ${all ? tx.now : null}::timestamptz)`,
        ),
      )}
      ON CONFLICT (pool_id, person_id, companion) WHERE state IN ('held', 'placed', 'waiting', 'offered') DO NOTHING
      RETURNING id`
    if (rows.length < bookings.length) return refused('alreadyBooked')
    await announce(
      tx,
      owner,
      bookings.map(
        (one): PlaceChange => ({
          bookingId: one.bookingId,
          personId: one.personId,
          poolId: one.poolId,
          from: null,
          to: state,
          keptUntil: null,
          sequence: 0,
          reason: null,
          companion: one.companion,
        }),
      ),
    )
    return ok({ partyId, state, bookings })
  })
}

/**
 * Whether a waiting party can be offered now: its claims, with their pools, or null. Every pool it needs must be among
 * `locked`; a pool that joined after we locked is taken only when nobody holds it, so that no order is broken.
 */
export async function partyThatFits(
  tx: Ctx,
  partyId: string,
  locked: Map<string, Pool>,
): Promise<{ ids: string[]; pools: Pool[] } | null> {
  const claims = await tx.db.booking.findMany({
    where: { partyId, state: 'waiting' },
    orderBy: { arrival: 'asc' },
    select: { id: true, poolId: true },
  })
  const missing = [...new Set(claims.map((claim) => claim.poolId))].filter((id) => !locked.has(id))
  if (missing.length > 0) {
    const more = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM place_pool WHERE id = ANY(${missing}::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED`
    // Somebody is busy there: the worker looks again at its next tick.
    if (more.length < missing.length) return null
  }
  const need = Map.groupBy(claims, (claim) => claim.poolId)
  const pools = await tx.db.placePool.findMany({ where: { id: { in: [...need.keys()] } } })
  for (const pool of pools)
    if (tx.now >= pool.closesAt || pool.capacity - pool.taken < (need.get(pool.id)?.length ?? 0)) return null
  return { ids: claims.map((claim) => claim.id), pools }
}

/** Pools in which a whole party that waits could have its places now: somebody was busy when they came free. */
export async function poolsOfFittingParties(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ pool_id: string }[]>`
    SELECT min(need.pool_id::text)::uuid AS pool_id
      FROM (SELECT party_id, pool_id, count(*) AS places FROM booking
             WHERE state = 'waiting' AND party_id IS NOT NULL GROUP BY party_id, pool_id) need
      JOIN place_pool p ON p.id = need.pool_id
     GROUP BY need.party_id
    HAVING bool_and(p.capacity - p.taken >= need.places AND p.closes_at > ${ctx.now})`
  return [...new Set(rows.map((row) => row.pool_id))]
}
