import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { startSession } from '@/lib/auth/session'
import { redeemSignInCode, sendSignInCode } from '@/lib/auth/sign-in-code'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { personForEmail } from '@/lib/people/register'
import { giveUpPlace } from '@/lib/places/change-place'
import { throughGate } from '@/lib/places/gate'
import { holdPlace } from '@/lib/places/take-place'
import { ok, type Result, refused } from '@/lib/result/result'
import { hours, shift } from '@/lib/time/time'
import { inOpenRound } from './allocation/round'
import { type BookPlaceRefusal, bookPlace } from './book-place'
import { runPlaceOwner } from './place-owner'
import { levelRefusal } from './placement/gate'
import { bookableRunWhere } from './policy'

/**
 * Begins a booking: what was typed waits on the server for a day. Somebody who is not signed in gets a code by
 * mail, and a free place is kept for half an hour meanwhile. Refuses `notFound`, `tooMany` (codes; `seconds`).
 */
export async function startBooking(
  ctx: Ctx,
  input: {
    runId: string
    fullName?: string
    email?: string
    phone?: string | null
    locale: string
    network: string
  },
): Promise<
  Result<
    { draftId: string },
    'notFound' | 'tooMany' | 'needsName' | 'needsEmail' | 'levelUnknown' | 'levelBelow' | 'wishesFirst'
  >
> {
  const run = await ctx.db.courseRun.findFirst({
    where: { id: input.runId, ...bookableRunWhere(ctx.actor, ctx.now) },
    select: { poolId: true, courseId: true, course: { select: { levelGate: true } } },
  })
  if (!run) return refused('notFound')
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  if (await inOpenRound(ctx, input.runId)) return refused('wishesFirst')
  // Said before anything is typed or kept, not after.
  if (run.course.levelGate) {
    if (!personId) return refused('levelUnknown')
    const level = await levelRefusal(ctx, run.courseId, personId)
    if (level) return level
  }
  if (!personId && !input.fullName) return refused('needsName')
  if (!personId && !input.email) return refused('needsEmail')
  if (!personId && input.email) {
    const sent = await sendSignInCode(ctx, {
      email: input.email,
      locale: input.locale,
      network: input.network,
    })
    if (!sent.ok) return sent
  }
  const holdId = personId
    ? null
    : await throughGate(input.runId, limits.booking.connectionsPerPool, () =>
        holdPlace(ctx, runPlaceOwner, run.poolId),
      )
  const draftId = newId()
  await ctx.db.bookingDraft.create({
    data: {
      id: draftId,
      runId: input.runId,
      locale: input.locale,
      fullName: personId ? null : input.fullName,
      email: personId ? null : input.email,
      phone: input.phone ?? null,
      personId,
      holdId,
      createdAt: ctx.now,
      expiresAt: shift(ctx.now, hours(limits.booking.draftHours)),
    },
  })
  return ok({ draftId })
}

/** Sends the code of a draft once more. Refuses `notFound`, `tooMany`. */
export async function resendDraftCode(
  ctx: Ctx,
  input: { draftId: string; network: string },
): Promise<Result<null, 'notFound' | 'tooMany'>> {
  const draft = await ctx.db.bookingDraft.findFirst({
    where: { id: input.draftId, expiresAt: { gt: ctx.now }, bookingId: null },
  })
  if (!draft?.email) return refused('notFound')
  return sendSignInCode(ctx, { email: draft.email, locale: draft.locale, network: input.network })
}

export type ConfirmedBooking = {
  bookingId: string
  /** A session to hand to the browser, when the code opened one. */
  session: { personId: string; sessionId: string } | null
}

/**
 * Ends a draft: the code (or the session) shows who it is, and the place is booked. Sending it twice leads to
 * what exists. Refuses what booking refuses, and `wrong`, `tooMany` (the code), `notFound` (no such draft).
 */
export async function confirmBooking(
  ctx: Ctx,
  input: { draftId: string; code?: string },
): Promise<Result<ConfirmedBooking, BookPlaceRefusal | 'wrong' | 'tooMany' | 'needsCode'>> {
  const draft = await ctx.db.bookingDraft.findFirst({
    where: { id: input.draftId, expiresAt: { gt: ctx.now } },
  })
  if (!draft) return refused('notFound')
  const signedIn = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  if (draft.bookingId) {
    const own = await ctx.db.booking.findFirst({
      where: { id: draft.bookingId, personId: signedIn ?? undefined },
      select: { id: true },
    })
    return signedIn && own ? ok({ bookingId: own.id, session: null }) : refused('notFound')
  }
  let personId = signedIn
  let session: ConfirmedBooking['session'] = null
  if (!personId) {
    if (!draft.email) return refused('notFound')
    if (!input.code) return refused('needsCode')
    const { email } = draft
    const used = await redeemSignInCode(ctx, { email, code: input.code })
    if (!used.ok) return used
    session = await inTransaction(ctx, async (tx) => {
      const id = await personForEmail(tx, {
        email,
        fullName: draft.fullName,
        phone: draft.phone,
        locale: draft.locale,
      })
      return { personId: id, sessionId: await startSession(tx, id, 'code') }
    })
    personId = session.personId
  }
  const booked = await bookPlace(ctx, {
    runId: draft.runId,
    personId,
    bookedBy: 'self',
    holdId: draft.holdId,
    draftId: draft.id,
  })
  if (booked.ok) return ok({ bookingId: booked.value.bookingId, session })
  // A place that was kept for nothing goes back at once.
  if (draft.holdId) await giveUpPlace(ctx, runPlaceOwner, { bookingId: draft.holdId })
  if (booked.refusal === 'alreadyBooked') {
    const existing = await ctx.db.booking.findFirst({
      where: {
        personId,
        state: { in: ['placed', 'waiting', 'offered'] },
        pool: { run: { id: draft.runId } },
      },
      select: { id: true },
    })
    if (existing) return ok({ bookingId: existing.id, session })
  }
  return session
    ? { ...booked, details: { ...booked.details, sessionId: session.sessionId, personId: session.personId } }
    : booked
}

/** Throws away drafts that nobody finished in time. */
export async function sweepDrafts(ctx: Ctx): Promise<void> {
  await ctx.db.bookingDraft.deleteMany({ where: { expiresAt: { lt: ctx.now } } })
}
