import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { releaseReservation, reserve } from '@/lib/reservations/reserve'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import { escalationDay, nextWaveAt, waveSize } from './accompany-rules'
import type { AlongRequest } from './types'
import type { AccompanyKind } from './vocabulary'

const accompanyHolder = 'appointments.accompany'

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

type Candidate = { id: string }

/**
 * Whom to ask next: Welcome Ambassadors who speak the language (and interpret, for an interpreter), are not taken at
 * that time, were not asked for this yet; who lives nearby and was asked longest ago first.
 */
async function candidates(
  tx: Ctx,
  request: { id: string; kind: string; language: string; wish: string | null },
  appointment: { startsAt: Date; endsAt: Date; personId: string },
  most = waveSize,
): Promise<Candidate[]> {
  return tx.db.$queryRaw<Candidate[]>`
    SELECT p.id
      FROM person p
      JOIN role_assignment r ON r.person_id = p.id AND r.role = 'ambassador' AND r.revoked_at IS NULL
      LEFT JOIN profile f ON f.person_id = p.id
     WHERE p.disabled_at IS NULL AND p.erased_at IS NULL AND p.merged_into_id IS NULL AND p.id <> ${appointment.personId}::uuid
       AND (${request.kind} = 'companion'
            OR EXISTS (SELECT 1 FROM profile_language l WHERE l.profile_id = f.id AND l.language = ${request.language}
                          AND l.speaks IS NOT NULL AND (${request.kind} <> 'interpreter' OR l.interprets)))
       AND (${request.wish}::text IS NULL OR f.gender = ${request.wish}::text)
       AND NOT EXISTS (SELECT 1 FROM accompany_ask a WHERE a.request_id = ${request.id}::uuid AND a.person_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM reservation o WHERE o.reservable_id = p.id AND o.ended_at IS NULL
                          AND (o.kept_until IS NULL OR o.kept_until > ${tx.now})
                          AND o.starts_at < ${appointment.endsAt} AND o.ends_at > ${appointment.startsAt})
     ORDER BY EXISTS (SELECT 1 FROM profile_language l WHERE l.profile_id = f.id AND l.language = ${request.language} AND l.speaks IS NOT NULL) DESC,
              (p.neighbourhood_id IS NOT DISTINCT FROM (SELECT neighbourhood_id FROM person WHERE id = ${appointment.personId}::uuid)) DESC,
              (SELECT max(a.asked_at) FROM accompany_ask a WHERE a.person_id = p.id) NULLS FIRST, p.id
     LIMIT ${most}`
}

/** Sends the waves that are due. Answers how many people were asked. */
export async function sendWaves(ctx: Ctx): Promise<number> {
  const due = await ctx.db.accompanyRequest.findMany({
    where: { acceptedAt: null, withdrawnAt: null, nextWaveAt: { lte: ctx.now } },
    select: { id: true },
    take: 50,
  })
  let asked = 0
  for (const { id } of due)
    asked += await inTransaction(ctx, async (tx) => {
      const [locked] = await tx.db.$queryRaw<{ id: string }[]>`
        SELECT id FROM accompany_request WHERE id = ${id}::uuid AND accepted_at IS NULL AND withdrawn_at IS NULL
           AND next_wave_at <= ${tx.now} FOR UPDATE SKIP LOCKED`
      if (!locked) return 0
      const request = await tx.db.accompanyRequest.findUniqueOrThrow({
        where: { id },
        include: { appointment: true },
      })
      const { appointment } = request
      if (appointment.cancelledAt || appointment.startsAt <= tx.now || !appointment.personId) {
        await tx.db.accompanyRequest.update({
          where: { id },
          data: { withdrawnAt: tx.now, nextWaveAt: null },
        })
        return 0
      }
      const people = await candidates(tx, request, { ...appointment, personId: appointment.personId })
      const wave = request.waves + 1
      await tx.db.accompanyRequest.update({
        where: { id },
        data: {
          waves: people.length > 0 ? wave : request.waves,
          nextWaveAt: nextWaveAt(tx.now, appointment.startsAt),
        },
      })
      if (people.length === 0) return 0
      await tx.db.accompanyAsk.createMany({
        data: people.map((person) => ({
          id: newId(),
          requestId: id,
          personId: person.id,
          wave,
          askedAt: tx.now,
        })),
      })
      await record(
        tx,
        ...people.map((person) => ({
          event: 'appointments.accompany.asked',
          subject: { type: 'accompany', id },
          personId: person.id,
          data: { wave },
        })),
      )
      await enqueue(
        tx,
        ...people.map((person) => ({
          kind: 'appointments.accompanyAsked',
          dedupeKey: `appointments.accompanyAsked:${id}:${person.id}`,
          personId: person.id,
          data: { requestId: id },
        })),
      )
      return people.length
    })
  return asked
}

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
async function tellFound(tx: Ctx, request: Found, personId: string): Promise<void> {
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

/** Marks what nobody took four working days before, so that a coordinator looks. Answers how many. */
export async function escalateAccompany(ctx: Ctx): Promise<number> {
  const zone = townZone()
  const open = await ctx.db.accompanyRequest.findMany({
    where: { acceptedAt: null, withdrawnAt: null, escalatedAt: null, appointment: { cancelledAt: null } },
    select: { id: true, appointment: { select: { startsAt: true } } },
    take: 500,
  })
  if (open.length === 0) return 0
  const closures = await ctx.db.closure.findMany({
    where: { staffId: null, liftedAt: null, reason: 'holiday' },
    select: { startsAt: true },
  })
  const closed = new Set(closures.map((closure) => dayOf(closure.startsAt, zone)))
  const today = dayOf(ctx.now, zone)
  const late = open.filter((request) => escalationDay(request.appointment.startsAt, zone, closed) <= today)
  for (const { id } of late)
    await inTransaction(ctx, async (tx) => {
      const { count } = await tx.db.accompanyRequest.updateMany({
        where: { id, escalatedAt: null, acceptedAt: null },
        data: { escalatedAt: tx.now },
      })
      if (count > 0)
        await record(tx, { event: 'appointments.accompany.escalated', subject: { type: 'accompany', id } })
    })
  return late.length
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
