import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { releaseReservation } from '@/lib/reservations/reserve'
import { ok, type Result, refused } from '@/lib/result/result'
import { accompanyHolder } from './accompany-rules'
import type { AccompanyKind } from './vocabulary'

/** The appointment, when this actor may ask somebody along to it: its own person, or the desk. */
async function askable(tx: Ctx, appointmentId: string) {
  const appointment = await tx.db.appointment.findFirst({
    where: { id: appointmentId, cancelledAt: null, doneAt: null, noShowAt: null, startsAt: { gt: tx.now } },
    select: { id: true, personId: true, startsAt: true, endsAt: true },
  })
  if (!appointment?.personId) return null
  const own = personIdOf(tx.actor) === appointment.personId
  return own || can(tx.actor, 'appointments.accompany.manage') ? appointment : null
}

/** Asks for somebody to come along; the first wave leaves at once. Refuses `notFound`, `already`. */
export async function requestAccompany(
  ctx: Ctx,
  input: { appointmentId: string; kind: AccompanyKind; language: string; wish?: 'woman' | 'man' | null },
): Promise<Result<{ requestId: string }, 'notFound' | 'already'>> {
  return inTransaction(ctx, async (tx) => {
    const appointment = await askable(tx, input.appointmentId)
    if (!appointment) return refused('notFound')
    await tx.db.$queryRaw`SELECT id FROM appointment WHERE id = ${appointment.id}::uuid FOR UPDATE`
    const open = await tx.db.accompanyRequest.count({
      where: { appointmentId: appointment.id, kind: input.kind, withdrawnAt: null },
    })
    if (open > 0) return refused('already')
    const requestId = newId()
    await tx.db.accompanyRequest.create({
      data: {
        id: requestId,
        appointmentId: appointment.id,
        kind: input.kind,
        language: input.language,
        wish: input.wish ?? null,
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
        nextWaveAt: tx.now,
      },
    })
    await record(tx, {
      event: 'appointments.accompany.requested',
      subject: { type: 'accompany', id: requestId },
      personId: appointment.personId,
      data: { kind: input.kind },
    })
    return ok({ requestId })
  })
}

/** Ends a request: nobody need come along any more. Refuses `notFound`. */
export async function withdrawAccompany(ctx: Ctx, requestId: string): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT id FROM accompany_request WHERE id = ${requestId}::uuid FOR UPDATE`
    const request = await tx.db.accompanyRequest.findFirst({ where: { id: requestId, withdrawnAt: null } })
    if (!request || !(await askable(tx, request.appointmentId))) return refused('notFound')
    await releaseReservation(tx, { kind: accompanyHolder, id: requestId })
    await tx.db.accompanyRequest.update({
      where: { id: requestId },
      data: { withdrawnAt: tx.now, nextWaveAt: null },
    })
    await record(tx, {
      event: 'appointments.accompany.withdrawn',
      subject: { type: 'accompany', id: requestId },
    })
    if (request.acceptedById)
      await enqueue(tx, {
        kind: 'appointments.accompanyTaken',
        dedupeKey: `appointments.accompanyWithdrawn:${requestId}`,
        personId: request.acceptedById,
        data: { requestId },
      })
    return ok(null)
  })
}
