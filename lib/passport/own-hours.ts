import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { addDays, type Day, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { type ActivityKind, ownSource } from './vocabulary'

/**
 * Writes down what I did myself. With the contact person's address they get a link with a button; without one I ask
 * them to look on their own page, or staff. Refuses `future`, `tooOld` (more than two years), `ownEmail` (I am not my
 * own contact person), `tooMany` (a day's worth of letters to others).
 */
export async function addOwnHours(
  ctx: Ctx,
  input: {
    activityKind: ActivityKind
    what: string
    on: Day
    minutes: number
    contactName: string
    contactEmail: string | null
  },
): Promise<Result<{ hoursId: string }, 'notFound' | 'future' | 'tooOld' | 'ownEmail' | 'tooMany'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  const today = dayOf(ctx.now, townZone())
  if (input.on > today) return refused('future')
  if (input.on < addDays(today, -730)) return refused('tooOld')
  return inTransaction(ctx, async (tx) => {
    const me = await tx.db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } })
    if (input.contactEmail && input.contactEmail === me.email) return refused('ownEmail')
    const lately = await tx.db.passportHours.count({
      where: { personId, sourceKind: ownSource, createdAt: { gt: shift(tx.now, -days(1)) } },
    })
    if (lately >= limits.passport.ownEntriesPerDay) return refused('tooMany')
    const id = newId()
    await tx.db.passportHours.create({
      data: {
        id,
        personId,
        sourceKind: ownSource,
        sourceId: id,
        activityKind: input.activityKind,
        minutes: input.minutes,
        on: dayToDate(input.on),
        createdAt: tx.now,
        createdById: personId,
        what: input.what,
        contactName: input.contactName,
        contactEmail: input.contactEmail,
      },
    })
    await record(tx, {
      event: 'passport.entry.added',
      subject: { type: 'passportHours', id },
      personId,
      data: { kind: input.activityKind, minutes: input.minutes },
    })
    if (input.contactEmail)
      await enqueue(tx, {
        kind: 'passport.confirmHours',
        dedupeKey: `confirmHours:${id}`,
        email: input.contactEmail,
        locale: 'nl',
        data: { hoursId: id },
      })
    return ok({ hoursId: id })
  })
}

/** Takes back what I wrote down, as long as nobody confirmed it. Refuses `notFound`. */
export async function withdrawOwnHours(
  ctx: Ctx,
  input: { hoursId: string },
): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.passportHours.updateMany({
      where: { id: input.hoursId, personId, sourceKind: ownSource, confirmedAt: null, reversedAt: null },
      data: { reversedAt: tx.now, reversedById: personId },
    })
    if (count === 0) return refused('notFound')
    await record(tx, {
      event: 'passport.entry.withdrawn',
      subject: { type: 'passportHours', id: input.hoursId },
      personId,
    })
    return ok(null)
  })
}
