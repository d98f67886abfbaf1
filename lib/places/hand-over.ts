import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { giveUpPlace } from './change-place'
import { activeStates, type PlaceOwner } from './types'

/** Pools of a kind on which both people have a claim: only one of them could keep it. */
export async function sharedPools(ctx: Ctx, kind: string, oneId: string, otherId: string): Promise<string[]> {
  const rows = await ctx.db.booking.groupBy({
    by: ['poolId'],
    where: { personId: { in: [oneId, otherId] }, state: { in: [...activeStates] }, pool: { kind } },
    having: { poolId: { _count: { gt: 1 } } },
  })
  return rows.map((row) => row.poolId)
}

/** Gives all claims and past bookings of one person to another (two rows that are one person). Answers their ids. */
export async function handOver(ctx: Ctx, kind: string, fromId: string, toId: string): Promise<string[]> {
  const rows = await ctx.db.booking.findMany({
    where: { personId: fromId, pool: { kind } },
    select: { id: true },
  })
  const ids = rows.map((row) => row.id)
  await ctx.db.booking.updateMany({ where: { id: { in: ids } }, data: { personId: toId } })
  await ctx.db.bookingParty.updateMany({ where: { bookedById: fromId }, data: { bookedById: toId } })
  return ids
}

/** Gives them back, as far as they still belong to `holderId`. */
export async function handBack(
  ctx: Ctx,
  ids: readonly string[],
  holderId: string,
  toId: string,
): Promise<void> {
  await ctx.db.booking.updateMany({
    where: { id: { in: [...ids] }, personId: holderId },
    data: { personId: toId },
  })
  // A party follows the bookings that it was made with.
  await ctx.db.bookingParty.updateMany({
    where: { bookedById: holderId, bookings: { some: { id: { in: [...ids] } } } },
    data: { bookedById: toId },
  })
}

/**
 * Gives up every claim of somebody who is being erased and forgets why past ones ended, where somebody wrote that
 * down. Answers how many bookings stay as figures.
 */
export async function letGo(ctx: Ctx, owner: PlaceOwner, personId: string): Promise<number> {
  const active = await ctx.db.booking.findMany({
    where: { personId, state: { in: [...activeStates] }, pool: { kind: owner.kind } },
    orderBy: { poolId: 'asc' },
    select: { id: true },
  })
  for (const { id } of active) await giveUpPlace(ctx, owner, { bookingId: id })
  await ctx.db.booking.updateMany({ where: { personId }, data: { reason: null } })
  return ctx.db.booking.count({ where: { personId } })
}
