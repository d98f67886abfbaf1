import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { dateToDay } from '@/lib/time/time'
import { readDefinition } from './definition'
import { type Observed, observedFor } from './observed'
import { viewPaper, viewTask } from './own-queries'
import { staffCaseWhere } from './policy'
import { observedTimes, termSelect, todayIn, viewTerm } from './term-view'
import { dayOrNull, isTold } from './terms'
import { ownWords } from './type-list'
import type { PaperView, TaskView, TermView } from './types'
import type { FactKey, Outcome, StageKey, Wait } from './vocabulary'
import type { TypeRef } from './words'

export type StaffTerm = TermView & {
  confidence: string
  source: string
  sourceUrl: string | null
  note: string | null
  reviewBy: string
  /** The rule has a newer version than the one this term was made from. */
  outdated: boolean
}

export type StaffNote = {
  id: string
  kind: 'internal' | 'shared' | 'contact'
  channel: string | null
  reached: boolean | null
  language: string
  text: string
  at: Date
  by: string | null
  authorId: string | null
  changedAt: Date | null
}

/** Another case on a case's page. */
export type RelatedCase = TypeRef & { id: string; number: string; closedAt: Date | null }

export type StaffCase = TypeRef & {
  id: string
  number: string
  version: number
  country: string
  stage: StageKey
  stages: readonly StageKey[]
  waitingOn: Wait
  dueOn: string | null
  person: {
    id: string
    name: string
    callName: string
    phone: string | null
    email: string | null
    locale: string
  }
  team: { id: string; name: string }
  assignee: { id: string; name: string } | null
  openedAt: Date
  openedBy: string
  question: string | null
  language: string
  urgency: string
  alarm: string | null
  /** Words of danger made it a case of safety; something else was chosen. */
  dangerHeard: boolean
  sensitive: boolean
  reachBy: string
  reachWhen: readonly string[]
  reachNote: string | null
  answerBy: string
  firstAnswerAt: Date | null
  closedAt: Date | null
  outcome: Outcome | null
  closeAsked: { byId: string; by: string; at: Date } | null
  fourEyes: boolean
  factKeys: readonly FactKey[]
  facts: ReadonlyMap<string, { on: string | null; value: string | null }>
  terms: readonly StaffTerm[]
  /** How long this authority usually takes, learned from closed cases; while it has not decided. */
  observed: Observed | null
  tasks: readonly TaskView[]
  papers: readonly PaperView[]
  notes: readonly StaffNote[]
  flags: readonly { id: string; kind: string; words: string | null; until: string | null }[]
  referrals: readonly {
    id: string
    partner: string
    reason: string
    sentAt: Date
    state: 'open' | 'accepted' | 'rejected' | 'withdrawn'
    answer: string | null
  }[]
  letters: readonly { id: string; template: string; createdAt: Date }[]
  household: readonly RelatedCase[]
  others: readonly RelatedCase[]
  history: readonly { id: string; at: Date; kind: string; data: Record<string, unknown>; by: string | null }[]
}

/**
 * A case for its team, with everything of its page; null for anybody else, and for one that does not exist. Opening it
 * is recorded. Nine queries, however much is in it.
 */
export async function viewCase(ctx: Ctx, caseId: string): Promise<StaffCase | null> {
  const row = await ctx.db.helpCase.findFirst({
    where: { id: caseId, anonymisedAt: null, ...staffCaseWhere(ctx.actor) },
    include: {
      typeVersion: { select: { definition: true, type: { select: { words: true } } } },
      team: { select: { id: true, name: true } },
      facts: { where: { retractedAt: null } },
      papers: { orderBy: [{ required: 'desc' }, { position: 'asc' }] },
      tasks: {
        where: { droppedAt: null },
        orderBy: [
          { doneAt: { sort: 'asc', nulls: 'first' } },
          { dueOn: { sort: 'asc', nulls: 'last' } },
          { position: 'asc' },
        ],
      },
      deadlines: {
        ...termSelect,
        select: {
          ...termSelect.select,
          rule: {
            select: {
              ...termSelect.select.rule.select,
              sourceName: true,
              sourceUrl: true,
              note: true,
              supersededAt: true,
            },
          },
        },
      },
      notes: { where: { removedAt: null }, orderBy: { at: 'desc' }, take: 60 },
      flags: { where: { clearedAt: null }, orderBy: { raisedAt: 'asc' } },
      referrals: { orderBy: { sentAt: 'desc' } },
      letters: { orderBy: { createdAt: 'desc' }, select: { id: true, template: true, createdAt: true } },
      events: { orderBy: { id: 'desc' }, take: 60 },
    },
  })
  if (!row) return null
  const definition = readDefinition(row.typeVersion.definition)
  const related = await ctx.db.helpCase.findMany({
    where: {
      AND: [
        staffCaseWhere(ctx.actor),
        { id: { not: row.id }, mergedIntoId: null, anonymisedAt: null },
        { OR: [{ personId: row.personId }, ...(row.groupId ? [{ groupId: row.groupId }] : [])] },
      ],
    },
    orderBy: { openedAt: 'desc' },
    take: 20,
    select: {
      id: true,
      number: true,
      typeKey: true,
      closedAt: true,
      groupId: true,
      personId: true,
      typeVersion: { select: { type: { select: { words: true } } } },
    },
  })
  const people = [
    row.personId,
    row.assigneeId,
    row.closeAskedById,
    ...row.notes.map((each) => each.authorId),
    ...row.events.map((each) => each.actorId),
  ].filter((id): id is string => id !== null)
  const known = new Map(
    (
      await ctx.db.person.findMany({
        where: { id: { in: [...new Set(people)] } },
        select: { id: true, fullName: true, callName: true, phone: true, email: true, locale: true },
      })
    ).map((person) => [person.id, person]),
  )
  const nameOf = (id: string | null) => {
    const person = id ? known.get(id) : undefined
    return person ? (person.callName ?? person.fullName) : null
  }
  const observed = await observedTimes(
    ctx,
    row.deadlines.filter((term) => term.kind === 'authority').map((term) => term.ruleKey),
  )
  const waits = definition.stages.includes('decide') && !row.facts.some((fact) => fact.key === 'decidedOn')
  const usual =
    waits && !row.closedAt
      ? await observedFor(ctx, { authority: definition.authority, typeKey: row.typeKey })
      : null
  await recordView(ctx, 'cases.case.viewed', [row.personId], { type: 'case', id: row.id })
  const today = todayIn(ctx)
  const person = known.get(row.personId)
  const short = ({ id, number, typeKey, closedAt, typeVersion }: (typeof related)[number]): RelatedCase => ({
    id,
    number,
    typeKey,
    typeWords: ownWords(typeVersion.type.words),
    closedAt,
  })
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    typeKey: row.typeKey,
    typeWords: ownWords(row.typeVersion.type.words),
    country: row.country,
    stage: row.stage as StageKey,
    stages: definition.stages,
    waitingOn: row.waitingOn as Wait,
    dueOn: dayOrNull(row.dueOn),
    person: {
      id: row.personId,
      name: person?.fullName ?? '',
      callName: person?.callName ?? person?.fullName ?? '',
      phone: person?.phone ?? null,
      email: person?.email ?? null,
      locale: person?.locale ?? row.language,
    },
    team: row.team,
    assignee: row.assigneeId ? { id: row.assigneeId, name: nameOf(row.assigneeId) ?? '' } : null,
    openedAt: row.openedAt,
    openedBy: row.openedBy,
    question: row.question,
    language: row.language,
    urgency: row.urgency,
    alarm: row.alarm,
    dangerHeard: row.typeKey === 'safety' && row.alarm === 'red' && row.askedTypeKey !== null,
    sensitive: row.sensitive,
    reachBy: row.reachBy,
    reachWhen: row.reachWhen,
    reachNote: row.reachNote,
    answerBy: dateToDay(row.answerBy),
    firstAnswerAt: row.firstAnswerAt,
    closedAt: row.closedAt,
    outcome: row.outcome as Outcome | null,
    closeAsked:
      row.closeAskedById && row.closeAskedAt && !row.closedAt
        ? { byId: row.closeAskedById, by: nameOf(row.closeAskedById) ?? '', at: row.closeAskedAt }
        : null,
    fourEyes: definition.fourEyes,
    factKeys: definition.facts,
    facts: new Map(row.facts.map((fact) => [fact.key, { on: dayOrNull(fact.on), value: fact.value }])),
    observed: usual,
    terms: row.deadlines.map((term) => ({
      ...viewTerm(term, row.country, today, observed),
      confidence: term.rule.confidence,
      source: term.rule.sourceName,
      sourceUrl: term.rule.sourceUrl,
      note: term.rule.note,
      reviewBy: dateToDay(term.rule.reviewBy),
      told: isTold(term.rule, today),
      outdated: term.rule.supersededAt !== null,
    })),
    tasks: row.tasks.map(viewTask),
    papers: row.papers.map(viewPaper),
    notes: row.notes.map((each) => ({
      id: each.id,
      kind: each.kind as StaffNote['kind'],
      channel: each.channel,
      reached: each.reached,
      language: each.language,
      text: each.text,
      at: each.at,
      by: nameOf(each.authorId),
      authorId: each.authorId,
      changedAt: each.changedAt,
    })),
    flags: row.flags.map((flag) => ({
      id: flag.id,
      kind: flag.kind,
      words: flag.words,
      until: dayOrNull(flag.until),
    })),
    referrals: row.referrals.map((each) => ({
      id: each.id,
      partner: each.partner,
      reason: each.reason,
      sentAt: each.sentAt,
      state: each.withdrawnAt
        ? 'withdrawn'
        : each.acceptedAt
          ? 'accepted'
          : each.rejectedAt
            ? 'rejected'
            : 'open',
      answer: each.answer,
    })),
    letters: row.letters,
    household: related.filter((each) => row.groupId && each.groupId === row.groupId).map(short),
    others: related.filter((each) => each.personId === row.personId).map(short),
    history: row.events.map((each) => ({
      id: String(each.id),
      at: each.at,
      kind: each.kind,
      data: each.data as Record<string, unknown>,
      by: each.actorKind === 'person' ? nameOf(each.actorId) : null,
    })),
  }
}

/** Teams a case can go to, and partners that can be asked. */
export async function whereTo(ctx: Ctx, teamId: string) {
  const [teams, partners] = [
    await ctx.db.caseTeam.findMany({
      where: { closedAt: null, id: { not: teamId } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
    await ctx.db.organisation.findMany({
      where: { kind: 'partner', approvedAt: { not: null }, endedAt: null },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ]
  return { teams, partners }
}
