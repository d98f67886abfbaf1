import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { judgedWhere } from './policy'

/** Colleagues who can accompany ambassadors. */
export async function listCoordinators(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  const rows = await ctx.db.person.findMany({
    where: {
      disabledAt: null,
      roles: { some: { role: { in: ['coordinator', 'administrator'] }, revokedAt: null } },
    },
    orderBy: { fullName: 'asc' },
    select: { id: true, fullName: true, callName: true },
  })
  return rows.map((row) => ({ id: row.id, name: row.callName ?? row.fullName }))
}

/**
 * Hands one ambassador, or everybody whom a colleague accompanies (`fromId`), to another. Nobody accompanies
 * themselves: such a row stays where it is. Answers how many. Refuses `notFound` (the colleague, or nobody to hand over).
 */
export async function handOver(
  ctx: Ctx,
  input: { toId: string; fromId?: string; ambassadorId?: string },
): Promise<Result<{ count: number }, 'notFound'>> {
  if (!input.fromId && !input.ambassadorId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    if (!(await listCoordinators(tx)).some((one) => one.id === input.toId)) return refused('notFound')
    const rows = await tx.db.ambassador.updateManyAndReturn({
      where: {
        AND: [
          judgedWhere(tx.actor),
          { personId: { not: input.toId } },
          input.ambassadorId
            ? { id: input.ambassadorId }
            : { coordinatorId: input.fromId, state: { not: 'left' } },
        ],
      },
      data: { coordinatorId: input.toId, changedAt: tx.now },
      select: { id: true, personId: true },
    })
    if (rows.length === 0) return refused('notFound')
    await record(
      tx,
      ...rows.map((row) => ({
        event: 'ambassadors.caseload.handedOver',
        subject: { type: 'ambassador', id: row.id },
        personId: row.personId,
        data: { toId: input.toId, fromId: input.fromId ?? null, byId: personIdOf(tx.actor) },
      })),
    )
    return ok({ count: rows.length })
  })
}
