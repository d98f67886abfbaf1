import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isId } from '@/lib/db/ids'
import type { FileOwner } from '@/lib/files/owner'

export const claimFilesKind = 'ambassadors.claim'

/** The claim as the actor may see its receipts: their own, or somebody else's whom they may decide about. */
async function seen(ctx: Ctx, claimId: string) {
  const me = personIdOf(ctx.actor)
  const claim =
    me && isId(claimId)
      ? await ctx.db.expenseClaim.findUnique({
          where: { id: claimId },
          select: { personId: true, kind: true, decision: true },
        })
      : null
  if (!claim) return null
  if (claim.personId === me) return { ...claim, as: 'subject' as const }
  return can(ctx.actor, 'ambassadors.expenses.decide') ? { ...claim, as: 'staff' as const } : null
}

/**
 * The receipts of a claim of real costs. The volunteer sends them, or a colleague who gets them on paper; they are there
 * for the two of them, and stay once the claim is decided.
 */
export const claimFiles: FileOwner = {
  kind: claimFilesKind,
  async standing(ctx, claimId) {
    const claim = await seen(ctx, claimId)
    return claim && { as: claim.as, subjectId: claim.personId }
  },
  async open(ctx, claimId) {
    const claim = await seen(ctx, claimId)
    return claim?.kind === 'real' && claim.decision === null
  },
  proofs: true,
  async settled(ctx, claimId) {
    // Who decides at this moment waits until the file is gone, and then does not find it.
    const [claim] = await ctx.db.$queryRaw<{ decision: string | null }[]>`
      SELECT decision FROM expense_claim WHERE id = ${claimId}::uuid FOR UPDATE`
    return claim?.decision === 'approved'
  },
  async describe(ctx, claimIds) {
    if (!can(ctx.actor, 'ambassadors.expenses.decide')) return new Map()
    const rows = await ctx.db.expenseClaim.findMany({
      where: { id: { in: [...claimIds] }, personId: { not: personIdOf(ctx.actor) ?? undefined } },
      select: { id: true, on: true },
    })
    return new Map(
      rows.map((row) => [
        row.id,
        { label: row.on.toISOString().slice(0, 10), path: `/staff/ambassadors/expenses/${row.id}` },
      ]),
    )
  },
}
