import 'server-only'
import { randomUUID } from 'node:crypto'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { nameless, record, recordNameless } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { addDays, addMonths, dateToDay, dayOf, dayToDate } from '@/lib/time/time'
import { tell } from '../matching/proposals'
import { type LockedPair, lockPair } from './side'

/** After these the newcomer is served; after the others they wait again, with the days they had waited. */
const served: readonly string[] = ['goalReached', 'clock', 'once']

/** Ends a pair whose row is locked: from this statement on neither sees how to reach the other. */
export async function endLockedPair(
  tx: Ctx,
  pair: LockedPair,
  by: 'seeker' | 'helper' | 'staff' | 'clock',
  reason: string,
): Promise<void> {
  await tx.db.pair.update({
    where: { id: pair.id },
    data: { endedAt: tx.now, endedBy: by, endReason: reason },
  })
  const done = served.includes(reason) || by === 'seeker' || pair.seeker_id === null
  await tx.db.matchRequest.update({
    where: { id: pair.request_id },
    data: done
      ? { state: 'done', endedAt: tx.now, endReason: reason, changedAt: tx.now }
      : { state: 'waiting', changedAt: tx.now },
  })
  await record(
    tx,
    ...[pair.seeker_id, pair.helper_id].map((personId) => ({
      event: 'ambassadors.pair.ended',
      subject: { type: 'pair', id: pair.id },
      personId,
      data: { by, reason },
    })),
  )
  // What was for once ended well: both are thanked, and asked how it was.
  const kind = reason === 'once' ? 'pairThanked' : 'pairEnded'
  await tell(tx, kind, pair.id, [pair.seeker_id, pair.helper_id], { pairId: pair.id })
}

/** Ends a pair: either of the two, or a colleague. Refuses `notFound`, `ended`. */
export async function endPair(
  ctx: Ctx,
  input: { pairId: string; reason: string },
): Promise<Result<null, 'notFound' | 'ended'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockPair(tx, input.pairId)
    const by = locked?.side ?? (locked && can(tx.actor, 'ambassadors.pair.end') ? 'staff' : null)
    if (!locked || !by) return refused('notFound')
    if (locked.pair.ended_at) return refused('ended')
    await endLockedPair(tx, locked.pair, by, input.reason)
    return ok(null)
  })
}

/**
 * Sets the clock on by what the role asks (half a year for most), from the day it would have ended. Either of the two,
 * or a colleague. Refuses `notFound`, `ended`, `tooEarly` (more than a month before the end).
 */
export async function renewPair(
  ctx: Ctx,
  input: { pairId: string },
  zone: string,
): Promise<Result<null, 'notFound' | 'ended' | 'tooEarly'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockPair(tx, input.pairId)
    if (!locked || (!locked.side && !can(tx.actor, 'ambassadors.pair.end'))) return refused('notFound')
    const { pair } = locked
    if (pair.ended_at) return refused('ended')
    const endsOn = dateToDay(pair.ends_on)
    if (endsOn > addDays(dayOf(tx.now, zone), 31)) return refused('tooEarly')
    const role = await tx.db.ambassadorRole.findUnique({
      where: { key: pair.role_key },
      select: { commitmentMonths: true },
    })
    await tx.db.pair.update({
      where: { id: pair.id },
      data: {
        endsOn: dayToDate(addMonths(endsOn, role?.commitmentMonths || 1)),
        renewals: { increment: 1 },
        lastHeardAt: tx.now,
      },
    })
    await record(tx, {
      event: 'ambassadors.pair.renewed',
      subject: { type: 'pair', id: pair.id },
      personId: pair.seeker_id,
    })
    return ok(null)
  })
}

/** A pause of four weeks, or its end: no silence is counted meanwhile. Refuses `notFound`, `ended`. */
export async function pausePair(
  ctx: Ctx,
  input: { pairId: string },
  zone: string,
): Promise<Result<{ paused: boolean }, 'notFound' | 'ended'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockPair(tx, input.pairId)
    if (!locked || (!locked.side && !can(tx.actor, 'ambassadors.pair.end'))) return refused('notFound')
    const { pair } = locked
    if (pair.ended_at) return refused('ended')
    const today = dayOf(tx.now, zone)
    const paused = !(pair.paused_until && dateToDay(pair.paused_until) > today)
    await tx.db.pair.update({
      where: { id: pair.id },
      data: { pausedUntil: paused ? dayToDate(addDays(today, 28)) : null, lastHeardAt: tx.now },
    })
    await record(tx, {
      event: paused ? 'ambassadors.pair.paused' : 'ambassadors.pair.resumed',
      subject: { type: 'pair', id: pair.id },
      personId: pair.seeker_id,
    })
    return ok({ paused })
  })
}

/** Answers "how is it going?". Refuses `notFound`. */
export async function answerCheckIn(
  ctx: Ctx,
  input: { checkInId: string; face: number; load?: number; wantsCall: boolean },
): Promise<Result<{ pairId: string }, 'notFound'>> {
  const me = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    const asked = await tx.db.pairCheckIn.findUnique({
      where: { id: input.checkInId },
      select: { id: true, side: true, pairId: true, pair: { select: { seekerId: true, helperId: true } } },
    })
    const owner = asked?.side === 'seeker' ? asked.pair.seekerId : asked?.pair.helperId
    if (!asked || !me || owner !== me) return refused('notFound')
    await tx.db.pairCheckIn.update({
      where: { id: asked.id },
      data: {
        face: input.face,
        load: asked.side === 'helper' ? (input.load ?? null) : null,
        wantsCall: input.wantsCall,
        answeredAt: tx.now,
      },
    })
    await record(tx, {
      event: 'ambassadors.checkIn.answered',
      subject: { type: 'pairCheckIn', id: asked.id },
      personId: me,
    })
    return ok({ pairId: asked.pairId })
  })
}

/** A colleague has spoken with them. Refuses `notFound`. */
export async function handleCheckIn(
  ctx: Ctx,
  input: { checkInId: string },
): Promise<Result<null, 'notFound'>> {
  if (!can(ctx.actor, 'ambassadors.pair.view')) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.pairCheckIn.updateMany({
      where: { id: input.checkInId, answeredAt: { not: null }, handledAt: null },
      data: { handledAt: tx.now, handledById: personIdOf(tx.actor) },
    })
    if (count === 0) return refused('notFound')
    await record(tx, {
      event: 'ambassadors.checkIn.handled',
      subject: { type: 'pairCheckIn', id: input.checkInId },
    })
    return ok(null)
  })
}

/**
 * Says that something is wrong. Only who may read reports ever sees it. Anonymous: neither the person nor the pair is
 * kept, not in the trail or by a receipt either. Refuses `notFound` for who is not one of the two.
 */
export async function reportProblem(
  ctx: Ctx,
  input: { pairId: string; kind: 'problem' | 'safety'; words?: string; anonymous: boolean },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockPair(tx, input.pairId)
    if (!locked?.side) return refused('notFound')
    const words = input.words || null
    if (input.anonymous) return reportNameless(tx, { kind: input.kind, words })
    const id = newId()
    await tx.db.pairReport.create({
      data: {
        id,
        pairId: locked.pair.id,
        reporterId: personIdOf(tx.actor),
        kind: input.kind,
        words,
        reportedAt: tx.now,
      },
    })
    await record(tx, {
      event: 'ambassadors.report.made',
      subject: { type: 'pairReport', id },
      data: { kind: input.kind, anonymous: false },
    })
    return ok(null)
  })
}

/** An id without a clock in it, an hour without seconds. Sent twice within the hour it is one: no receipt may tell. */
async function reportNameless(
  tx: Ctx,
  said: { kind: 'problem' | 'safety'; words: string | null },
): Promise<Result<null, never>> {
  const id = randomUUID()
  const reportedAt = nameless(tx.now)
  const same = { ...said, pairId: null, reporterId: null, reportedAt }
  if ((await tx.db.pairReport.count({ where: same })) > 0) return ok(null)
  await tx.db.pairReport.create({ data: { id, ...same } })
  await recordNameless(tx, 'report', {
    event: 'ambassadors.report.made',
    subject: { type: 'pairReport', id },
    data: { kind: said.kind, anonymous: true },
  })
  return ok(null)
}

/** Writes down what was done about a report. Refuses `notFound`; nobody settles a report of a pair they are in. */
export async function handleReport(
  ctx: Ctx,
  input: { reportId: string; note: string },
): Promise<Result<null, 'notFound'>> {
  if (!can(ctx.actor, 'ambassadors.report.read')) return refused('notFound')
  const me = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    const report = await tx.db.pairReport.findFirst({
      where: { id: input.reportId, handledAt: null },
      select: { id: true, pairId: true },
    })
    const pair = report?.pairId
      ? await tx.db.pair.findUnique({
          where: { id: report.pairId },
          select: { seekerId: true, helperId: true },
        })
      : null
    if (!report || (me && (pair?.seekerId === me || pair?.helperId === me))) return refused('notFound')
    await tx.db.pairReport.update({
      where: { id: report.id },
      data: { handledAt: tx.now, handledById: me, note: input.note },
    })
    await record(tx, { event: 'ambassadors.report.handled', subject: { type: 'pairReport', id: report.id } })
    return ok(null)
  })
}
