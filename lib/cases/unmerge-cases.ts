import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { moveAppointments } from '@/lib/appointments/move-appointments'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { moveFiles } from '@/lib/files/move-files'
import { ok, type Result, refused } from '@/lib/result/result'
import { partThreads } from '@/lib/threads/join-threads'
import { days, shift } from '@/lib/time/time'
import { note } from './history'
import { type Moved, movedShape } from './merge-cases'
import { refreshCase } from './refresh'
import { lockCase } from './visible'

const since = (ctx: Ctx) => shift(ctx.now, -days(limits.cases.unmergeDays))

/** Gives back what came over and is still where it came, in the caller's transaction. */
async function giveBack(tx: Ctx, keptId: string, doubleId: string, moved: Moved): Promise<boolean> {
  const there = (list: readonly string[]) => ({
    where: { id: { in: [...list] }, caseId: keptId },
    data: { caseId: doubleId },
  })
  const about = new Map(moved.files.map((file) => [file.id, file.about]))
  const files = await moveFiles(tx, {
    ownerKind: 'cases.case',
    from: keptId,
    to: doubleId,
    only: [...about.keys()],
    about: (file) => about.get(file.id) ?? null,
  })
  if (!files.ok) return false
  await partThreads(tx, 'cases.case', keptId, doubleId, moved.messages)
  await moveAppointments(tx, { from: keptId, to: doubleId, only: moved.appointments })
  await tx.db.caseNote.updateMany(there(moved.notes))
  await tx.db.caseLetter.updateMany(there(moved.letters))
  await tx.db.caseTask.updateMany(there(moved.tasks))
  await tx.db.casePaper.updateMany(there(moved.papers))
  await tx.db.caseFlag.updateMany(there(moved.flags))
  await tx.db.caseReferral.updateMany(there(moved.referrals))
  await tx.db.caseReferral.updateMany({
    where: { id: { in: moved.withdrawn }, caseId: doubleId },
    data: { withdrawnAt: null },
  })
  await tx.db.caseFact.updateMany(there(moved.facts))
  await tx.db.casePaper.updateMany({
    where: { id: { in: moved.seen }, caseId: keptId },
    data: { seenAt: null, seenById: null },
  })
  await tx.db.caseDeadline.updateMany({
    where: { id: { in: moved.deadlines }, caseId: doubleId },
    data: { droppedAt: null, changedAt: tx.now, sequence: { increment: 1 } },
  })
  return true
}

/**
 * Takes a double out of the case it was made part of, within thirty days: what came over goes back as far as it is still
 * there, the double stands as it stood, and what was done since stays with the kept case. Both histories are kept. Its
 * worker is theirs again when they are still in the team. Refuses `notFound` (not seen, too long ago, undone already),
 * `inAnother` (the kept case became a double itself: take that apart first) and `ownerFull`.
 */
export async function unmergeCases(
  ctx: Ctx,
  input: { caseId: string; mergeId: string },
): Promise<Result<null, 'notFound' | 'inAnother' | 'ownerFull'>> {
  return inTransaction(ctx, async (tx) => {
    const merge = await tx.db.caseMerge.findFirst({
      where: { id: input.mergeId, keptId: input.caseId, undoneAt: null, mergedAt: { gt: since(tx) } },
    })
    if (!merge) return refused('notFound')
    const kept = await tx.db.helpCase.findUnique({
      where: { id: merge.keptId },
      select: { mergedIntoId: true },
    })
    if (kept?.mergedIntoId) return refused('inAnother')
    const on = await lockCase(tx, merge.keptId)
    if (!on) return refused('notFound')
    const { count } = await tx.db.caseMerge.updateMany({
      where: { id: merge.id, undoneAt: null },
      data: { undoneAt: tx.now, undoneById: personIdOf(tx.actor) },
    })
    if (count === 0) return refused('notFound')
    const double = await tx.db.helpCase.findFirst({
      where: { id: merge.mergedId, mergedIntoId: on.id, anonymisedAt: null },
      select: { id: true, personId: true, teamId: true, sensitive: true },
    })
    // Of another person meanwhile, or its words are gone: there is nothing to go back to.
    if (!double || double.personId !== on.personId) return refused('notFound')
    const moved = movedShape.parse(merge.moved)
    const { before } = moved
    const worker = before.assigneeId
      ? await tx.db.caseTeamMember.findFirst({
          where: {
            teamId: double.teamId,
            personId: before.assigneeId,
            leftAt: null,
            ...(double.sensitive ? { safety: true } : {}),
          },
          select: { personId: true },
        })
      : null
    await tx.db.helpCase.update({
      where: { id: double.id },
      data: {
        mergedIntoId: null,
        closedAt: before.closedAt ? new Date(before.closedAt) : null,
        closedById: before.closedById,
        outcome: before.outcome,
        closeAskedAt: before.closeAskedAt ? new Date(before.closeAskedAt) : null,
        closeAskedById: before.closeAskedById,
        assigneeId: worker?.personId ?? null,
      },
    })
    if (worker)
      await tx.db.caseAssignment.create({
        data: {
          id: newId(),
          caseId: double.id,
          personId: worker.personId,
          teamId: double.teamId,
          from: tx.now,
          reason: 'assigned',
          byId: personIdOf(tx.actor),
        },
      })
    if (!(await giveBack(tx, on.id, double.id, moved))) return refused('ownerFull')
    await note(tx, on, 'unmerged', { out: double.id })
    await note(tx, double, 'unmerged', { from: on.id })
    await refreshCase(tx, on.id)
    await refreshCase(tx, double.id)
    return ok(null)
  })
}

/** The doubles that can still be taken out of a case that somebody sees (who opened its page), the newest first. */
export async function recentMerges(
  ctx: Ctx,
  caseId: string,
): Promise<{ id: string; number: string; mergedAt: Date }[]> {
  const rows = await ctx.db.caseMerge.findMany({
    where: { keptId: caseId, undoneAt: null, mergedAt: { gt: since(ctx) } },
    orderBy: { mergedAt: 'desc' },
    select: { id: true, mergedId: true, mergedAt: true },
  })
  const numbers = new Map(
    (
      await ctx.db.helpCase.findMany({
        where: { id: { in: rows.map((row) => row.mergedId) } },
        select: { id: true, number: true },
      })
    ).map((row) => [row.id, row.number]),
  )
  return rows.map((row) => ({
    id: row.id,
    number: numbers.get(row.mergedId) ?? '',
    mergedAt: row.mergedAt,
  }))
}
