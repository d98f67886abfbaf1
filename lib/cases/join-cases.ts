import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { moveFiles } from '@/lib/files/move-files'
import { ok, type Result, refused } from '@/lib/result/result'
import { joinThreads } from '@/lib/threads/join-threads'
import { note } from './history'
import { ownCaseWhere, staffCaseWhere } from './policy'
import { refreshCase } from './refresh'
import { type LockedCase, lockCase } from './visible'

type Refusal = 'notFound' | 'same' | 'otherPerson' | 'ownerFull'

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
 * Makes a double of the same person part of this case: its conversation, documents, notes, tasks, papers, signs,
 * referrals, letters and the facts that are not known here come over; the double closes and its number leads here.
 * Refuses `notFound`, `same`, `otherPerson` and `ownerFull` (more documents than one case holds).
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
    const lines = await tx.db.casePaper.findMany({
      where: { caseId: { in: [on.id, other.id] } },
      select: { id: true, caseId: true, key: true },
    })
    // The same paper on both lists; one that only the double asks comes over, so its line stays.
    const twin = new Map(
      lines.flatMap((line) => {
        const mine = lines.find((each) => each.caseId === on.id && each.key && each.key === line.key)
        return line.caseId === other.id ? [[line.id, mine?.id ?? null] as const] : []
      }),
    )
    const files = await moveFiles(tx, {
      ownerKind: 'cases.case',
      from: other.id,
      to: on.id,
      about: (line) => twin.get(line) ?? line,
    })
    if (!files.ok) return files
    await joinThreads(tx, 'cases.case', other.id, on.id)
    const from = { caseId: other.id }
    const to = { data: { caseId: on.id } }
    await tx.db.caseNote.updateMany({ where: from, ...to })
    await tx.db.caseLetter.updateMany({ where: from, ...to })
    await tx.db.caseTask.updateMany({ where: { ...from, source: 'hand' }, ...to })
    await tx.db.casePaper.updateMany({
      where: { id: { in: [...twin].flatMap(([id, mine]) => (mine ? [] : [id])) } },
      ...to,
    })
    const signs = await tx.db.caseFlag.findMany({
      where: { caseId: on.id, clearedAt: null },
      select: { kind: true },
    })
    await tx.db.caseFlag.updateMany({
      where: {
        ...from,
        OR: [{ clearedAt: { not: null } }, { kind: { notIn: signs.map((sign) => sign.kind) } }],
      },
      ...to,
    })
    // Two partners are not asked at once: what waits here goes on, what waited there is taken back.
    const waiting = { acceptedAt: null, rejectedAt: null, withdrawnAt: null }
    if ((await tx.db.caseReferral.count({ where: { caseId: on.id, ...waiting } })) > 0)
      await tx.db.caseReferral.updateMany({ where: { ...from, ...waiting }, data: { withdrawnAt: tx.now } })
    await tx.db.caseReferral.updateMany({ where: from, ...to })
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

/**
 * Where the page of a case that was a double leads: the case that was kept, through as many merges as there were. Null
 * when it is no double, or when the actor may not see the kept one, be it as staff or as their own.
 */
export async function keptCase(ctx: Ctx, caseId: string, as: 'staff' | 'own'): Promise<string | null> {
  let at = caseId
  for (let step = 0; step < 20; step++) {
    const row = await ctx.db.helpCase.findUnique({ where: { id: at }, select: { mergedIntoId: true } })
    if (!row?.mergedIntoId) break
    at = row.mergedIntoId
  }
  if (at === caseId) return null
  const mine = as === 'staff' ? { anonymisedAt: null, ...staffCaseWhere(ctx.actor) } : ownCaseWhere(ctx.actor)
  return (await ctx.db.helpCase.count({ where: { id: at, ...mine } })) > 0 ? at : null
}
