import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import { newId, newReference } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { announceParts, lockPool } from './pool'
import type { PlaceChange, PlaceOwner } from './types'

/**
 * Books many people into one pool in the order given: those who were given a place, then those who come on its list.
 * Who has a claim there already keeps it. When somebody took places meanwhile, the last of the placed come on the
 * list's head instead: never more than there is. Answers how many were booked now.
 */
export async function giveMany(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { poolId: string; placed: readonly string[]; waiting: readonly string[] },
): Promise<{ placed: number; waiting: number }> {
  return inTransaction(ctx, async (tx) => {
    const pool = await lockPool(tx, input.poolId)
    if (!pool || tx.now >= pool.closesAt) return { placed: 0, waiting: 0 }
    const there = await tx.db.booking.findMany({
      where: { poolId: pool.id, companion: 0, state: { in: ['held', 'placed', 'waiting', 'offered'] } },
      select: { personId: true },
    })
    const known = new Set(there.map((booking) => booking.personId))
    const comers = input.placed.filter((id) => !known.has(id))
    const free = Math.max(0, pool.capacity - pool.taken)
    const claims = [
      ...comers.slice(0, free).map((personId) => ({ personId, state: 'placed' as const })),
      ...[...comers.slice(free), ...input.waiting.filter((id) => !known.has(id))].map((personId) => ({
        personId,
        state: 'waiting' as const,
      })),
    ].map((claim) => ({ id: newId(), ...claim }))
    if (claims.length === 0) return { placed: 0, waiting: 0 }
    const changes = claims.map(
      (claim): PlaceChange => ({
        bookingId: claim.id,
        personId: claim.personId,
        poolId: pool.id,
        from: null,
        to: claim.state,
        keptUntil: null,
        sequence: 0,
        reason: null,
        companion: 0,
      }),
    )
    await tx.db.$executeRaw`
      WITH booked AS (
        INSERT INTO booking (id, pool_id, person_id, state, reference, booked_by, booked_at, placed_at)
        VALUES ${Prisma.join(
          claims.map(
            (claim) => Prisma.sql`(${claim.id}::uuid, ${pool.id}::uuid, ${claim.personId}::uuid,
              ${claim.state}::booking_state, ${newReference()}, 'staff', ${tx.now},
              ${claim.state === 'placed' ? tx.now : null}::timestamptz)`,
          ),
        )}
      ), ${announceParts(tx, owner, changes)}
      SELECT 1`
    const placed = claims.filter((claim) => claim.state === 'placed').length
    return { placed, waiting: claims.length - placed }
  })
}
