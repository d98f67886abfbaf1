import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isUniqueViolation } from '@/lib/db/errors'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'

/** The rules, absences first. */
export async function listRules(ctx: Ctx) {
  return ctx.db.followUpRule.findMany({ orderBy: [{ trigger: 'asc' }, { threshold: 'asc' }] })
}

/**
 * Changes a rule's number, or lets it rest or work again. What it did stays done. Refuses `notFound`, `editedMeanwhile`,
 * `same` (another rule says just that).
 */
export async function editRule(
  ctx: Ctx,
  input: { ruleId: string; version: number; threshold: number; resting: boolean },
): Promise<Result<null, 'notFound' | 'editedMeanwhile' | 'same'>> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const { count } = await tx.db.followUpRule.updateMany({
        where: { id: input.ruleId, version: input.version },
        data: {
          threshold: input.threshold,
          restedAt: input.resting ? tx.now : null,
          version: { increment: 1 },
          changedAt: tx.now,
          changedById: personIdOf(tx.actor),
        },
      })
      if (count === 0)
        return refused(
          (await tx.db.followUpRule.count({ where: { id: input.ruleId } })) ? 'editedMeanwhile' : 'notFound',
        )
      await record(tx, {
        event: 'teaching.rule.edited',
        subject: { type: 'followUpRule', id: input.ruleId },
        data: { threshold: input.threshold, resting: input.resting },
      })
      return ok(null)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused('same')
    throw error
  }
}
