import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { startSession } from '@/lib/auth/session'
import { redeemSignInCode, sendSignInCode } from '@/lib/auth/sign-in-code'
import { limits } from '@/lib/config/limits'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { personForEmail } from '@/lib/people/register'
import { ok, type Result, refused } from '@/lib/result/result'
import { hours, shift } from '@/lib/time/time'
import { nextJoinStep, noteVersion } from './rules'
import type { JoinAnswers } from './schema'
import { signUp } from './sign-up'
import type { JoinDraft } from './types'
import type { JoinStep } from './vocabulary'

/** A draft that is still open to whoever has its address, or null. */
export async function getJoinDraft(ctx: Ctx, draftId: string): Promise<JoinDraft | null> {
  const row = await ctx.db.ambassadorDraft.findFirst({
    where: { id: draftId, expiresAt: { gt: ctx.now } },
    select: { id: true, answers: true, email: true, ambassadorId: true },
  })
  return row && { ...row, answers: row.answers as JoinAnswers }
}

/**
 * Begins a sign-up with the roles somebody likes, or changes them in one that is under way. What is answered waits on
 * the server for a day. Refuses `notFound` (the draft), `noSuchRole`.
 */
export async function startSignUp(
  ctx: Ctx,
  input: { draftId?: string; roles: string[]; locale: string },
): Promise<Result<{ draftId: string; next: JoinStep }, 'notFound' | 'noSuchRole'>> {
  const open = await ctx.db.ambassadorRole.count({ where: { key: { in: input.roles }, closedAt: null } })
  if (open !== input.roles.length) return refused('noSuchRole')
  if (input.draftId) return answerSignUp(ctx, { draftId: input.draftId, answers: { roles: input.roles } })
  const draftId = newId()
  const answers: JoinAnswers = { roles: input.roles }
  await ctx.db.ambassadorDraft.create({
    data: {
      id: draftId,
      locale: input.locale,
      answers,
      personId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      createdAt: ctx.now,
      expiresAt: shift(ctx.now, hours(limits.booking.draftHours)),
    },
  })
  return ok({ draftId, next: nextJoinStep(answers) })
}

/** Keeps the answer to one step. Answers which step is next. Refuses `notFound`: no such draft, or it was sent. */
export async function answerSignUp(
  ctx: Ctx,
  input: { draftId: string; answers: JoinAnswers; email?: string | null },
): Promise<Result<{ draftId: string; next: JoinStep }, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<{ answers: JoinAnswers }[]>`
      SELECT answers FROM ambassador_draft
       WHERE id = ${input.draftId}::uuid AND expires_at > ${tx.now} AND ambassador_id IS NULL FOR UPDATE`
    if (!row) return refused('notFound')
    const answers: JoinAnswers = { ...row.answers, ...input.answers }
    await tx.db.ambassadorDraft.update({
      where: { id: input.draftId },
      data: { answers, ...(input.email === undefined ? {} : { email: input.email }) },
    })
    return ok({ draftId: input.draftId, next: nextJoinStep(answers) })
  })
}

/** Who they are. Somebody who is not signed in gives a name and an address. Refuses `needsName`, `needsEmail`, `notFound`. */
export async function answerYou(
  ctx: Ctx,
  input: {
    draftId: string
    fullName?: string
    email?: string
    phone?: string | null
    motivation?: string
    occupation?: string
    heardFrom?: string
  },
): Promise<Result<{ draftId: string; next: JoinStep }, 'notFound' | 'needsName' | 'needsEmail'>> {
  const signedIn = ctx.actor.kind === 'person'
  if (!signedIn && !input.fullName) return refused('needsName')
  if (!signedIn && !input.email) return refused('needsEmail')
  return answerSignUp(ctx, {
    draftId: input.draftId,
    email: signedIn ? null : input.email,
    answers: {
      you: {
        fullName: signedIn ? null : (input.fullName ?? null),
        phone: input.phone ?? null,
        motivation: input.motivation || null,
        occupation: input.occupation ?? null,
        heardFrom: input.heardFrom ?? null,
      },
    },
  })
}

/**
 * The law's note was read: which one, in which language. A visitor then gets a code by mail. Refuses `notFound`,
 * `incomplete` (a step before it is missing), `tooMany` (codes; `seconds`).
 */
export async function acceptNote(
  ctx: Ctx,
  input: { draftId: string; locale: string; network: string },
): Promise<Result<{ draftId: string; next: JoinStep }, 'notFound' | 'incomplete' | 'tooMany'>> {
  const draft = await getJoinDraft(ctx, input.draftId)
  if (!draft || draft.ambassadorId) return refused('notFound')
  if (nextJoinStep({ ...draft.answers, note: undefined }) !== 'note') return refused('incomplete')
  if (ctx.actor.kind !== 'person') {
    const sent = await sendDraftCode(ctx, draft, input)
    if (!sent.ok) return sent
  }
  return answerSignUp(ctx, {
    draftId: input.draftId,
    answers: { note: { country: town.country, version: noteVersion, language: input.locale } },
  })
}

async function sendDraftCode(
  ctx: Ctx,
  draft: JoinDraft,
  input: { locale: string; network: string },
): Promise<Result<null, 'notFound' | 'tooMany'>> {
  if (!draft.email) return refused('notFound')
  return sendSignInCode(ctx, { email: draft.email, locale: input.locale, network: input.network })
}

/** Sends a draft's code once more. Refuses `notFound`, `tooMany`. */
export async function resendJoinCode(
  ctx: Ctx,
  input: { draftId: string; locale: string; network: string },
): Promise<Result<null, 'notFound' | 'tooMany'>> {
  const draft = await getJoinDraft(ctx, input.draftId)
  if (!draft || draft.ambassadorId) return refused('notFound')
  return sendDraftCode(ctx, draft, input)
}

export type SignedUp = {
  ambassadorId: string
  session: { personId: string; sessionId: string } | null
}

/**
 * Sends the sign-up: the code (or the session) shows who it is. Sending it twice leads to what exists. Refuses
 * `notFound`, `incomplete`, `needsCode`, `wrong`, `tooMany`, and `already` (they are an applicant or ambassador now).
 */
export async function confirmSignUp(
  ctx: Ctx,
  input: { draftId: string; code?: string },
): Promise<Result<SignedUp, 'notFound' | 'incomplete' | 'needsCode' | 'wrong' | 'tooMany' | 'already'>> {
  const draft = await getJoinDraft(ctx, input.draftId)
  if (!draft) return refused('notFound')
  const signedIn = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  if (draft.ambassadorId) {
    const own = await ctx.db.ambassador.findFirst({
      where: { id: draft.ambassadorId, personId: signedIn ?? undefined },
      select: { id: true },
    })
    return signedIn && own ? ok({ ambassadorId: own.id, session: null }) : refused('notFound')
  }
  const { answers } = draft
  if (nextJoinStep(answers) !== 'check' || !answers.note || !answers.you) return refused('incomplete')
  let session: SignedUp['session'] = null
  if (!signedIn) {
    if (!draft.email) return refused('incomplete')
    if (!input.code) return refused('needsCode')
    const used = await redeemSignInCode(ctx, { email: draft.email, code: input.code })
    if (!used.ok) return used
    const { email } = draft
    const language = answers.note.language
    session = await inTransaction(ctx, async (tx) => {
      const id = await personForEmail(tx, {
        email,
        fullName: answers.you?.fullName ?? null,
        phone: answers.you?.phone ?? null,
        locale: language,
        role: 'resident',
      })
      return { personId: id, sessionId: await startSession(tx, id, 'code') }
    })
  }
  const personId = signedIn ?? session?.personId
  if (!personId) return refused('notFound')
  const signed = await signUp(ctx, { personId, answers, draftId: draft.id })
  if (!signed.ok)
    return session
      ? { ...signed, details: { sessionId: session.sessionId, personId: session.personId } }
      : signed
  return ok({ ambassadorId: signed.value.ambassadorId, session })
}

/** Throws away sign-ups that nobody finished in time. */
export async function sweepJoinDrafts(ctx: Ctx): Promise<void> {
  await ctx.db.ambassadorDraft.deleteMany({ where: { expiresAt: { lt: ctx.now } } })
}
