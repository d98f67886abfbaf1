import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isId, newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { note } from './history'
import { onCase } from './on-case'
import { ownCaseWhere } from './policy'
import { refreshCase } from './refresh'
import type { PaperKey } from './vocabulary'

/** Adds a paper to the checklist: one of ours or in words. Refuses `notFound`, `closed`. */
export async function askPaper(
  ctx: Ctx,
  input: { caseId: string; key: PaperKey | null; words: string | null },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const paperId = newId()
    await tx.db.casePaper.create({
      data: { id: paperId, caseId: on.id, key: input.key, words: input.words, position: 100 },
    })
    await note(tx, on, 'paperAsked', { paper: paperId })
    return ok(null)
  })
}

/** Staff have seen the paper, or it is not needed here; pressing again takes that back. Refuses `notFound`, `closed`. */
export async function markPaper(
  ctx: Ctx,
  input: { caseId: string; paperId: string; as: 'seen' | 'waived' },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const paper = await tx.db.casePaper.findFirst({ where: { id: input.paperId, caseId: on.id } })
    if (!paper) return refused('notFound')
    const data =
      input.as === 'seen'
        ? paper.seenAt
          ? { seenAt: null, seenById: null }
          : {
              seenAt: tx.now,
              seenById: personIdOf(tx.actor),
              readyAt: paper.readyAt ?? tx.now,
              waivedAt: null,
            }
        : { waivedAt: paper.waivedAt ? null : tx.now }
    await tx.db.casePaper.update({ where: { id: paper.id }, data })
    await note(tx, on, input.as === 'seen' ? 'paperSeen' : 'paperWaived', { paper: paper.id })
    return ok(null)
  })
}

/**
 * A document that answers a line of the checklist has come, or staff have checked it: the line is ready, or seen. Called
 * by lib/files in its transaction, which has looked whether the actor may. A line that stands further stays so.
 */
export async function paperAnswered(
  ctx: Ctx,
  caseId: string,
  paperId: string,
  how: 'received' | 'verified',
): Promise<void> {
  if (!isId(paperId)) return
  await ctx.db.$queryRaw`SELECT 1 FROM help_case WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`
  const paper = await ctx.db.casePaper.findFirst({
    where: { id: paperId, caseId, seenAt: null, case: { closedAt: null } },
    select: { id: true, readyAt: true, case: { select: { id: true, personId: true } } },
  })
  if (!paper || (how === 'received' && paper.readyAt)) return
  await ctx.db.casePaper.update({
    where: { id: paper.id },
    data:
      how === 'received'
        ? { readyAt: ctx.now, waivedAt: null }
        : {
            readyAt: paper.readyAt ?? ctx.now,
            seenAt: ctx.now,
            seenById: personIdOf(ctx.actor),
            waivedAt: null,
          },
  })
  await note(ctx, paper.case, how === 'received' ? 'paperReady' : 'paperSeen', { paper: paper.id })
  await refreshCase(ctx, caseId)
}

/** The person says they have a paper, or not after all. Refuses `notFound` for what is not theirs. */
export async function readyPaper(
  ctx: Ctx,
  input: { caseId: string; paperId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const on = await tx.db.helpCase.findFirst({
      where: { id: input.caseId, closedAt: null, ...ownCaseWhere(tx.actor) },
      select: { id: true, personId: true },
    })
    if (!on) return refused('notFound')
    await tx.db.$queryRaw`SELECT 1 FROM help_case WHERE id = ${on.id}::uuid FOR NO KEY UPDATE`
    const paper = await tx.db.casePaper.findFirst({
      where: { id: input.paperId, caseId: on.id, seenAt: null, waivedAt: null },
    })
    if (!paper) return refused('notFound')
    await tx.db.casePaper.update({
      where: { id: paper.id },
      data: { readyAt: paper.readyAt ? null : tx.now },
    })
    if (!paper.readyAt) await note(tx, on, 'paperReady', { paper: paper.id })
    await refreshCase(tx, on.id)
    return ok(null)
  })
}
