import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { lockWithParties, partyThatFits, poolsOfFittingParties } from './party'
import { announce } from './pool'
import { offerEndsAt } from './rules'
import { activeStates, type BookingState, type PlaceChange, type PlaceOwner, type Pool } from './types'

type BookingRow = {
  id: string
  poolId: string
  personId: string | null
  state: BookingState
  keptUntil: Date | null
  sequence: number
  partyId: string | null
  companion: number
}

const columns = {
  id: true,
  poolId: true,
  personId: true,
  state: true,
  keptUntil: true,
  sequence: true,
  partyId: true,
  companion: true,
} as const

type Locked = {
  booking: BookingRow
  /** The booking and those that share its fate, in order of arrival. */
  together: BookingRow[]
  pools: Map<string, Pool>
}

/**
 * The booking as it is while its pool is locked, with those of its party that move with it; null when there is none.
 * While a party waits or is asked it moves as one. Once it has its places each person has their own, and their
 * children's with it.
 */
async function lockBooking(tx: Ctx, bookingId: string): Promise<Locked | null> {
  const found = await tx.db.booking.findUnique({
    where: { id: bookingId },
    select: { poolId: true, partyId: true },
  })
  if (!found) return null
  const others = found.partyId
    ? await tx.db.booking.findMany({
        where: { partyId: found.partyId, state: { in: [...activeStates] } },
        select: { poolId: true },
      })
    : []
  const pools = await lockWithParties(tx, [found.poolId, ...others.map((other) => other.poolId)])
  const booking = await tx.db.booking.findUnique({ where: { id: bookingId }, select: columns })
  if (!booking) return null
  const { partyId, personId, state } = booking
  const together =
    partyId && (state === 'waiting' || state === 'offered')
      ? { partyId, state }
      : partyId && state === 'placed' && booking.companion === 0
        ? { partyId, state, OR: [{ id: booking.id }, { personId, companion: { gt: 0 } }] }
        : null
  return {
    booking,
    together: together
      ? await tx.db.booking.findMany({ where: together, orderBy: { arrival: 'asc' }, select: columns })
      : [booking],
    pools,
  }
}

/** Moves all of them, then offers what came free in any of their pools. Answers the changes in order. */
async function stepAll(
  tx: Ctx,
  { together, pools }: Pick<Locked, 'together' | 'pools'>,
  to: BookingState,
  more: { reason?: string | null } = {},
): Promise<PlaceChange[]> {
  const changes: PlaceChange[] = []
  for (const one of together) changes.push(await step(tx, one, to, more))
  if (to !== 'placed')
    for (const poolId of [...new Set(together.map((one) => one.poolId))].sort())
      changes.push(...(await offerFreePlaces(tx, poolId, pools)))
  return changes
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
    companion: booking.companion,
  }
}

/**
 * Offers every free place of a locked pool to the longest-waiting, in order of arrival. Each offer holds its
 * place until its end. A party is asked when there is a place for each of its people in each of its pools, and not
 * before; it keeps its number meanwhile, and who comes after it is not made to wait for it. Nothing is offered once
 * the pool is closed.
 */
export async function offerFreePlaces(
  tx: Ctx,
  poolId: string,
  locked: Map<string, Pool>,
): Promise<PlaceChange[]> {
  const { capacity, taken, closesAt } = await tx.db.placePool.findUniqueOrThrow({
    where: { id: poolId },
    select: { capacity: true, taken: true, closesAt: true },
  })
  let free = capacity - taken
  if (tx.now >= closesAt || free <= 0) return []
  const parties = await tx.db.booking.count({
    where: { poolId, state: 'waiting', partyId: { not: null } },
  })
  const heads = await tx.db.booking.findMany({
    where: { poolId, state: 'waiting' },
    orderBy: { arrival: 'asc' },
    take: free + parties,
    select: columns,
  })
  const changes: PlaceChange[] = []
  const asked = new Set<string>()
  for (const head of heads) {
    if (free <= 0) break
    if (!head.partyId) {
      changes.push(await step(tx, head, 'offered', { keptUntil: offerEndsAt(tx.now, closesAt) }))
      free--
      continue
    }
    if (asked.has(head.partyId)) continue
    asked.add(head.partyId)
    const fits = await partyThatFits(tx, head.partyId, locked)
    if (!fits) continue
    const first = fits.pools.reduce(
      (soonest, pool) => (pool.closesAt < soonest ? pool.closesAt : soonest),
      closesAt,
    )
    const rows = await tx.db.booking.findMany({
      where: { id: { in: fits.ids } },
      orderBy: { arrival: 'asc' },
      select: columns,
    })
    for (const row of rows) {
      changes.push(await step(tx, row, 'offered', { keptUntil: offerEndsAt(tx.now, first) }))
      if (row.poolId === poolId) free--
    }
  }
  return changes
}

/**
 * Gives up a place, an offer or a number on the list; what comes free is offered to the next in line in the
 * same transaction. A party that waits or is asked gives up as one. Refuses `notFound` and `alreadyEnded`.
 */
export async function giveUpPlace(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { bookingId: string; reason?: string | null },
): Promise<Result<{ offered: number }, 'notFound' | 'alreadyEnded'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockBooking(tx, input.bookingId)
    if (!locked) return refused('notFound')
    if (!(activeStates as readonly string[]).includes(locked.booking.state)) return refused('alreadyEnded')
    const changes = await stepAll(tx, locked, 'cancelled', { reason: input.reason ?? null })
    await announce(tx, owner, changes)
    return ok({ offered: changes.length - locked.together.length })
  })
}

/**
 * Takes the offered place; a party takes all of its places. Refuses `notFound`, `noOffer` (nothing is offered now),
 * and `offerExpired`: then the place has gone to the next in line, by the clock's own rule and whether or not the
 * worker was there yet.
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
    await announce(tx, owner, await stepAll(tx, locked, 'placed'))
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
    await announce(tx, owner, await stepAll(tx, locked, 'declined'))
    return ok(null)
  })
}

/**
 * Ends holds and offers whose time is over, pool by pool, and asks the next in line; asks parties that fit now and
 * could not be asked when their places came free. Safe when several workers do it at the same tick: each pool is
 * locked and its bookings are read again. Answers how many ended.
 */
export async function expirePlaces(ctx: Ctx, owners: readonly PlaceOwner[]): Promise<number> {
  const due = await ctx.db.booking.findMany({
    where: { keptUntil: { lte: ctx.now } },
    select: { poolId: true, pool: { select: { kind: true } } },
    distinct: ['poolId'],
    orderBy: { poolId: 'asc' },
  })
  const ownerOf = (kind: string) => {
    const owner = owners.find((candidate) => candidate.kind === kind)
    if (!owner) throw new Error(`no owner for places of kind ${kind}`)
    return owner
  }
  let ended = 0
  for (const { poolId, pool } of due) {
    ended += await inTransaction(ctx, async (tx) => {
      const pools = await lockWithParties(tx, [poolId])
      const over = await tx.db.booking.findMany({
        where: { poolId, keptUntil: { lte: tx.now } },
        orderBy: { arrival: 'asc' },
        select: columns,
      })
      const parties = over.flatMap((one) => one.partyId ?? [])
      const theirs = await tx.db.booking.findMany({
        where: { partyId: { in: parties }, state: 'offered', poolId: { not: poolId } },
        orderBy: { arrival: 'asc' },
        select: columns,
      })
      const changes = await stepAll(tx, { together: [...over, ...theirs], pools }, 'expired')
      await announce(tx, ownerOf(pool.kind), changes)
      return over.length + theirs.length
    })
  }
  for (const poolId of await poolsOfFittingParties(ctx)) {
    const { kind } = await ctx.db.placePool.findUniqueOrThrow({
      where: { id: poolId },
      select: { kind: true },
    })
    await inTransaction(ctx, async (tx) => {
      const pools = await lockWithParties(tx, [poolId])
      await announce(tx, ownerOf(kind), await offerFreePlaces(tx, poolId, pools))
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
    const pools = await lockWithParties(tx, [input.poolId])
    const pool = pools.get(input.poolId)
    if (!pool) return refused('notFound')
    if (input.capacity < pool.taken) return refused('belowTaken', { taken: pool.taken })
    if (input.capacity === pool.capacity) return ok({ offered: 0 })
    await tx.db.placePool.update({
      where: { id: pool.id },
      data: { capacity: input.capacity, changedAt: tx.now },
    })
    const changes = await offerFreePlaces(tx, pool.id, pools)
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
    const { booking, pools } = locked
    if (booking.state !== 'waiting') return refused('notWaiting')
    const head = await tx.db.booking.findFirst({
      where: { poolId: booking.poolId, state: 'waiting' },
      orderBy: { arrival: 'asc' },
      select: { id: true, arrival: true },
    })
    if (!head || head.id === booking.id) return refused('alreadyFirst')
    await tx.db.booking.update({ where: { id: booking.id }, data: { arrival: head.arrival - 1n } })
    const changes = [await step(tx, booking, 'waiting', { reason: input.reason })]
    changes.push(...(await offerFreePlaces(tx, booking.poolId, pools)))
    await announce(tx, owner, changes)
    return ok(null)
  })
}

/**
 * Ends every claim on a pool because the thing itself is off; each person is told once. A party that waits with one
 * of its people here can never have all its places: it ends as one. Answers how many claims ended here.
 */
export async function endAllPlaces(
  ctx: Ctx,
  owner: PlaceOwner,
  input: { poolId: string; reason: string },
): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const pools = await lockWithParties(tx, [input.poolId])
    if (!pools.has(input.poolId)) return 0
    const active = await tx.db.booking.findMany({
      where: { poolId: input.poolId, state: { in: [...activeStates] } },
      orderBy: { arrival: 'asc' },
      select: columns,
    })
    const parties = active.flatMap((one) =>
      one.partyId && (one.state === 'waiting' || one.state === 'offered') ? [one.partyId] : [],
    )
    const theirs = await tx.db.booking.findMany({
      where: {
        partyId: { in: parties },
        state: { in: ['waiting', 'offered'] },
        poolId: { not: input.poolId },
      },
      select: columns,
    })
    const changes: PlaceChange[] = []
    for (const one of [...active, ...theirs])
      changes.push(await step(tx, one, 'cancelled', { reason: input.reason }))
    for (const poolId of [...new Set(theirs.map((one) => one.poolId))].sort())
      changes.push(...(await offerFreePlaces(tx, poolId, pools)))
    await announce(tx, owner, changes)
    return active.length
  })
}
