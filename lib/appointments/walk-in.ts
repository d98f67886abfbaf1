import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'

/** Names the lock under which today's numbers are drawn: none twice, none left out. */
const lockNumbers = (tx: Ctx) =>
  tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('appointments.walkIn'))`

/** Draws the day's next number. Answers it; numbers begin at 1 each day of the town. */
export async function drawTicket(
  ctx: Ctx,
  input: { language: string; serviceId?: string | null },
): Promise<{ ticketId: string; number: number; ahead: number }> {
  return inTransaction(ctx, async (tx) => {
    await lockNumbers(tx)
    const day = dayToDate(dayOf(tx.now, townZone()))
    const last = await tx.db.walkInTicket.aggregate({ where: { day }, _max: { number: true } })
    const ahead = await tx.db.walkInTicket.count({ where: { day, calledAt: null, missedAt: null } })
    const number = (last._max.number ?? 0) + 1
    const ticketId = newId()
    await tx.db.walkInTicket.create({
      data: {
        id: ticketId,
        day,
        number,
        serviceId: input.serviceId ?? null,
        language: input.language,
        takenAt: tx.now,
      },
    })
    await record(tx, {
      event: 'appointments.ticket.drawn',
      subject: { type: 'ticket', id: ticketId },
      data: { number },
    })
    return { ticketId, number, ahead }
  })
}

/** Calls the number that waits longest to a desk; what that desk had is done. Refuses `nobodyWaits`. */
export async function callNext(
  ctx: Ctx,
  input: { desk: string },
): Promise<Result<{ number: number }, 'nobodyWaits'>> {
  return inTransaction(ctx, async (tx) => {
    const day = dayToDate(dayOf(tx.now, townZone()))
    await tx.db.walkInTicket.updateMany({
      where: { day, desk: input.desk, calledAt: { not: null }, doneAt: null, missedAt: null },
      data: { doneAt: tx.now },
    })
    // Two desks that call at once get two different numbers.
    const [next] = await tx.db.$queryRaw<{ id: string; number: number }[]>`
      UPDATE walk_in_ticket SET called_at = ${tx.now}, called_by_id = ${personIdOf(tx.actor)}::uuid, desk = ${input.desk}
       WHERE id = (SELECT id FROM walk_in_ticket WHERE day = ${day}::date AND called_at IS NULL AND missed_at IS NULL
                    ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, number`
    if (!next) return refused('nobodyWaits')
    await record(tx, {
      event: 'appointments.ticket.called',
      subject: { type: 'ticket', id: next.id },
      data: { number: next.number },
    })
    return ok({ number: next.number })
  })
}

/** A number that was called and did not come. */
export async function missTicket(ctx: Ctx, ticketId: string): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.walkInTicket.updateMany({
      where: { id: ticketId, calledAt: { not: null }, doneAt: null, missedAt: null },
      data: { missedAt: tx.now },
    })
    if (count === 0) return refused('notFound')
    await record(tx, { event: 'appointments.ticket.missed', subject: { type: 'ticket', id: ticketId } })
    return ok(null)
  })
}

/** What the screen in the hall shows: the numbers at the desks, newest first, and how many wait. Nobody's name. */
export async function nowServing(ctx: Ctx) {
  const day = dayToDate(dayOf(ctx.now, townZone()))
  const [serving, waiting] = await Promise.all([
    ctx.db.walkInTicket.findMany({
      where: { day, calledAt: { not: null }, doneAt: null, missedAt: null },
      orderBy: { calledAt: 'desc' },
      take: 6,
      select: { id: true, number: true, desk: true, calledAt: true },
    }),
    ctx.db.walkInTicket.findMany({
      where: { day, calledAt: null, missedAt: null },
      orderBy: { number: 'asc' },
      select: { id: true, number: true, language: true, takenAt: true },
    }),
  ])
  return { serving, waiting }
}
