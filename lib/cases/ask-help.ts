import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { countHelpQuestion } from '@/lib/auth/limiter'
import { limits } from '@/lib/config/limits'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { claimFiles } from '@/lib/files/claim-files'
import { registerAtDesk } from '@/lib/people/register'
import { ok, type Result, refused } from '@/lib/result/result'
import { dateToDay, hours, shift } from '@/lib/time/time'
import { alarmOf } from './alarm'
import { openCase } from './open-case'
import { staffCaseWhere } from './policy'
import { isAskable, ownWords } from './type-list'
import type { Reach, TypeKey, Urgency } from './vocabulary'
import type { OwnWords } from './words'

/** A draft that is still open to who holds its address; somebody who is signed in sees only their own. */
async function openDraft(ctx: Ctx, draftId: string) {
  const me = personIdOf(ctx.actor)
  return ctx.db.caseDraft.findFirst({
    where: {
      id: draftId,
      expiresAt: { gt: ctx.now },
      caseId: null,
      OR: [{ personId: null }, ...(me ? [{ personId: me }] : [])],
    },
  })
}

/**
 * Begins a question for help, or changes what it is about. Refuses `tooMany` (questions from one network, `seconds`)
 * `notFound` (the draft's day is over) and `notAsked` (no such type can be chosen here).
 */
export async function chooseTopic(
  ctx: Ctx,
  input: { topic: TypeKey; draftId?: string; locale: string; network: string },
): Promise<Result<{ draftId: string }, 'notFound' | 'tooMany' | 'notAsked'>> {
  if (!(await isAskable(ctx, town.country, input.topic))) return refused('notAsked')
  const alarm = input.topic === 'safety' ? 'danger' : null
  if (input.draftId) {
    const draft = await openDraft(ctx, input.draftId)
    if (!draft) return refused('notFound')
    await ctx.db.caseDraft.update({
      where: { id: draft.id },
      data: {
        topic: input.topic,
        locale: input.locale,
        alarm: alarm ?? (draft.question ? alarmOf(draft.question) : null),
      },
    })
    return ok({ draftId: draft.id })
  }
  const seconds = await countHelpQuestion(input.network)
  if (seconds > 0) return refused('tooMany', { seconds })
  const me = personIdOf(ctx.actor)
  const draftId = newId()
  await ctx.db.caseDraft.create({
    data: {
      id: draftId,
      locale: input.locale,
      openedBy: me ? 'self' : 'guest',
      personId: me,
      topic: input.topic,
      alarm,
      createdAt: ctx.now,
      expiresAt: shift(ctx.now, hours(limits.cases.draftHours)),
    },
  })
  return ok({ draftId })
}

/** Keeps what somebody tells, and looks for words that cannot wait. Refuses `notFound`. */
export async function tellQuestion(
  ctx: Ctx,
  input: { draftId: string; question: string | null; locale: string },
): Promise<Result<{ draftId: string }, 'notFound'>> {
  const draft = await openDraft(ctx, input.draftId)
  if (!draft) return refused('notFound')
  const found = input.question ? alarmOf(input.question) : null
  await ctx.db.caseDraft.update({
    where: { id: draft.id },
    data: {
      question: input.question,
      locale: input.locale,
      alarm: draft.topic === 'safety' ? 'danger' : found,
    },
  })
  return ok({ draftId: draft.id })
}

/** Keeps how and when somebody can be reached safely. Refuses `needsName` and `needsPhone` (guests; by telephone). */
export async function sayReach(
  ctx: Ctx,
  input: {
    draftId: string
    fullName?: string
    phone: string | null
    reachBy: Reach
    reachWhen: readonly string[]
    reachNote: string | null
    locale: string
  },
): Promise<Result<{ draftId: string }, 'notFound' | 'needsName' | 'needsPhone'>> {
  const draft = await openDraft(ctx, input.draftId)
  if (!draft) return refused('notFound')
  if (!draft.personId && !input.fullName) return refused('needsName')
  if (!input.phone && (!draft.personId || input.reachBy === 'phone' || input.reachBy === 'sms')) {
    // A guest has nothing but the number: without one nobody can answer.
    if (!draft.personId || !(await hasPhone(ctx, draft.personId))) return refused('needsPhone')
  }
  await ctx.db.caseDraft.update({
    where: { id: draft.id },
    data: {
      fullName: draft.personId ? null : input.fullName,
      phone: input.phone,
      reachBy: input.reachBy,
      reachWhen: [...input.reachWhen],
      reachNote: input.reachNote,
      locale: input.locale,
    },
  })
  return ok({ draftId: draft.id })
}

async function hasPhone(ctx: Ctx, personId: string): Promise<boolean> {
  const person = await ctx.db.person.findUnique({ where: { id: personId }, select: { phone: true } })
  return Boolean(person?.phone)
}

/** Keeps how urgent it feels. Refuses `notFound`. */
export async function sayUrgency(
  ctx: Ctx,
  input: { draftId: string; urgency: Urgency; locale: string },
): Promise<Result<{ draftId: string }, 'notFound'>> {
  const draft = await openDraft(ctx, input.draftId)
  if (!draft) return refused('notFound')
  await ctx.db.caseDraft.update({
    where: { id: draft.id },
    data: { urgency: input.urgency, locale: input.locale },
  })
  return ok({ draftId: draft.id })
}

/**
 * Sends the question: a case opens, for who is signed in or for a guest written down by name and telephone. Sending
 * again leads to the same case. Words of danger make it a case of safety. Refuses `notFound`, `notReady` (a step is
 * missing), `noTeam` and `noSuchType` (the town has not set up help yet).
 */
export async function sendQuestion(
  ctx: Ctx,
  input: { draftId: string },
): Promise<Result<{ draftId: string }, 'notFound' | 'notReady' | 'noTeam' | 'noSuchType'>> {
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM case_draft WHERE id = ${input.draftId}::uuid FOR UPDATE`
    const sent = await tx.db.caseDraft.findFirst({
      where: { id: input.draftId, expiresAt: { gt: tx.now }, caseId: { not: null } },
      select: { id: true },
    })
    if (sent) return ok({ draftId: sent.id })
    const draft = await openDraft(tx, input.draftId)
    if (!draft) return refused('notFound')
    const { topic, reachBy, urgency } = draft
    if (!topic || !reachBy || !urgency) return refused('notReady')
    let personId = draft.personId
    if (!personId) {
      if (!draft.fullName || !draft.phone) return refused('notReady')
      // The same telephone is no proof of the same person: doubles are for the desk to see and merge.
      const made = await registerAtDesk(tx, {
        fullName: draft.fullName,
        email: null,
        phone: draft.phone,
        locale: draft.locale,
      })
      personId = made.id
    }
    const opened = await openCase(tx, {
      personId,
      typeKey: draft.alarm === 'danger' ? 'safety' : topic,
      askedTypeKey: topic,
      country: town.country,
      openedBy: draft.personId ? 'self' : 'guest',
      question: draft.question,
      language: draft.locale,
      urgency: urgency as Urgency,
      alarm: draft.alarm === 'danger' ? 'red' : (draft.alarm as 'red' | 'orange' | null),
      reachBy: reachBy as Reach,
      reachWhen: draft.reachWhen,
      reachNote: [draft.reachNote, draft.personId && draft.phone].filter(Boolean).join(' · ') || null,
    })
    if (!opened.ok) return opened
    // So do the photos that were sent before there was a case.
    const claimed = await claimFiles(tx, {
      holder: `draft:${draft.id}`,
      ownerKind: 'cases.case',
      ownerId: opened.value.caseId,
      subjectId: personId,
    })
    // A new case has room for as many as a draft may hold.
    if (!claimed.ok) throw new Error('a new case has no room for its draft’s files')
    // The words live in the case now; the draft only knows which.
    await tx.db.caseDraft.update({
      where: { id: draft.id },
      data: { caseId: opened.value.caseId, question: null, fullName: null, phone: null, reachNote: null },
    })
    return ok({ draftId: draft.id })
  })
}

/**
 * Somebody at the desk asks together with a worker. Words of danger make it a case of safety, as they do when somebody
 * asks alone (sendQuestion). Refuses what opening refuses, and `notFound`.
 */
export async function askFor(
  ctx: Ctx,
  input: {
    personId: string
    topic: TypeKey
    question: string | null
    language: string
    urgency: Urgency
    reachBy: Reach
    reachWhen: readonly string[]
    reachNote: string | null
  },
): Promise<Result<{ caseId: string }, 'notFound' | 'noTeam' | 'noSuchType'>> {
  const person = await ctx.db.person.findFirst({
    where: { id: input.personId, disabledAt: null, mergedIntoId: null },
    select: { id: true },
  })
  if (!person) return refused('notFound')
  const found = input.question ? alarmOf(input.question) : null
  const opened = await openCase(ctx, {
    ...input,
    typeKey: found === 'danger' ? 'safety' : input.topic,
    askedTypeKey: input.topic,
    country: town.country,
    openedBy: 'desk',
    alarm: found === 'danger' ? 'red' : found,
  })
  return opened.ok ? ok({ caseId: opened.value.caseId }) : opened
}

export type AskDraft = {
  id: string
  topic: TypeKey | null
  typeWords: OwnWords | null
  question: string | null
  danger: boolean
  alarm: string | null
  reachBy: Reach | null
  reachWhen: readonly string[]
  reachNote: string | null
  urgency: Urgency | null
  fullName: string | null
  phone: string | null
  guest: boolean
}

/** A question that is being asked, for its own pages; null when its day is over or it is somebody else's. */
export async function getDraft(ctx: Ctx, draftId: string): Promise<AskDraft | null> {
  const draft = await openDraft(ctx, draftId)
  if (!draft) return null
  const phone = draft.personId
    ? (await ctx.db.person.findUnique({ where: { id: draft.personId }, select: { phone: true } }))?.phone
    : null
  const type = draft.topic
    ? await ctx.db.caseType.findFirst({
        where: { key: draft.topic, country: town.country },
        select: { words: true },
      })
    : null
  return {
    id: draft.id,
    topic: draft.topic,
    typeWords: ownWords(type?.words ?? null),
    question: draft.question,
    danger: draft.alarm === 'danger',
    alarm: draft.alarm,
    reachBy: draft.reachBy as Reach | null,
    reachWhen: draft.reachWhen,
    reachNote: draft.reachNote,
    urgency: draft.urgency as Urgency | null,
    fullName: draft.fullName,
    phone: draft.phone ?? phone ?? null,
    guest: draft.personId === null,
  }
}

export type SentQuestion = {
  number: string
  answerBy: string
  sensitive: boolean
  teamPhone: string | null
  /** The case, for who is signed in and whose it is. */
  ownCaseId: string | null
}

/** What was sent: the number, and by when there is an answer. For who holds the draft's address, for a day. */
export async function getSent(ctx: Ctx, draftId: string): Promise<SentQuestion | null> {
  const draft = await ctx.db.caseDraft.findFirst({
    where: { id: draftId, expiresAt: { gt: ctx.now }, caseId: { not: null } },
    select: { caseId: true },
  })
  if (!draft?.caseId) return null
  const row = await ctx.db.helpCase.findUniqueOrThrow({
    where: { id: draft.caseId },
    select: {
      id: true,
      number: true,
      answerBy: true,
      sensitive: true,
      personId: true,
      team: { select: { phone: true } },
    },
  })
  return {
    number: row.number,
    answerBy: dateToDay(row.answerBy),
    sensitive: row.sensitive,
    teamPhone: row.team.phone,
    ownCaseId: row.personId === personIdOf(ctx.actor) ? row.id : null,
  }
}

/** The case that this worker just opened at the desk, for the slip; null for anybody else's. */
export async function openedHere(ctx: Ctx, caseId: string) {
  const me = personIdOf(ctx.actor)
  const row = await ctx.db.helpCase.findFirst({
    where: {
      id: caseId,
      openedBy: 'desk',
      events: { some: { kind: 'opened', actorId: me ?? '00000000-0000-0000-0000-000000000000' } },
    },
    select: { id: true, number: true, answerBy: true, sensitive: true, alarm: true, askedTypeKey: true },
  })
  if (!row) return null
  const visible = await ctx.db.helpCase.count({ where: { id: caseId, ...staffCaseWhere(ctx.actor) } })
  return { ...row, answerBy: dateToDay(row.answerBy), visible: visible > 0 }
}
