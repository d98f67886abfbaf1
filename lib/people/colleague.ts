import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isRole, isStaff } from '@/lib/access/roles'

/**
 * Whether this is the account of a colleague that the actor may not touch. Whoever can change an address, hand out a
 * card or merge records could otherwise walk into the account of somebody with more rights; only those who give roles
 * may do so.
 */
export async function isBeyond(ctx: Ctx, personId: string): Promise<boolean> {
  if (can(ctx.actor, 'people.role.manage')) return false
  return worksHere(ctx, personId)
}

/** Whether somebody holds a role of the back office. */
export async function worksHere(ctx: Ctx, personId: string): Promise<boolean> {
  const rows = await ctx.db.roleAssignment.findMany({
    where: { personId, revokedAt: null },
    select: { role: true },
  })
  return isStaff(rows.map((row) => row.role).filter(isRole))
}
