import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { hours, shift } from '@/lib/time/time'
import { assignCase, releaseCase } from './assign-case'
import { clearFlag, raiseFlag } from './raise-flag'
import { visibleSql } from './visible'
import type { FlagKind } from './vocabulary'

type Before = { caseId: string; assigneeId: string | null; flagId: string | null }

/**
 * Does one thing to many cases, those the actor sees and that are open; what cannot be done to one leaves it as it is.
 * All in one transaction, and kept so that it can be undone. Refuses `none` and `noChoice`.
 */
export async function bulkChange(
  ctx: Ctx,
  input: {
    caseIds: readonly string[]
    what: 'assign' | 'flag' | 'release'
    personId: string | null
    flag: FlagKind | null
  },
): Promise<Result<{ bulkId: string; done: number; left: number }, 'none' | 'noChoice'>> {
  const me = personIdOf(ctx.actor)
  if (!me) return refused('none')
  if ((input.what === 'assign' && !input.personId) || (input.what === 'flag' && !input.flag))
    return refused('noChoice')
  return inTransaction(ctx, async (tx) => {
    const before: Before[] = []
    // In the order of their ids: two at once wait for each other and never deadlock.
    const ids = [...new Set(input.caseIds)].sort()
    for (const caseId of ids) {
      const [row] = await tx.db.$queryRaw<{ assignee_id: string | null }[]>`
        SELECT c.assignee_id FROM help_case c
         WHERE c.id = ${caseId}::uuid AND c.closed_at IS NULL AND ${visibleSql(tx)} FOR NO KEY UPDATE OF c`
      if (!row) continue
      const change =
        input.what === 'assign'
          ? await assignCase(tx, { caseId, personId: input.personId ?? '' })
          : input.what === 'release'
            ? await releaseCase(tx, { caseId })
            : await raiseFlag(tx, { caseId, kind: input.flag ?? 'lookAgain', words: null, until: null })
      if (!change.ok) continue
      const flag =
        input.what === 'flag'
          ? await tx.db.caseFlag.findFirst({
              where: { caseId, raisedById: me, clearedAt: null },
              orderBy: { raisedAt: 'desc' },
              select: { id: true },
            })
          : null
      before.push({ caseId, assigneeId: row.assignee_id, flagId: flag?.id ?? null })
    }
    if (before.length === 0) return refused('none')
    const bulkId = newId()
    await tx.db.caseBulk.create({
      data: {
        id: bulkId,
        kind: input.what,
        at: tx.now,
        byId: me,
        before: { rows: before, to: input.personId },
      },
    })
    return ok({ bulkId, done: before.length, left: ids.length - before.length })
  })
}

/**
 * Undoes one's own action of the last day, for the cases that still stand as it left them. Answers how many went back.
 * Refuses `notFound` (not one's own, too long ago, undone already).
 */
export async function undoBulk(
  ctx: Ctx,
  input: { bulkId: string },
): Promise<Result<{ back: number }, 'notFound'>> {
  const me = personIdOf(ctx.actor)
  if (!me) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.caseBulk.updateMany({
      where: {
        id: input.bulkId,
        byId: me,
        undoneAt: null,
        at: { gt: shift(tx.now, -hours(limits.cases.undoHours)) },
      },
      data: { undoneAt: tx.now },
    })
    if (count === 0) return refused('notFound')
    const row = await tx.db.caseBulk.findUniqueOrThrow({ where: { id: input.bulkId } })
    const { rows, to } = row.before as { rows: Before[]; to: string | null }
    let back = 0
    for (const one of rows) {
      if (row.kind === 'flag') {
        const cleared = one.flagId
          ? await clearFlag(tx, { caseId: one.caseId, flagId: one.flagId })
          : refused('notFound' as const)
        if (cleared.ok) back++
        continue
      }
      const now = await tx.db.helpCase.findUnique({
        where: { id: one.caseId },
        select: { assigneeId: true },
      })
      const expected = row.kind === 'assign' ? to : null
      if (!now || now.assigneeId !== expected) continue
      const undone = one.assigneeId
        ? await assignCase(tx, { caseId: one.caseId, personId: one.assigneeId })
        : await releaseCase(tx, { caseId: one.caseId })
      if (undone.ok) back++
    }
    return ok({ back })
  })
}

/** One's own action, to say what was done and offer to undo it; null when it cannot be undone any more. */
export async function recentBulk(ctx: Ctx, bulkId: string): Promise<{ kind: string; count: number } | null> {
  const row = await ctx.db.caseBulk.findFirst({
    where: {
      id: bulkId,
      byId: personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000',
      undoneAt: null,
      at: { gt: shift(ctx.now, -hours(limits.cases.undoHours)) },
    },
  })
  return row ? { kind: row.kind, count: (row.before as { rows: Before[] }).rows.length } : null
}
