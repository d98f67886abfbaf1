import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { documentsOf } from '@/lib/files/queries'
import { ok, type Result, refused } from '@/lib/result/result'
import { caseFiles } from './conversation'
import { whatMoves } from './merge-cases'
import { viewPaper, viewTask } from './own-queries'
import { staffCaseWhere } from './policy'
import { dayOrNull } from './terms'
import { ownWords } from './type-list'
import type { PaperView, TaskView } from './types'
import type { StageKey } from './vocabulary'
import type { TypeRef } from './words'

/** One of the two cases as the preview of a merge shows it. */
export type MergeSide = TypeRef & {
  id: string
  number: string
  openedAt: Date
  closedAt: Date | null
  stage: StageKey
  question: string | null
  language: string
  assignee: string | null
  documents: readonly { id: string; name: string }[]
  messages: number
  appointments: readonly Date[]
  notes: number
  letters: number
}

type FactValue = { on: string | null; value: string | null }
export type MergePreview = {
  kept: MergeSide
  double: MergeSide
  /** What only the double knows comes over; of what both know, this case's stays. */
  facts: readonly { key: string; here: FactValue | null; there: FactValue; comes: boolean }[]
  tasks: readonly TaskView[]
  papers: readonly PaperView[]
  /** Lines of this case's checklist that count as seen. */
  seen: readonly PaperView[]
  flags: readonly string[]
  referrals: readonly { id: string; partner: string; takenBack: boolean }[]
  /** Terms of the double that are let go; this case's are worked out anew. */
  terms: number
}

const select = {
  id: true,
  number: true,
  personId: true,
  typeKey: true,
  openedAt: true,
  closedAt: true,
  stage: true,
  question: true,
  language: true,
  assigneeId: true,
  typeVersion: { select: { type: { select: { words: true } } } },
  facts: {
    where: { retractedAt: null },
    orderBy: { key: 'asc' },
    select: { key: true, on: true, value: true },
  },
  _count: { select: { notes: { where: { removedAt: null } }, letters: true } },
} as const

/**
 * What would move if the case with the other number became part of this one, side by side; nothing changes. A look,
 * recorded. Refuses `notFound` (this one), `noOther` (the other), `same`, `otherPerson`.
 */
export async function previewMerge(
  ctx: Ctx,
  input: { caseId: string; otherNumber: string },
): Promise<Result<MergePreview, 'notFound' | 'noOther' | 'same' | 'otherPerson'>> {
  const visible = { mergedIntoId: null, anonymisedAt: null, ...staffCaseWhere(ctx.actor) }
  const [on, other] = [
    await ctx.db.helpCase.findFirst({ where: { id: input.caseId, ...visible }, select }),
    await ctx.db.helpCase.findFirst({
      where: { number: input.otherNumber.trim().toUpperCase(), ...visible },
      select,
    }),
  ]
  if (!on) return refused('notFound')
  if (!other) return refused('noOther')
  if (on.id === other.id) return refused('same')
  if (on.personId !== other.personId) return refused('otherPerson')
  await recordView(ctx, 'cases.case.viewed', [on.personId], { type: 'case', id: other.id })
  const moves = await whatMoves(ctx, on.id, other.id)
  const of = { caseId: other.id }
  const helpers = await ctx.db.person.findMany({
    where: { id: { in: [on.assigneeId, other.assigneeId].filter((id): id is string => id !== null) } },
    select: { id: true, callName: true, fullName: true },
  })
  const side = async (row: typeof on): Promise<MergeSide> => {
    const helper = helpers.find((person) => person.id === row.assigneeId)
    const documents = await documentsOf(ctx, caseFiles, row.id)
    return {
      id: row.id,
      number: row.number,
      typeKey: row.typeKey,
      typeWords: ownWords(row.typeVersion.type.words),
      openedAt: row.openedAt,
      closedAt: row.closedAt,
      stage: row.stage as StageKey,
      question: row.question,
      language: row.language,
      assignee: helper ? (helper.callName ?? helper.fullName) : null,
      documents: (documents ?? [])
        .filter((file) => file.goneAt === null)
        .map((file) => ({ id: file.id, name: file.name ?? '' })),
      messages: await ctx.db.threadMessage.count({
        where: { thread: { ownerKind: 'cases.case', ownerId: row.id } },
      }),
      appointments: (
        await ctx.db.appointment.findMany({
          where: { caseId: row.id, cancelledAt: null },
          orderBy: { startsAt: 'asc' },
          select: { startsAt: true },
        })
      ).map((each) => each.startsAt),
      notes: row._count.notes,
      letters: row._count.letters,
    }
  }
  const value = (fact: { on: Date | null; value: string | null }): FactValue => ({
    on: dayOrNull(fact.on),
    value: fact.value,
  })
  const [tasks, papers, flags, referrals] = [
    await ctx.db.caseTask.findMany({ where: { id: { in: moves.tasks }, droppedAt: null } }),
    await ctx.db.casePaper.findMany({
      where: { id: { in: [...moves.papers, ...moves.seen.map((line) => line.id)] } },
    }),
    await ctx.db.caseFlag.findMany({
      where: { id: { in: moves.flags }, clearedAt: null },
      select: { kind: true },
    }),
    await ctx.db.caseReferral.findMany({ where: of, select: { id: true, partner: true } }),
  ]
  return ok({
    kept: await side(on),
    double: await side(other),
    facts: other.facts.map((fact) => {
      const here = on.facts.find((each) => each.key === fact.key)
      return { key: fact.key, here: here ? value(here) : null, there: value(fact), comes: !here }
    }),
    tasks: tasks.map(viewTask),
    papers: papers.filter((line) => moves.papers.includes(line.id)).map(viewPaper),
    seen: papers.filter((line) => !moves.papers.includes(line.id)).map(viewPaper),
    flags: flags.map((flag) => flag.kind),
    referrals: referrals.map((each) => ({ ...each, takenBack: moves.withdrawn.includes(each.id) })),
    terms: moves.deadlines.length,
  })
}
