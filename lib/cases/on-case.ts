import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { inTransaction } from '@/lib/db/transaction'
import { type Result, refused } from '@/lib/result/result'
import { refreshCase } from './refresh'
import { type LockedCase, lockCase } from './visible'

/**
 * One change of one case by staff: found through what they see, locked, changed, worked out anew, all or nothing.
 * Refuses `notFound`, and `closed` unless closed cases may be changed so too.
 */
export async function onCase<Value, Refusal extends string>(
  ctx: Ctx,
  caseId: string,
  work: (tx: Ctx, on: LockedCase) => Promise<Result<Value, Refusal>>,
  options: { closedToo?: boolean } = {},
): Promise<Result<Value, Refusal | 'notFound' | 'closed'>> {
  return inTransaction(ctx, async (tx) => {
    const on = await lockCase(tx, caseId)
    if (!on) return refused('notFound')
    if (on.closedAt && !options.closedToo) return refused('closed')
    const result = await work(tx, on)
    if (result.ok) await refreshCase(tx, on.id)
    return result
  })
}

/** The person has had an answer now, if not before: what "days to the first answer" counts. */
export async function markAnswered(ctx: Ctx, caseId: string): Promise<void> {
  await ctx.db.helpCase.updateMany({
    where: { id: caseId, firstAnswerAt: null },
    data: { firstAnswerAt: ctx.now },
  })
}
