import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { announce, lockPool } from './pool'
import { offerEndsAt } from './rules'
import type { BookingState, PlaceChange, PlaceOwner, Pool } from './types'

type BookingRow = {
  id: string
  poolId: string
  personId: string | null
  state: BookingState
  keptUntil: Date | null
  sequence: number
}

const columns = {
  id: true,
  poolId: true,
  personId: true,
  state: true,
  keptUntil: true,
  sequence: true,
} as const

/** The booking as it is while its pool is locked; null when there is none. */
async function lockBooking(tx: Ctx, bookingId: string): Promise<{ booking: BookingRow; pool: Pool } | null> {
  const found = await tx.db.booking.findUnique({ where: { id: bookingId }, select: { poolId: true } })
  if (!found) return null
  const pool = await lockPool(tx, found.poolId)
  const booking = await tx.db.booking.findUnique({ where: { id: bookingId }, select: columns })
  return pool && booking ? { booking, pool } : null
}

/** Moves one booking to its next state and answers the change. The pool must be locked. */
async function step(
  tx: Ctx,
  booking: BookingRow,
  to: BookingState,
  more: { keptUntil?: Date; reason?: string | null } = {},
): Promise<PlaceChange> {
  const sequence = booking.sequence + 1
  const keptUntil = more.keptUntil ?? null
  const reason = more.reason ?? null
  const ended = to === 'cancelled' || to === 'declined' || to === 'expired'
  await tx.db.booking.update({
    where: { id: booking.id },
    data: {
      state: to,
      keptUntil,
      sequence,
      ...(reason === null ? {} : { reason }),
      ...(ended ? { endedAt: tx.now } : {}),
      ...(to === 'placed' ? { placedAt: tx.now } : {}),
    },
  })
  return {
    bookingId: booking.id,
    personId: booking.personId,
    poolId: booking.poolId,
    from: booking.state,
    to,
    keptUntil,
    sequence,
    reason,
  }
}

/**
 * Offers every free place of a locked pool to the longest-waiting, in order of arrival. Each offer holds its
 * place until its end. Nothing is offered once the pool is closed.
 */
export async function offerFreePlaces(tx: Ctx, pool: Pool): Promise<PlaceChange[]> {
  if (tx.now >= pool.closesAt) return []
  const { capacity, taken } = await tx.db.placePool.findUniqueOrThrow({
    where: { id: pool.id },
    select: { capacity: true, taken: true },
  })
  if (taken >= capacity) return []
  const heads = await tx.db.booking.findMany({
    where: { poolId: pool.id, state: 'waiting' },
    orderBy: { arrival: 'asc' },
    take: capacity - taken,
    select: columns,
  })
  const keptUntil = offerEndsAt(tx.now, pool.closesAt)
  const changes: PlaceChange[] = []
  for (const head of heads) changes.push(await step(tx, head, 'offered', { keptUntil }))
  return changes
}

/**
 * Gives up a place, an offer or a number on the list; what comes free is offered to the next in line in the
 * same transaction. Refuses `notFound` and `alreadyEnded`.
 */
export async function giveUpPlace(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { bookingId: string; reason?: string | null },
): Promise<Result<{ offered: number }, 'notFound' | 'alreadyEnded'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockBooking(tx, input.bookingId)
    if (!locked) return refused('notFound')
    const { booking, pool } = locked
    if (!['held', 'placed', 'waiting', 'offered'].includes(booking.state)) return refused('alreadyEnded')
    const changes = [await step(tx, booking, 'cancelled', { reason: input.reason ?? null })]
    changes.push(...(await offerFreePlaces(tx, pool)))
    await announce(tx, owner, changes)
    return ok({ offered: changes.length - 1 })
  })
}

/**
 * Takes the offered place. Refuses `notFound`, `noOffer` (nothing is offered now), and `offerExpired`: then
 * the place has gone to the next in line, by the clock's own rule and whether or not the worker was there yet.
 */
export async function acceptOffer(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { bookingId: string },
): Promise<Result<null, 'notFound' | 'noOffer' | 'offerExpired' | 'alreadyBooked'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockBooking(tx, input.bookingId)
    if (!locked) return refused('notFound')
    const { booking } = locked
    if (booking.state === 'placed') return refused('alreadyBooked')
    if (booking.state === 'expired') return refused('offerExpired')
    if (booking.state !== 'offered' || !booking.keptUntil) return refused('noOffer')
    if (booking.keptUntil <= tx.now) return refused('offerExpired')
    await announce(tx, owner, [await step(tx, booking, 'placed')])
    return ok(null)
  })
}

/** Says no to an offer; the next in line is asked at once. Refuses `notFound` and `noOffer`. */
export async function declineOffer(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { bookingId: string },
): Promise<Result<null, 'notFound' | 'noOffer'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockBooking(tx, input.bookingId)
    if (!locked) return refused('notFound')
    if (locked.booking.state !== 'offered') return refused('noOffer')
    const changes = [await step(tx, locked.booking, 'declined')]
    changes.push(...(await offerFreePlaces(tx, locked.pool)))
    await announce(tx, owner, changes)
    return ok(null)
  })
}

/**
 * Ends holds and offers whose time is over, pool by pool, and asks the next in line. Safe when several
 * workers do it at the same tick: each pool is locked and its bookings are read again. Answers how many ended.
 */
export async function expirePlaces(ctx: Ctx, owners: readonly PlaceOwner[]): Promise<number> {
  const due = await ctx.db.booking.findMany({
    where: { keptUntil: { lte: ctx.now } },
    select: { poolId: true, pool: { select: { kind: true } } },
    distinct: ['poolId'],
    orderBy: { poolId: 'asc' },
  })
  let ended = 0
  for (const {
    poolId,
    pool: { kind },
  } of due) {
    const owner = owners.find((candidate) => candidate.kind === kind)
    if (!owner) throw new Error(`no owner for places of kind ${kind}`)
    ended += await inTransaction(ctx, async (tx) => {
      const pool = await lockPool(tx, poolId)
      if (!pool) return 0
      const over = await tx.db.booking.findMany({
        where: { poolId, keptUntil: { lte: tx.now } },
        orderBy: { arrival: 'asc' },
        select: columns,
      })
      const changes: PlaceChange[] = []
      for (const booking of over) changes.push(await step(tx, booking, 'expired'))
      changes.push(...(await offerFreePlaces(tx, pool)))
      await announce(tx, owner, changes)
      return over.length
    })
  }
  return ended
}

/**
 * Changes how many places there are. New places are offered to those who wait. Refuses `belowTaken` (with
 * `taken`): nobody loses a place by a number in a form. Refuses `notFound`.
 */
export async function changeCapacity(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { poolId: string; capacity: number },
): Promise<Result<{ offered: number }, 'notFound' | 'belowTaken'>> {
  return inTransaction(ctx, async (tx) => {
    const pool = await lockPool(tx, input.poolId)
    if (!pool) return refused('notFound')
    if (input.capacity < pool.taken) return refused('belowTaken', { taken: pool.taken })
    if (input.capacity === pool.capacity) return ok({ offered: 0 })
    await tx.db.placePool.update({
      where: { id: pool.id },
      data: { capacity: input.capacity, changedAt: tx.now },
    })
    const changes = await offerFreePlaces(tx, pool)
    await announce(tx, owner, changes)
    return ok({ offered: changes.length })
  })
}

/**
 * Puts somebody who waits at the head of the list, with a reason that stays in the audit trail. A place that
 * is free now is offered to them at once. Refuses `notFound`, `notWaiting`, `alreadyFirst`.
 */
export async function moveUp(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { bookingId: string; reason: string },
): Promise<Result<null, 'notFound' | 'notWaiting' | 'alreadyFirst'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockBooking(tx, input.bookingId)
    if (!locked) return refused('notFound')
    const { booking, pool } = locked
    if (booking.state !== 'waiting') return refused('notWaiting')
    const head = await tx.db.booking.findFirst({
      where: { poolId: pool.id, state: 'waiting' },
      orderBy: { arrival: 'asc' },
      select: { id: true, arrival: true },
    })
    if (!head || head.id === booking.id) return refused('alreadyFirst')
    await tx.db.booking.update({ where: { id: booking.id }, data: { arrival: head.arrival - 1n } })
    const changes = [await step(tx, booking, 'waiting', { reason: input.reason })]
    changes.push(...(await offerFreePlaces(tx, pool)))
    await announce(tx, owner, changes)
    return ok(null)
  })
}

/** Ends every claim on a pool because the thing itself is off; each person is told once. Answers how many. */
export async function endAllPlaces(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { poolId: string; reason: string },
): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    if (!(await lockPool(tx, input.poolId))) return 0
    const active = await tx.db.booking.findMany({
      where: { poolId: input.poolId, state: { in: ['held', 'placed', 'waiting', 'offered'] } },
      orderBy: { arrival: 'asc' },
      select: columns,
    })
    const changes: PlaceChange[] = []
    for (const booking of active) changes.push(await step(tx, booking, 'cancelled', { reason: input.reason }))
    await announce(tx, owner, changes)
    return active.length
  })
}
