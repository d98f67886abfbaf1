import 'server-only'
import { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { moveAppointments } from '@/lib/appointments/move-appointments'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { moveFiles } from '@/lib/files/move-files'
import { ok, type Result, refused } from '@/lib/result/result'
import { joinThreads } from '@/lib/threads/join-threads'
import { note } from './history'
import { lockBoth } from './join-cases'
import { refreshCase } from './refresh'

type Refusal = 'notFound' | 'same' | 'otherPerson' | 'ownerFull'

const ids = z.array(z.uuid())
const instant = z.iso.datetime().nullable()
/** What a merge moved and how the double stood before: enough to take it apart again. Ids, codes and days only. */
export const movedShape = z.object({
  before: z.object({
    closedAt: instant,
    closedById: z.uuid().nullable(),
    outcome: z.string().nullable(),
    assigneeId: z.uuid().nullable(),
    closeAskedAt: instant,
    closeAskedById: z.uuid().nullable(),
  }),
  files: z.array(z.object({ id: z.uuid(), about: z.string().nullable() })),
  messages: ids,
  appointments: ids,
  notes: ids,
  letters: ids,
  tasks: ids,
  papers: ids,
  flags: ids,
  referrals: ids,
  /** Waited for an answer there, and was taken back because one waits here. */
  withdrawn: ids,
  facts: ids,
  /** Lines of the kept list that count as seen because the double's were. */
  seen: ids,
  /** Terms of the double that the merge let go. */
  deadlines: ids,
})
export type Moved = z.infer<typeof movedShape>

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id)

/**
 * What of the double goes where, without changing anything: the lines of both checklists that are the same paper, and
 * the ids of all that comes over. The merge and its preview read it, so that they cannot differ.
 */
export async function whatMoves(ctx: Ctx, keptId: string, doubleId: string) {
  const of = { caseId: doubleId }
  const id = { select: { id: true } } as const
  const [lines, signs, known, waitsHere] = [
    await ctx.db.casePaper.findMany({
      where: { caseId: { in: [keptId, doubleId] } },
      select: { id: true, caseId: true, key: true, seenAt: true, seenById: true },
    }),
    await ctx.db.caseFlag.findMany({ where: { caseId: keptId, clearedAt: null }, select: { kind: true } }),
    await ctx.db.caseFact.findMany({ where: { caseId: keptId, retractedAt: null }, select: { key: true } }),
    await ctx.db.caseReferral.count({
      where: { caseId: keptId, acceptedAt: null, rejectedAt: null, withdrawnAt: null },
    }),
  ]
  // The same paper on both lists; one that only the double asks comes over, so its line stays.
  const twin = new Map(
    lines.flatMap((line) => {
      const mine = lines.find((each) => each.caseId === keptId && each.key && each.key === line.key)
      return line.caseId === doubleId ? [[line.id, mine?.id ?? null] as const] : []
    }),
  )
  const seen = lines.flatMap((line) => {
    const there = lines.find((each) => each.caseId === doubleId && each.key === line.key && each.seenAt)
    return line.caseId === keptId && line.key && !line.seenAt && there
      ? [{ id: line.id, at: there.seenAt, byId: there.seenById }]
      : []
  })
  return {
    twin,
    seen,
    notes: idsOf(await ctx.db.caseNote.findMany({ where: of, ...id })),
    letters: idsOf(await ctx.db.caseLetter.findMany({ where: of, ...id })),
    tasks: idsOf(await ctx.db.caseTask.findMany({ where: { ...of, source: 'hand' }, ...id })),
    papers: [...twin].flatMap(([line, mine]) => (mine ? [] : [line])),
    flags: idsOf(
      await ctx.db.caseFlag.findMany({
        where: {
          ...of,
          OR: [{ clearedAt: { not: null } }, { kind: { notIn: signs.map((sign) => sign.kind) } }],
        },
        ...id,
      }),
    ),
    referrals: idsOf(await ctx.db.caseReferral.findMany({ where: of, ...id })),
    // Two partners are not asked at once: what waits here goes on, what waited there is taken back.
    withdrawn:
      waitsHere > 0
        ? idsOf(
            await ctx.db.caseReferral.findMany({
              where: { ...of, acceptedAt: null, rejectedAt: null, withdrawnAt: null },
              ...id,
            }),
          )
        : [],
    facts: idsOf(
      await ctx.db.caseFact.findMany({
        where: { ...of, retractedAt: null, key: { notIn: known.map((fact) => fact.key) } },
        ...id,
      }),
    ),
    deadlines: idsOf(await ctx.db.caseDeadline.findMany({ where: { ...of, droppedAt: null }, ...id })),
  }
}

/**
 * Makes a double of the same person part of this case: its conversation, documents, appointments, notes, tasks, papers,
 * signs, referrals, letters and the facts that are not known here come over; the double closes and its number leads
 * here. What moved is kept, so that it can be undone for a while (unmerge-cases.ts). Refuses `notFound`, `same`,
 * `otherPerson` and `ownerFull` (more documents than one case holds).
 */
export async function mergeCases(
  ctx: Ctx,
  input: { caseId: string; otherNumber: string },
): Promise<Result<null, Refusal>> {
  return inTransaction(ctx, async (tx) => {
    const pair = await lockBoth(tx, input.caseId, input.otherNumber)
    if (!pair) return refused('notFound')
    const { on, other } = pair
    if (on.id === other.id) return refused('same')
    if (on.personId !== other.personId) return refused('otherPerson')
    const before = await tx.db.helpCase.findUniqueOrThrow({
      where: { id: other.id },
      select: { closedById: true, outcome: true, closeAskedAt: true },
    })
    const { twin, seen, ...moves } = await whatMoves(tx, on.id, other.id)
    const files = await moveFiles(tx, {
      ownerKind: 'cases.case',
      from: other.id,
      to: on.id,
      about: ({ about }) => (about ? (twin.get(about) ?? about) : null),
    })
    if (!files.ok) return files
    const moved: Moved = {
      before: {
        closedAt: other.closedAt?.toISOString() ?? null,
        closedById: before.closedById,
        outcome: before.outcome,
        assigneeId: other.assigneeId,
        closeAskedAt: before.closeAskedAt?.toISOString() ?? null,
        closeAskedById: other.closeAskedById,
      },
      files: files.value,
      messages: await joinThreads(tx, 'cases.case', other.id, on.id),
      appointments: await moveAppointments(tx, { from: other.id, to: on.id }),
      ...moves,
      seen: seen.map((line) => line.id),
    }
    const here = (list: readonly string[]) => ({ where: { id: { in: [...list] } }, data: { caseId: on.id } })
    await tx.db.caseNote.updateMany(here(moved.notes))
    await tx.db.caseLetter.updateMany(here(moved.letters))
    await tx.db.caseTask.updateMany(here(moved.tasks))
    await tx.db.casePaper.updateMany(here(moved.papers))
    await tx.db.caseFlag.updateMany(here(moved.flags))
    await tx.db.caseReferral.updateMany({
      where: { id: { in: moved.withdrawn } },
      data: { withdrawnAt: tx.now },
    })
    await tx.db.caseReferral.updateMany(here(moved.referrals))
    await tx.db.caseFact.updateMany(here(moved.facts))
    for (const line of seen)
      await tx.db.casePaper.update({
        where: { id: line.id },
        data: { seenAt: line.at, seenById: line.byId },
      })
    await tx.db.caseDeadline.updateMany({
      where: { id: { in: moved.deadlines } },
      data: { droppedAt: tx.now, nextRemindOn: null },
    })
    await tx.db.caseAssignment.updateMany({
      where: { caseId: other.id, until: null },
      data: { until: tx.now },
    })
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
    await tx.db.caseMerge.create({
      data: {
        id: newId(),
        keptId: on.id,
        mergedId: other.id,
        mergedAt: tx.now,
        mergedById: personIdOf(tx.actor),
        moved,
      },
    })
    await note(tx, other, 'merged', { into: on.id })
    await note(tx, on, 'merged', { from: other.id })
    await refreshCase(tx, on.id)
    return ok(null)
  })
}
