import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { seal, unseal } from '@/lib/auth/seal'
import { settings } from '@/lib/config/settings'
import type { Prisma } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { dateToDay, days, shift } from '@/lib/time/time'
import type { ActivityKind } from './vocabulary'

/** A link in a contact person's mail answers for this long. */
const linkDays = 60

/** The address of the page with the button: sealed, so that nobody makes one, for this row and for sixty days. */
export function confirmLink(hoursId: string, now: Date): string {
  const token = seal(`${hoursId}:${shift(now, days(linkDays)).getTime()}`, 'passport.confirm')
  return `${settings().appUrl}/nl/confirm-hours/${token}`
}

/** The row behind a link; null for what we did not make or what is too old. */
export function readLink(token: string, now: Date): string | null {
  const [hoursId, until] = unseal(token, 'passport.confirm')?.split(':') ?? []
  return hoursId && Number(until) > now.getTime() ? hoursId : null
}

export type AskedHours = {
  name: string
  what: string
  activityKind: ActivityKind
  minutes: number
  on: string
  contactName: string
  state: 'waiting' | 'confirmed' | 'refused'
}

/** What a contact person is asked about, and no more; null when the link does not hold. Looking changes nothing. */
export async function askedByLink(ctx: Ctx, token: string): Promise<AskedHours | null> {
  const hoursId = readLink(token, ctx.now)
  const row = hoursId
    ? await ctx.db.passportHours.findFirst({
        where: { id: hoursId, reversedAt: null, contactEmail: { not: null } },
      })
    : null
  if (!row) return null
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { id: row.personId },
    select: { fullName: true, callName: true },
  })
  return {
    name: person.callName ?? person.fullName,
    what: row.what ?? '',
    activityKind: row.activityKind as ActivityKind,
    minutes: row.minutes,
    on: dateToDay(row.on),
    contactName: row.contactName ?? '',
    state: row.confirmedAt ? 'confirmed' : row.refusedAt ? 'refused' : 'waiting',
  }
}

type Answer = { answer: 'confirm' | 'refuse'; reason?: string }

async function answer(
  tx: Ctx,
  where: Prisma.PassportHoursWhereInput,
  input: Answer,
  via: 'screen' | 'link',
): Promise<Result<{ hoursId: string; personId: string }, 'notFound' | 'already' | 'needsReason' | 'own'>> {
  if (input.answer === 'refuse' && !input.reason?.trim()) return refused('needsReason')
  const row = await tx.db.passportHours.findFirst({
    where: { ...where, reversedAt: null },
    select: { id: true, personId: true, confirmedAt: true, refusedAt: true },
  })
  if (!row) return refused('notFound')
  const actorId = personIdOf(tx.actor)
  if (actorId === row.personId) return refused('own')
  const { count } = await tx.db.passportHours.updateMany({
    where: { id: row.id, confirmedAt: null, refusedAt: null, reversedAt: null },
    data:
      input.answer === 'confirm'
        ? { confirmedAt: tx.now, confirmedById: actorId, confirmedVia: via }
        : { refusedAt: tx.now, refusedById: actorId, refusedReason: input.reason },
  })
  if (count === 0) return refused('already')
  await record(tx, {
    event: input.answer === 'confirm' ? 'passport.hours.confirmed' : 'passport.hours.refused',
    subject: { type: 'passportHours', id: row.id },
    personId: row.personId,
    data: { via },
  })
  return ok({ hoursId: row.id, personId: row.personId })
}

/**
 * Confirms hours or refuses them with a reason, on screen: staff who may, or the contact person by their own address.
 * Refuses `notFound`, `already`, `needsReason`, `own`: nobody answers for their own hours.
 */
export async function answerHours(ctx: Ctx, input: { hoursId: string } & Answer) {
  return inTransaction(ctx, async (tx) => {
    const staff = can(tx.actor, 'passport.hours.confirm')
    const me = personIdOf(tx.actor)
    const email =
      staff || !me
        ? null
        : (await tx.db.person.findUnique({ where: { id: me }, select: { email: true } }))?.email
    if (!staff && !email) return refused('notFound')
    return answer(tx, { id: input.hoursId, ...(staff ? {} : { contactEmail: email }) }, input, 'screen')
  })
}

/** The same by the link in the contact person's mail; the press of the button counts, not the opening of the page. */
export async function answerByLink(ctx: Ctx, input: { token: string } & Answer) {
  const hoursId = readLink(input.token, ctx.now)
  if (!hoursId) return refused('notFound')
  return inTransaction(ctx, (tx) => answer(tx, { id: hoursId, contactEmail: { not: null } }, input, 'link'))
}
