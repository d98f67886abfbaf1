import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Prisma } from '@/lib/db/client'
import { letOwnerGo } from '@/lib/files/remove-file'
import { claimFilesKind } from './expenses/receipts'
import { endKinds } from './vocabulary'

/** Takes the words out of what an ambassador left behind; that somebody gave their time stays, as a figure of nobody. */
export async function forgetVolunteer(ctx: Ctx, ambassadorId: string): Promise<void> {
  const which = { ambassadorId }
  await ctx.db.ambassadorStep.updateMany({ where: which, data: { note: null } })
  await ctx.db.ambassadorStep.updateMany({
    where: { ...which, kind: { in: [...endKinds] } },
    data: { reason: 'erased' },
  })
  await ctx.db.ambassadorThanks.deleteMany({ where: which })
  await ctx.db.expenseClaim.updateMany({ where: which, data: { note: null, reason: null } })
  await forgetBadges(ctx, which)
  await ctx.db.ambassadorCheck.deleteMany({ where: which })
  await ctx.db.ambassadorTalk.deleteMany({ where: which })
  await ctx.db.ambassador.update({
    where: { id: ambassadorId },
    data: { motivation: null, occupation: null, heardFrom: null, talkNotes: null, capacity: 0 },
  })
}

/** A credential names its holder: what is left is that one was given and counts no more. Answers how many. */
export async function forgetBadges(ctx: Ctx, where: Prisma.AmbassadorBadgeWhereInput): Promise<number> {
  await ctx.db.ambassadorBadge.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: ctx.now, revokeReason: 'erased' },
  })
  return (await ctx.db.ambassadorBadge.updateMany({ where, data: { credential: {} } })).count
}

/** Makes decided claims a figure of their year, in the caller's transaction; their receipts go. Answers how many went. */
export async function countClaims(ctx: Ctx, ids: readonly string[]): Promise<number> {
  for (const id of ids) await letOwnerGo(ctx, claimFilesKind, id)
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    WITH gone AS (
           DELETE FROM expense_claim WHERE decision IS NOT NULL AND id = ANY(${[...ids]}::uuid[])
           RETURNING year, kind, what, decision, cents),
         counted AS (
           INSERT INTO expense_figure AS f (year, kind, what, decision, claims, cents)
           SELECT year, kind, what, decision, count(*)::int, sum(cents)::int FROM gone GROUP BY year, kind, what, decision
           ON CONFLICT (year, kind, what, decision) DO UPDATE
              SET claims = f.claims + EXCLUDED.claims, cents = f.cents + EXCLUDED.cents)
    SELECT count(*)::int AS count FROM gone`
  return row?.count ?? 0
}
