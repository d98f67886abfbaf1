import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { creditHours, reverseHours } from '@/lib/passport/credit-hours'
import { ok, type Result, refused } from '@/lib/result/result'
import { addDays, type Day, dateToDay, dayOf, dayToDate, isDay } from '@/lib/time/time'
import { lockPair } from './side'

const source = 'ambassadors.meeting'

/** The day that was meant, or null when it is none, lies ahead, or before the two were a pair. */
export function meetingDay(
  input: { on: 'today' | 'yesterday' | 'before'; day?: string },
  today: Day,
  startedOn: Day,
): Day | null {
  const day =
    input.on === 'today'
      ? today
      : input.on === 'yesterday'
        ? addDays(today, -1)
        : isDay(input.day ?? '')
          ? (input.day ?? '')
          : null
  return day && day <= today && day >= startedOn ? day : null
}

/**
 * Writes down that the two met. Their hours go to the newcomer's passport: at once when the ambassador writes it, and
 * waiting for the ambassador's word when the newcomer does. A day counts once: the other's note of the same day
 * confirms it. Refuses `notFound`, `ended`, `day`, `already`.
 */
export async function logMeeting(
  ctx: Ctx,
  input: {
    pairId: string
    on: 'today' | 'yesterday' | 'before'
    day?: string
    minutes: number
    kind: string
  },
  zone: string,
): Promise<Result<{ minutes: number }, 'notFound' | 'ended' | 'day' | 'already'>> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockPair(tx, input.pairId)
    if (!locked?.side) return refused('notFound')
    const { pair, side } = locked
    if (pair.ended_at) return refused('ended')
    const day = meetingDay(input, dayOf(tx.now, zone), dayOf(pair.started_at, zone))
    if (!day) return refused('day')
    const me = personIdOf(tx.actor)
    const before = await tx.db.pairMeeting.findFirst({
      where: { pairId: pair.id, on: dayToDate(day), takenBackAt: null },
      select: { id: true, minutes: true, loggedById: true },
    })
    if (before && before.loggedById === me) return refused('already')
    const minutes = before?.minutes ?? input.minutes
    const id = before?.id ?? newId()
    if (!before)
      await tx.db.pairMeeting.create({
        data: {
          id,
          pairId: pair.id,
          on: dayToDate(day),
          minutes,
          kind: input.kind,
          loggedAt: tx.now,
          loggedById: me,
        },
      })
    await tx.db.pair.update({ where: { id: pair.id }, data: { lastHeardAt: tx.now } })
    if (pair.seeker_id)
      await creditHours(tx, {
        personId: pair.seeker_id,
        sourceKind: source,
        sourceId: id,
        activityKind: 'pair',
        minutes,
        on: day,
        confirmedById: side === 'helper' || before?.loggedById === pair.helper_id ? pair.helper_id : null,
      })
    await record(tx, {
      event: before ? 'ambassadors.meeting.confirmed' : 'ambassadors.meeting.logged',
      subject: { type: 'pairMeeting', id },
      personId: pair.seeker_id,
      data: { minutes, side },
    })
    return ok({ minutes })
  })
}

/** Takes a meeting back that one wrote down oneself, with its hours. Refuses `notFound`. */
export async function takeBackMeeting(
  ctx: Ctx,
  input: { meetingId: string },
): Promise<Result<{ pairId: string }, 'notFound'>> {
  const me = personIdOf(ctx.actor)
  if (!me) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const meeting = await tx.db.pairMeeting.findFirst({
      where: { id: input.meetingId, loggedById: me, takenBackAt: null, pair: { endedAt: null } },
      select: { id: true, pairId: true, on: true, pair: { select: { seekerId: true } } },
    })
    if (!meeting) return refused('notFound')
    await tx.db.pairMeeting.update({ where: { id: meeting.id }, data: { takenBackAt: tx.now } })
    if (meeting.pair.seekerId)
      await reverseHours(tx, { personId: meeting.pair.seekerId, sourceKind: source, sourceId: meeting.id })
    await record(tx, {
      event: 'ambassadors.meeting.takenBack',
      subject: { type: 'pairMeeting', id: meeting.id },
      personId: meeting.pair.seekerId,
      data: { on: dateToDay(meeting.on) },
    })
    return ok({ pairId: meeting.pairId })
  })
}
