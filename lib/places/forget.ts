import 'server-only'
import type { Ctx } from '@/lib/access/context'

/** Makes bookings figures of nobody: no person, no words. Pools count as before. Answers how many. */
export async function forgetBookings(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const forgotten = await ctx.db.booking.updateMany({
    where: { id: { in: [...ids] }, forgottenAt: null, keptUntil: null },
    data: { personId: null, reason: null, forgottenAt: ctx.now },
  })
  return forgotten.count
}
