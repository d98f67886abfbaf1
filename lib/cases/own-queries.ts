import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Prisma } from '@/lib/db/client'
import { dateToDay } from '@/lib/time/time'
import { readDefinition } from './definition'
import { ownCaseWhere } from './policy'
import { type Standing, stageDone } from './rules'
import { observedTimes, termSelect, todayIn, viewTerm } from './term-view'
import { dayOrNull } from './terms'
import { ownWords } from './type-list'
import type { MyCase, MyCaseCard, NextThing, PaperView, TaskView, TermView } from './types'
import type { Doer, Outcome, StageKey, Wait } from './vocabulary'

const paperSelect = {
  orderBy: [{ required: 'desc' }, { position: 'asc' }],
  select: { id: true, key: true, words: true, required: true, readyAt: true, seenAt: true, waivedAt: true },
} satisfies Prisma.HelpCase$papersArgs
const taskSelect = {
  where: { droppedAt: null },
  orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }],
  select: { id: true, key: true, words: true, who: true, dueOn: true, doneAt: true, source: true },
} satisfies Prisma.HelpCase$tasksArgs

const cardSelect = {
  id: true,
  number: true,
  country: true,
  typeKey: true,
  stage: true,
  waitingOn: true,
  openedAt: true,
  closedAt: true,
  outcome: true,
  sensitive: true,
  typeVersion: { select: { type: { select: { words: true, icon: true } } } },
  papers: paperSelect,
  tasks: taskSelect,
  deadlines: termSelect,
} satisfies Prisma.HelpCaseSelect

type PaperRow = Prisma.CasePaperGetPayload<{ select: typeof paperSelect.select }>
type TaskRow = Prisma.CaseTaskGetPayload<{ select: typeof taskSelect.select }>

export const viewPaper = (row: PaperRow): PaperView => ({
  id: row.id,
  key: row.key,
  words: row.words,
  required: row.required,
  state: row.waivedAt ? 'waived' : row.seenAt ? 'seen' : row.readyAt ? 'ready' : 'missing',
})
export const viewTask = (row: TaskRow): TaskView => ({
  id: row.id,
  key: row.key,
  words: row.source === 'rule' ? null : row.words,
  who: row.who as Doer,
  dueOn: dayOrNull(row.dueOn),
  doneAt: row.doneAt,
  rule: row.source === 'rule' ? row.words : null,
})

/** The one thing to do now: a day that is near, else a task, else papers, else nothing but waiting. */
function nextThing(input: {
  closed: boolean
  terms: readonly TermView[]
  tasks: readonly TaskView[]
  papers: readonly PaperView[]
}): NextThing {
  if (input.closed) return { kind: 'closed' }
  const pressing = input.terms.find(
    (term) => term.told && term.kind === 'act' && ['now', 'soon', 'last', 'late'].includes(term.light),
  )
  if (pressing) return { kind: 'term', term: pressing }
  const task = input.tasks.find(
    (candidate) => candidate.who === 'newcomer' && !candidate.doneAt && candidate.dueOn,
  )
  const missing = input.papers.filter((paper) => paper.required && paper.state === 'missing')
  // "Bring your papers" with the list is better than the task alone.
  if (missing.length > 0) return { kind: 'papers', papers: missing }
  if (task) return { kind: 'task', task }
  return { kind: 'wait' }
}

type CardRow = Prisma.HelpCaseGetPayload<{ select: typeof cardSelect }>

function toCard(row: CardRow, terms: readonly TermView[]): MyCaseCard {
  return {
    id: row.id,
    number: row.number,
    typeKey: row.typeKey,
    typeWords: ownWords(row.typeVersion.type.words),
    typeIcon: row.typeVersion.type.icon,
    stage: row.stage as StageKey,
    waitingOn: row.waitingOn as Wait,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    outcome: row.outcome as Outcome | null,
    sensitive: row.sensitive,
    next: nextThing({
      closed: row.closedAt !== null,
      terms,
      tasks: row.tasks.map(viewTask),
      papers: row.papers.map(viewPaper),
    }),
  }
}

/** My cases, open ones first, the newest first. */
export async function myCases(ctx: Ctx): Promise<MyCaseCard[]> {
  const rows = await ctx.db.helpCase.findMany({
    where: ownCaseWhere(ctx.actor),
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { openedAt: 'desc' }],
    take: 50,
    select: cardSelect,
  })
  const today = todayIn(ctx)
  return rows.map((row) =>
    toCard(
      row,
      row.deadlines.map((term) => viewTerm(term, row.country, today, new Map())),
    ),
  )
}

/** My case with everything that may be told of it; null when it is not mine. */
export async function myCase(ctx: Ctx, caseId: string): Promise<MyCase | null> {
  const row = await ctx.db.helpCase.findFirst({
    where: { id: caseId, ...ownCaseWhere(ctx.actor) },
    select: {
      ...cardSelect,
      question: true,
      language: true,
      answerBy: true,
      firstAnswerAt: true,
      assigneeId: true,
      facts: { where: { retractedAt: null }, select: { key: true } },
      team: {
        select: { name: true, phone: true, phoneWeekdays: true, phoneFromMinute: true, phoneToMinute: true },
      },
      typeVersion: { select: { definition: true, type: { select: { words: true, icon: true } } } },
      notes: {
        where: { kind: 'shared', removedAt: null },
        orderBy: { at: 'desc' },
        select: { id: true, text: true, language: true, at: true, authorId: true },
      },
      events: {
        where: { shared: true },
        orderBy: { id: 'desc' },
        take: 30,
        select: { id: true, at: true, kind: true, data: true },
      },
    },
  })
  if (!row) return null
  const today = todayIn(ctx)
  const people = [row.assigneeId, ...row.notes.map((note) => note.authorId)].filter(
    (id): id is string => id !== null,
  )
  const [observed, names] = await Promise.all([
    observedTimes(
      ctx,
      row.deadlines.filter((term) => term.kind === 'authority').map((term) => term.ruleKey),
    ),
    firstNames(ctx, people),
  ])
  const terms = row.deadlines.map((term) => viewTerm(term, row.country, today, observed))
  const standing: Standing = {
    closed: row.closedAt !== null,
    assigned: row.assigneeId !== null,
    answered: row.firstAnswerAt !== null,
    facts: new Set(row.facts.map((fact) => fact.key)),
    papers: row.papers.map((paper) => ({
      required: paper.required,
      ready: paper.readyAt !== null,
      seen: paper.seenAt !== null,
      waived: paper.waivedAt !== null,
    })),
    tasks: row.tasks.map((task) => ({ who: task.who, done: task.doneAt !== null, dueOn: null })),
    referral: 'none',
  }
  const definition = readDefinition(row.typeVersion.definition)
  return {
    ...toCard(row, terms),
    question: row.question,
    language: row.language,
    answerBy: dateToDay(row.answerBy),
    answered: row.firstAnswerAt !== null,
    stages: definition.stages.map((key) => ({
      key,
      done: stageDone(key, standing, definition.doneWhen),
      on: key === 'asked' ? row.openedAt : key === 'read' ? row.firstAnswerAt : null,
    })),
    helper: {
      name: row.assigneeId ? (names.get(row.assigneeId) ?? null) : null,
      seed: row.assigneeId,
      team: row.team.name,
      phone: row.team.phone,
      weekdays: row.team.phoneWeekdays,
      fromMinute: row.team.phoneFromMinute,
      toMinute: row.team.phoneToMinute,
    },
    // Only what may be told: a grey term shows that somebody looks into it, without its dates.
    terms,
    papers: row.papers.map(viewPaper).filter((paper) => paper.state !== 'waived'),
    // What the centre only checks for itself is no news for the person.
    tasks: row.tasks.map(viewTask).filter((task) => task.rule === null),
    notes: row.notes.map(({ authorId, ...note }) => ({
      ...note,
      by: authorId ? (names.get(authorId) ?? null) : null,
    })),
    history: row.events.map((event) => ({
      ...event,
      id: String(event.id),
      data: event.data as Record<string, unknown>,
    })),
  }
}

/** What colleagues are called: the first name, never more, to people outside. */
async function firstNames(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.db.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, callName: true, fullName: true },
  })
  return new Map(rows.map((row) => [row.id, row.callName ?? row.fullName.split(' ')[0] ?? row.fullName]))
}

/** A term of my case for the calendar file; null when it is not mine or may not be told. */
export async function myTerm(
  ctx: Ctx,
  caseId: string,
  termId: string,
): Promise<{ term: TermView; number: string; changedAt: Date } | null> {
  const row = await ctx.db.caseDeadline.findFirst({
    where: { id: termId, case: { id: caseId, ...ownCaseWhere(ctx.actor) } },
    select: {
      ...termSelect.select,
      droppedAt: true,
      changedAt: true,
      case: { select: { country: true, number: true } },
    },
  })
  if (!row || row.droppedAt) return null
  const term = viewTerm(row, row.case.country, todayIn(ctx), new Map())
  return term.told ? { term, number: row.case.number, changedAt: row.changedAt } : null
}
