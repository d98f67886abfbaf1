import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isUniqueViolation } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { type FollowUpKind, followUpKinds } from './vocabulary'

/** The rules, absences first; those that ended at the end. */
export async function listRules(ctx: Ctx) {
  return ctx.db.followUpRule.findMany({
    orderBy: [{ endedAt: { sort: 'asc', nulls: 'first' } }, { trigger: 'asc' }, { threshold: 'asc' }],
  })
}

/** Adds a rule. Refuses `same` (one that works or rests says just that). */
export async function addRule(
  ctx: Ctx,
  input: { what: FollowUpKind; threshold: number; source: string },
): Promise<Result<{ ruleId: string }, 'same'>> {
  const { trigger, action } = followUpKinds[input.what]
  const ruleId = newId()
  try {
    return await inTransaction(ctx, async (tx) => {
      await tx.db.followUpRule.create({
        data: {
          id: ruleId,
          trigger,
          action,
          threshold: input.threshold,
          source: input.source,
          changedAt: tx.now,
          changedById: personIdOf(tx.actor),
        },
      })
      await record(tx, {
        event: 'teaching.rule.added',
        subject: { type: 'followUpRule', id: ruleId },
        data: { trigger, action, threshold: input.threshold },
      })
      return ok({ ruleId })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused('same')
    throw error
  }
}

/** Ends a rule for good; what it did is kept. Refuses `notFound`, `editedMeanwhile`. */
export async function endRule(
  ctx: Ctx,
  input: { ruleId: string; version: number },
): Promise<Result<null, 'notFound' | 'editedMeanwhile'>> {
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.followUpRule.updateMany({
      where: { id: input.ruleId, version: input.version, endedAt: null },
      data: {
        endedAt: tx.now,
        version: { increment: 1 },
        changedAt: tx.now,
        changedById: personIdOf(tx.actor),
      },
    })
    if (count === 0)
      return refused(
        (await tx.db.followUpRule.count({ where: { id: input.ruleId } })) ? 'editedMeanwhile' : 'notFound',
      )
    await record(tx, { event: 'teaching.rule.ended', subject: { type: 'followUpRule', id: input.ruleId } })
    return ok(null)
  })
}

/**
 * Changes a rule's number and source, or lets it rest or work again. What it did stays done. Refuses `notFound`, `editedMeanwhile`,
 * `same` (another rule says just that).
 */
export async function editRule(
  ctx: Ctx,
  input: { ruleId: string; version: number; threshold: number; source: string; resting: boolean },
): Promise<Result<null, 'notFound' | 'editedMeanwhile' | 'same'>> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const { count } = await tx.db.followUpRule.updateMany({
        where: { id: input.ruleId, version: input.version, endedAt: null },
        data: {
          threshold: input.threshold,
          source: input.source,
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
