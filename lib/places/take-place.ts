import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import { newId, newReference } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { waitingAhead } from './party'
import { announce, announceParts, lockPool } from './pool'
import { decidePlace, holdEndsAt } from './rules'
import type { BookingState, PlaceChange, PlaceOwner, Pool } from './types'

export type TakenPlace = {
  bookingId: string
  reference: string
  state: 'placed' | 'waiting'
  /** 1 is the head of the list; null with a place. */
  position: number | null
}

type Claim = { poolId: string; personId: string; bookedBy: 'self' | 'staff' }

/** What saves a caller round trips while everybody else in line waits. */
type Together = {
  /** The pool, locked in this very transaction already. */
  pool?: Pool
  /** What else becomes true with the place: a data-changing part of a WITH that may read `booked`. */
  write?: (bookingId: string) => Prisma.Sql
}

/**
 * Gives the next free place of a pool, or a number on its waiting list. Lock, then count, then write.
 * Refuses: `notFound`, `closed`, `alreadyBooked` (the unique index decides, also between two simultaneous tries).
 */
export async function takePlace(
  ctx: Ctx,
  owner: PlaceOwner,
  claim: Claim,
  together: Together = {},
): Promise<Result<TakenPlace, 'notFound' | 'closed' | 'alreadyBooked'>> {
  return inTransaction(ctx, async (tx) => {
    const pool = together.pool ?? (await lockPool(tx, claim.poolId))
    if (!pool) return refused('notFound')
    const decision = decidePlace({ ...pool, waiting: await waitingAhead(tx, pool), now: tx.now })
    if (decision.kind === 'refused') return refused(decision.reason)
    const state = decision.kind === 'place' ? 'placed' : 'waiting'
    const booking = { id: newId(), reference: newReference() }
    const change: PlaceChange = {
      bookingId: booking.id,
      personId: claim.personId,
      poolId: claim.poolId,
      from: null,
      to: state,
      keptUntil: null,
      sequence: 0,
      reason: null,
      companion: 0,
    }
    const more = together.write ? Prisma.sql`, also AS (${together.write(booking.id)})` : Prisma.empty
    // Booking, audit row and message in one statement. A refusal undoes all three with the transaction.
    const rows = await tx.db.$queryRaw<{ id: string }[]>`
      WITH booked AS (
        INSERT INTO booking (id, pool_id, person_id, state, reference, booked_by, booked_at, placed_at)
        VALUES (${booking.id}::uuid, ${claim.poolId}::uuid, ${claim.personId}::uuid, ${state}::booking_state,
                ${booking.reference}, ${claim.bookedBy}, ${tx.now}, ${state === 'placed' ? tx.now : null}::timestamptz)
        ON CONFLICT (pool_id, person_id, companion) WHERE state IN ('held', 'placed', 'waiting', 'offered') DO NOTHING
        RETURNING id
      ), ${announceParts(tx, owner, [change])}${more}
      SELECT id FROM booked`
    if (rows.length === 0) return refused('alreadyBooked')
    return ok({
      bookingId: booking.id,
      reference: booking.reference,
      state,
      position: decision.kind === 'waiting' ? decision.position : null,
    })
  })
}

/**
 * Keeps a place for half an hour for somebody who still has to show who they are. Answers the hold's booking
 * id, or null when there is no free place (then nothing is kept, and the waiting list is joined at the end).
 */
export async function holdPlace(ctx: Ctx, owner: PlaceOwner, poolId: string): Promise<string | null> {
  return inTransaction(ctx, async (tx) => {
    const pool = await lockPool(tx, poolId)
    if (!pool) return null
    if (decidePlace({ ...pool, waiting: await waitingAhead(tx, pool), now: tx.now }).kind !== 'place')
      return null
    const id = newId()
    const keptUntil = holdEndsAt(tx.now, pool.closesAt)
    await tx.db.booking.create({
      data: { id, poolId, state: 'held', reference: newReference(), bookedAt: tx.now, keptUntil },
    })
    await announce(tx, owner, [
      {
        bookingId: id,
        personId: null,
        poolId,
        from: null,
        to: 'held',
        keptUntil,
        sequence: 0,
        reason: null,
        companion: 0,
      },
    ])
    return id
  })
}

/**
 * Turns a hold into somebody's place. Refuses `lapsed` when it is gone (the caller then books as anybody
 * does), and `alreadyBooked` when this person has a claim on the pool already (the hold is then let go).
 */
export async function confirmHold(
  ctx: Ctx,
  owner: PlaceOwner,
  hold: { bookingId: string; personId: string },
): Promise<Result<TakenPlace, 'lapsed' | 'alreadyBooked'>> {
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.booking.findUnique({ where: { id: hold.bookingId }, select: { poolId: true } })
    if (!found) return refused('lapsed')
    await lockPool(tx, found.poolId)
    const booking = await tx.db.booking.findUnique({ where: { id: hold.bookingId } })
    if (booking?.state !== 'held' || !booking.keptUntil || booking.keptUntil <= tx.now)
      return refused('lapsed')
    const other = await tx.db.booking.findFirst({
      where: {
        poolId: booking.poolId,
        personId: hold.personId,
        state: { in: ['held', 'placed', 'waiting', 'offered'] },
      },
      select: { id: true },
    })
    if (other) return refused('alreadyBooked')
    const sequence = booking.sequence + 1
    await tx.db.booking.update({
      where: { id: booking.id },
      data: { state: 'placed', personId: hold.personId, placedAt: tx.now, keptUntil: null, sequence },
    })
    const change: PlaceChange = {
      bookingId: booking.id,
      personId: hold.personId,
      poolId: booking.poolId,
      from: 'held',
      to: 'placed' satisfies BookingState,
      keptUntil: null,
      sequence,
      reason: null,
      companion: 0,
    }
    await announce(tx, owner, [change])
    return ok({
      bookingId: booking.id,
      reference: booking.reference,
      state: 'placed' as const,
      position: null,
    })
  })
}
