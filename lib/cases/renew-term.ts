import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { ok, type Result, refused } from '@/lib/result/result'
import { note } from './history'
import { onCase } from './on-case'

/** Makes a term anew from the rule as it is now; a running term otherwise keeps the one it had. Refuses `notFound`. */
export async function renewTerm(
  ctx: Ctx,
  input: { caseId: string; termId: string },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const term = await tx.db.caseDeadline.findFirst({
      where: { id: input.termId, caseId: on.id, droppedAt: null },
      select: { id: true, ruleKey: true, rule: { select: { supersededAt: true } } },
    })
    if (!term?.rule.supersededAt) return refused('notFound')
    // The refresh after this sets it again from the live rule.
    await tx.db.caseDeadline.update({
      where: { id: term.id },
      data: { droppedAt: tx.now, nextRemindOn: null, sequence: { increment: 1 } },
    })
    await note(tx, on, 'ruleRenewed', { rule: term.ruleKey })
    return ok(null)
  })
}
