import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { ok, type Result, refused } from '@/lib/result/result'
import { type Day, dayToDate } from '@/lib/time/time'
import { note } from './history'
import { onCase } from './on-case'
import type { FlagKind } from './vocabulary'

/** Puts a sign on a case, until a day when one is given. Refuses `notFound`, `closed`. */
export async function raiseFlag(
  ctx: Ctx,
  input: { caseId: string; kind: FlagKind; words: string | null; until: Day | null },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    await tx.db.caseFlag.create({
      data: {
        id: newId(),
        caseId: on.id,
        kind: input.kind,
        words: input.words,
        until: input.until ? dayToDate(input.until) : null,
        raisedAt: tx.now,
        raisedById: personIdOf(tx.actor),
      },
    })
    await note(tx, on, 'flagRaised', { flag: input.kind })
    return ok(null)
  })
}

/** Takes a sign away. Refuses `notFound`, `closed`. */
export async function clearFlag(
  ctx: Ctx,
  input: { caseId: string; flagId: string },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const { count } = await tx.db.caseFlag.updateMany({
      where: { id: input.flagId, caseId: on.id, clearedAt: null },
      data: { clearedAt: tx.now, clearedById: personIdOf(tx.actor) },
    })
    if (count === 0) return refused('notFound')
    await note(tx, on, 'flagCleared')
    return ok(null)
  })
}
