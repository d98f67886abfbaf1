import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dateToDay, dayOf, dayToDate } from '@/lib/time/time'
import { judgedWhere } from './policy'
import { lockAmbassador } from './steps'

const dayMinutes = 1440

/**
 * Writes down hours that somebody gave outside a pair: an hour of welcome, an interpreter's morning, a removal. They
 * count for milestones and certificate like those of pairs. Refuses `notFound` (also oneself; nobody writes down their
 * own), `inFuture`, `tooMuch` (more than a day has, with what stands there already).
 */
export async function recordService(
  ctx: Ctx,
  input: { ambassadorId: string; roleKey: string; on: Day; hours: number },
): Promise<Result<null, 'notFound' | 'hoursInFuture' | 'tooMuch'>> {
  if (input.on > dayOf(ctx.now, townZone())) return refused('hoursInFuture')
  const by = personIdOf(ctx.actor)
  if (!by) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    // The ambassador's row is locked: two colleagues who write at once do not fill a day twice.
    const who = await lockAmbassador(tx, { id: input.ambassadorId, ...judgedWhere(tx.actor) })
    const role = await tx.db.ambassadorRole.findUnique({ where: { key: input.roleKey } })
    if (!who || !role) return refused('notFound')
    const on = dayToDate(input.on)
    const minutes = Math.round(input.hours * 60)
    const there = await tx.db.ambassadorService.aggregate({
      where: { ambassadorId: who.id, on, voidedAt: null },
      _sum: { minutes: true },
    })
    if (minutes + (there._sum.minutes ?? 0) > dayMinutes) return refused('tooMuch')
    const id = newId()
    await tx.db.ambassadorService.create({
      data: {
        id,
        ambassadorId: who.id,
        personId: who.personId,
        roleKey: role.key,
        on,
        minutes,
        recordedAt: tx.now,
        recordedById: by,
      },
    })
    await record(tx, {
      event: 'ambassadors.hours.recorded',
      subject: { type: 'ambassadorService', id },
      personId: who.personId,
      data: { minutes, role: role.key },
    })
    return ok(null)
  })
}

/** Takes hours back that were written down by mistake; they stay to be seen, and count no more. Refuses `notFound`. */
export async function voidService(ctx: Ctx, input: { serviceId: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const me = personIdOf(tx.actor)
    const [row] = await tx.db.ambassadorService.updateManyAndReturn({
      where: { id: input.serviceId, voidedAt: null, personId: { not: me ?? undefined } },
      data: { voidedAt: tx.now, voidedById: me },
      select: { personId: true, minutes: true },
    })
    if (!row) return refused('notFound')
    await record(tx, {
      event: 'ambassadors.hours.voided',
      subject: { type: 'ambassadorService', id: input.serviceId },
      personId: row.personId,
      data: { minutes: row.minutes },
    })
    return ok(null)
  })
}

export type ServiceRow = { id: string; roleKey: string; on: Day; minutes: number }

/** What was written down for one ambassador, newest first; their page records the look. */
export async function servicesOf(ctx: Ctx, ambassadorId: string): Promise<ServiceRow[]> {
  const rows = await ctx.db.ambassadorService.findMany({
    where: { ambassadorId, voidedAt: null },
    orderBy: [{ on: 'desc' }, { id: 'desc' }],
    take: 20,
    select: { id: true, roleKey: true, on: true, minutes: true },
  })
  return rows.map((row) => ({ ...row, on: dateToDay(row.on) }))
}
