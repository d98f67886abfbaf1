import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { readDefinition } from './definition'
import { staffCaseWhere } from './policy'
import type { StaffNote } from './staff-case'
import { dayOrNull } from './terms'
import { type Doer, type FactKey, factKeys } from './vocabulary'

/** One thing that was known of a fact, by whom and until when. */
export type FactVersion = {
  id: string
  on: string | null
  value: string | null
  at: Date
  by: string | null
  takenBack: { at: Date; by: string | null } | null
}

const caller = async (ctx: Ctx, ids: readonly (string | null)[]) => {
  const people = await ctx.db.person.findMany({
    where: { id: { in: ids.filter((id): id is string => id !== null) } },
    select: { id: true, callName: true, fullName: true },
  })
  const names = new Map(people.map((person) => [person.id, person.callName ?? person.fullName]))
  return (id: string | null) => (id ? (names.get(id) ?? null) : null)
}

/**
 * A fact of a case that staff see, with all that was ever written down for it, the newest first; null when the case is
 * not theirs to see, is closed, or its type has no such fact. A look, recorded.
 */
export async function viewFact(
  ctx: Ctx,
  caseId: string,
  key: string,
): Promise<{ number: string; key: FactKey; now: FactVersion | null; before: FactVersion[] } | null> {
  const row = await ctx.db.helpCase.findFirst({
    where: {
      id: caseId,
      closedAt: null,
      mergedIntoId: null,
      anonymisedAt: null,
      ...staffCaseWhere(ctx.actor),
    },
    select: {
      number: true,
      personId: true,
      typeVersion: { select: { definition: true } },
      facts: { where: { key }, orderBy: { recordedAt: 'desc' }, take: 20 },
    },
  })
  const fact = factKeys.find((candidate) => candidate === key)
  if (!row || !fact || !readDefinition(row.typeVersion.definition).facts.includes(fact)) return null
  await recordView(ctx, 'cases.case.viewed', [row.personId], { type: 'case', id: caseId })
  const name = await caller(
    ctx,
    row.facts.flatMap((each) => [each.recordedById, each.retractedById]),
  )
  const versions = row.facts.map((each) => ({
    id: each.id,
    on: dayOrNull(each.on),
    value: each.value,
    at: each.recordedAt,
    by: name(each.recordedById),
    takenBack: each.retractedAt ? { at: each.retractedAt, by: name(each.retractedById) } : null,
  }))
  return {
    number: row.number,
    key: fact,
    now: versions.find((each) => !each.takenBack) ?? null,
    before: versions.filter((each) => each.takenBack),
  }
}

/** One note of a case somebody sees, for its own page; null otherwise. */
export async function viewNote(
  ctx: Ctx,
  caseId: string,
  noteId: string,
): Promise<(StaffNote & { version: number; number: string }) | null> {
  const row = await ctx.db.caseNote.findFirst({
    where: { id: noteId, removedAt: null, case: { id: caseId, ...staffCaseWhere(ctx.actor) } },
    include: { case: { select: { number: true, personId: true } } },
  })
  if (!row) return null
  const author = row.authorId
    ? await ctx.db.person.findUnique({
        where: { id: row.authorId },
        select: { callName: true, fullName: true },
      })
    : null
  await recordView(ctx, 'cases.case.viewed', [row.case.personId], { type: 'case', id: caseId })
  return {
    id: row.id,
    kind: row.kind as StaffNote['kind'],
    channel: row.channel,
    reached: row.reached,
    language: row.language,
    text: row.text,
    at: row.at,
    by: author ? (author.callName ?? author.fullName) : null,
    authorId: row.authorId,
    changedAt: row.changedAt,
    version: row.version,
    number: row.case.number,
  }
}

export type TaskVersion = {
  number: string
  id: string
  key: string | null
  words: string | null
  rule: string | null
  who: Doer
  dueOn: string | null
  version: number
  state: 'open' | 'done' | 'dropped'
  changedAt: Date
  changedBy: string | null
}

/** A task of a case that staff see, as it is now; null when it is not theirs to see. A look, recorded. */
export async function viewOneTask(ctx: Ctx, caseId: string, taskId: string): Promise<TaskVersion | null> {
  const row = await ctx.db.caseTask.findFirst({
    where: {
      id: taskId,
      case: {
        id: caseId,
        closedAt: null,
        mergedIntoId: null,
        anonymisedAt: null,
        ...staffCaseWhere(ctx.actor),
      },
    },
    include: { case: { select: { number: true, personId: true } } },
  })
  if (!row) return null
  await recordView(ctx, 'cases.case.viewed', [row.case.personId], { type: 'case', id: caseId })
  const by = row.changedById ?? row.createdById
  const name = await caller(ctx, [by])
  return {
    number: row.case.number,
    id: row.id,
    key: row.key,
    words: row.source === 'rule' ? null : row.words,
    rule: row.source === 'rule' ? row.words : null,
    who: row.who as Doer,
    dueOn: dayOrNull(row.dueOn),
    version: row.version,
    state: row.droppedAt ? 'dropped' : row.doneAt ? 'done' : 'open',
    changedAt: row.changedAt ?? row.createdAt,
    changedBy: name(by),
  }
}
