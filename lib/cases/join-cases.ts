import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { note } from './history'
import { refreshCase } from './refresh'
import { type LockedCase, lockCase } from './visible'

type Refusal = 'notFound' | 'same' | 'otherPerson'

/** Locks this case and the one with the other number, in the order of their ids, through what the actor sees. */
async function both(
  tx: Ctx,
  caseId: string,
  otherNumber: string,
): Promise<{ on: LockedCase; other: LockedCase } | null> {
  const found = await tx.db.helpCase.findUnique({
    where: { number: otherNumber.trim().toUpperCase() },
    select: { id: true },
  })
  if (!found) return null
  const locked = new Map<string, LockedCase>()
  for (const id of [...new Set([caseId, found.id])].sort()) {
    const row = await lockCase(tx, id)
    if (row) locked.set(id, row)
  }
  const [on, other] = [locked.get(caseId), locked.get(found.id)]
  return on && other ? { on, other } : null
}

/**
 * Makes a double of the same person part of this case: its notes, tasks, papers, facts that are not known here and
 * letters come over; the double closes and leads here. Refuses `notFound`, `same`, `otherPerson`.
 */
export async function mergeCases(
  ctx: Ctx,
  input: { caseId: string; otherNumber: string },
): Promise<Result<null, Refusal>> {
  return inTransaction(ctx, async (tx) => {
    const pair = await both(tx, input.caseId, input.otherNumber)
    if (!pair) return refused('notFound')
    const { on, other } = pair
    if (on.id === other.id) return refused('same')
    if (on.personId !== other.personId) return refused('otherPerson')
    const from = { caseId: other.id }
    const to = { data: { caseId: on.id } }
    await tx.db.caseNote.updateMany({ where: from, ...to })
    await tx.db.caseLetter.updateMany({ where: from, ...to })
    await tx.db.caseTask.updateMany({ where: { ...from, source: 'hand' }, ...to })
    const known = await tx.db.caseFact.findMany({
      where: { caseId: on.id, retractedAt: null },
      select: { key: true },
    })
    await tx.db.caseFact.updateMany({
      where: { ...from, retractedAt: null, key: { notIn: known.map((fact) => fact.key) } },
      ...to,
    })
    const seen = await tx.db.casePaper.findMany({
      where: { ...from, seenAt: { not: null }, key: { not: null } },
      select: { key: true, seenAt: true, seenById: true },
    })
    for (const paper of seen)
      await tx.db.casePaper.updateMany({
        where: { caseId: on.id, key: paper.key, seenAt: null },
        data: { seenAt: paper.seenAt, seenById: paper.seenById },
      })
    await tx.db.caseDeadline.updateMany({
      where: { ...from, droppedAt: null },
      data: { droppedAt: tx.now, nextRemindOn: null },
    })
    await tx.db.caseAssignment.updateMany({ where: { ...from, until: null }, data: { until: tx.now } })
    await tx.db.helpCase.update({
      where: { id: other.id },
      data: {
        mergedIntoId: on.id,
        closedAt: other.closedAt ?? tx.now,
        closedById: personIdOf(tx.actor),
        closeAskedAt: null,
        closeAskedById: null,
        outcome: 'double',
        assigneeId: null,
        waitingOn: 'nobody',
        dueOn: null,
        changedAt: tx.now,
        version: { increment: 1 },
      },
    })
    await note(tx, other, 'merged', { into: on.id })
    await note(tx, on, 'merged', { from: other.id })
    await refreshCase(tx, on.id)
    return ok(null)
  })
}

/** Ties the cases of one household together. Refuses `notFound`, `same`. */
export async function linkCases(
  ctx: Ctx,
  input: { caseId: string; otherNumber: string },
): Promise<Result<null, 'notFound' | 'same'>> {
  return inTransaction(ctx, async (tx) => {
    const pair = await both(tx, input.caseId, input.otherNumber)
    if (!pair) return refused('notFound')
    const { on, other } = pair
    if (on.id === other.id) return refused('same')
    const groupId = on.groupId ?? other.groupId ?? newId()
    // Two households that turn out to be one become one group.
    const groups = [on.groupId, other.groupId].filter((id): id is string => id !== null)
    await tx.db.helpCase.updateMany({
      where: { OR: [{ id: { in: [on.id, other.id] } }, { groupId: { in: groups } }] },
      data: { groupId },
    })
    await note(tx, on, 'linked', { to: other.id })
    await note(tx, other, 'linked', { to: on.id })
    return ok(null)
  })
}

/** Unties a case from its household. Refuses `notFound`. */
export async function unlinkCase(ctx: Ctx, input: { caseId: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const on = await lockCase(tx, input.caseId)
    if (!on) return refused('notFound')
    await tx.db.helpCase.update({ where: { id: on.id }, data: { groupId: null } })
    await note(tx, on, 'unlinked')
    return ok(null)
  })
}
