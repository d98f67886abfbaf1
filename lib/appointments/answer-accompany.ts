import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { releaseReservation, reserve } from '@/lib/reservations/reserve'
import { ok, type Result, refused } from '@/lib/result/result'
import { accompanyHolder } from './accompany-rules'

/**
 * An answer to being asked along. The first yes wins; a later one is told kindly that somebody else goes (`late`).
 * Refuses `notFound` (not asked, or no longer wanted), `late`, `busy` (they have something then).
 */
export async function answerAccompany(
  ctx: Ctx,
  input: { requestId: string; answer: 'yes' | 'no' },
): Promise<Result<null, 'notFound' | 'late' | 'busy'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction<Ctx, Result<null, 'notFound' | 'late' | 'busy'>>(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT id FROM accompany_request WHERE id = ${input.requestId}::uuid FOR UPDATE`
    const ask = await tx.db.accompanyAsk.findFirst({
      where: { requestId: input.requestId, personId },
      include: { request: { include: { appointment: true } } },
    })
    if (!ask || ask.request.withdrawnAt || ask.request.appointment.startsAt <= tx.now)
      return refused('notFound')
    const { request } = ask
    if (ask.answer === input.answer) return ok(null)
    if (request.acceptedById === personId) return refused('notFound')
    if (input.answer === 'yes') {
      if (request.acceptedAt) return refused('late')
      const reserved = await reserve(tx, {
        things: [{ kind: 'person', id: personId }],
        startsAt: request.appointment.startsAt,
        endsAt: request.appointment.endsAt,
        holder: { kind: accompanyHolder, id: request.id },
      })
      if (!reserved.ok) return refused('busy')
      await tx.db.accompanyRequest.update({
        where: { id: request.id },
        data: { acceptedById: personId, acceptedAt: tx.now, nextWaveAt: null },
      })
    }
    await tx.db.accompanyAsk.update({
      where: { id: ask.id },
      data: { answer: input.answer, answeredAt: tx.now },
    })
    await record(tx, {
      event: input.answer === 'yes' ? 'appointments.accompany.accepted' : 'appointments.accompany.declined',
      subject: { type: 'accompany', id: request.id },
      personId,
    })
    if (input.answer === 'yes') await tellFound(tx, request, personId)
    return ok(null)
  })
}

type Found = { id: string; appointment: { personId: string | null } }

/** Tells both that they go together, and everybody else who was asked that they need not. */
export async function tellFound(tx: Ctx, request: Found, personId: string): Promise<void> {
  const others = await tx.db.accompanyAsk.findMany({
    where: { requestId: request.id, answer: null },
    select: { id: true, personId: true },
  })
  await tx.db.accompanyAsk.updateMany({
    where: { id: { in: others.map((other) => other.id) } },
    data: { answer: 'late', answeredAt: tx.now },
  })
  const both = [personId, request.appointment.personId].filter((id): id is string => id !== null)
  await enqueue(
    tx,
    ...both.map((to) => ({
      kind: 'appointments.accompanyFound',
      dedupeKey: `appointments.accompanyFound:${request.id}:${personId}:${to}`,
      personId: to,
      data: { requestId: request.id },
    })),
    ...others.map((other) => ({
      kind: 'appointments.accompanyTaken',
      dedupeKey: `appointments.accompanyTaken:${request.id}:${other.personId}`,
      personId: other.personId,
      data: { requestId: request.id },
    })),
  )
}

/** Somebody who had said yes cannot come after all: the search goes on at once. Refuses `notFound`. */
export async function giveBackAccompany(ctx: Ctx, requestId: string): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT id FROM accompany_request WHERE id = ${requestId}::uuid FOR UPDATE`
    const request = await tx.db.accompanyRequest.findFirst({
      where: { id: requestId, acceptedById: personId ?? undefined, withdrawnAt: null },
      include: { appointment: { select: { startsAt: true } } },
    })
    if (!personId || !request || request.appointment.startsAt <= tx.now) return refused('notFound')
    await releaseReservation(tx, { kind: accompanyHolder, id: requestId })
    await tx.db.accompanyAsk.updateMany({
      where: { requestId, personId },
      data: { answer: 'no', answeredAt: tx.now },
    })
    await tx.db.accompanyRequest.update({
      where: { id: requestId },
      data: { acceptedById: null, acceptedAt: null, nextWaveAt: tx.now },
    })
    await record(tx, {
      event: 'appointments.accompany.givenBack',
      subject: { type: 'accompany', id: requestId },
      personId,
    })
    return ok(null)
  })
}
