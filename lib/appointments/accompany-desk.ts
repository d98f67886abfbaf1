import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { reserve } from '@/lib/reservations/reserve'
import { ok, type Result, refused } from '@/lib/result/result'
import { accompanyHolder } from './accompany-rules'
import { candidates } from './accompany-waves'
import { tellFound } from './answer-accompany'
import type { AlongRequest } from './types'
import type { AccompanyKind } from './vocabulary'

/**
 * The desk names somebody who said yes by telephone: an ambassador who is free then. Refuses `notFound`, `late`
 * (somebody goes already), `busy`.
 */
export async function assignAlong(
  ctx: Ctx,
  input: { requestId: string; personId: string },
): Promise<Result<null, 'notFound' | 'late' | 'busy'>> {
  return inTransaction<Ctx, Result<null, 'notFound' | 'late' | 'busy'>>(ctx, async (tx) => {
    if (!can(tx.actor, 'appointments.accompany.manage')) return refused('notFound')
    await tx.db.$queryRaw`SELECT id FROM accompany_request WHERE id = ${input.requestId}::uuid FOR UPDATE`
    const request = await tx.db.accompanyRequest.findFirst({
      where: {
        id: input.requestId,
        withdrawnAt: null,
        appointment: { cancelledAt: null, startsAt: { gt: tx.now } },
      },
      include: { appointment: true },
    })
    const helper = await tx.db.roleAssignment.findFirst({
      where: { personId: input.personId, role: 'ambassador', revokedAt: null, person: { disabledAt: null } },
      select: { id: true },
    })
    if (!request || !helper || request.appointment.personId === input.personId) return refused('notFound')
    if (request.acceptedAt) return refused('late')
    const reserved = await reserve(tx, {
      things: [{ kind: 'person', id: input.personId }],
      startsAt: request.appointment.startsAt,
      endsAt: request.appointment.endsAt,
      holder: { kind: accompanyHolder, id: request.id },
    })
    if (!reserved.ok) return refused('busy')
    await tx.db.accompanyAsk.upsert({
      where: { requestId_personId: { requestId: request.id, personId: input.personId } },
      create: {
        id: newId(),
        requestId: request.id,
        personId: input.personId,
        wave: request.waves,
        askedAt: tx.now,
        answeredAt: tx.now,
        answer: 'yes',
      },
      update: { answeredAt: tx.now, answer: 'yes' },
    })
    await tx.db.accompanyRequest.update({
      where: { id: request.id },
      data: { acceptedById: input.personId, acceptedAt: tx.now, nextWaveAt: null },
    })
    await record(tx, {
      event: 'appointments.accompany.assigned',
      subject: { type: 'accompany', id: request.id },
      personId: input.personId,
    })
    await tellFound(tx, request, input.personId)
    return ok(null)
  })
}

/** For the desk: each open request of an appointment, who was asked and what they said, and who else is free and fits. */
export async function alongOf(ctx: Ctx, appointmentId: string): Promise<AlongRequest[]> {
  if (!can(ctx.actor, 'appointments.accompany.manage')) return []
  const requests = await ctx.db.accompanyRequest.findMany({
    where: { appointmentId, withdrawnAt: null },
    include: { asks: { orderBy: { askedAt: 'asc' } }, appointment: true },
    orderBy: { createdAt: 'asc' },
  })
  return Promise.all(
    requests.map(async (request) => {
      const { appointment } = request
      const free =
        request.acceptedAt || !appointment.personId
          ? []
          : await candidates(ctx, request, { ...appointment, personId: appointment.personId }, 8)
      const people = new Map(
        (
          await ctx.db.person.findMany({
            where: { id: { in: [...request.asks.map((ask) => ask.personId), ...free.map((row) => row.id)] } },
            select: { id: true, fullName: true, phone: true },
          })
        ).map((person) => [person.id, person]),
      )
      const named = (id: string) => ({
        id,
        name: people.get(id)?.fullName ?? '',
        phone: people.get(id)?.phone ?? null,
      })
      return {
        id: request.id,
        kind: request.kind as AccompanyKind,
        language: request.language,
        accepted: request.acceptedById ? named(request.acceptedById) : null,
        escalated: request.escalatedAt !== null,
        asks: request.asks.map((ask) => ({
          ...named(ask.personId),
          answer: ask.answer as 'yes' | 'no' | 'late' | null,
        })),
        free: free.map((row) => named(row.id)),
      }
    }),
  )
}
