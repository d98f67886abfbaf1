import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { freeHelpers } from '@/lib/ambassadors/availability'
import { record } from '@/lib/audit/record'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import { escalationDay, nextWaveAt, waveSize } from './accompany-rules'

type Candidate = { id: string }

/**
 * Whom to ask next: Welcome Ambassadors who speak the language (and interpret, for an interpreter), are not taken at
 * that time, are not away, were not asked for this yet. Whose week says that they can then come first, whose week says
 * that they cannot are left out; then who lives nearby and was asked longest ago.
 */
export async function candidates(
  tx: Ctx,
  request: { id: string; kind: string; language: string; wish: string | null },
  appointment: { startsAt: Date; endsAt: Date; personId: string },
  most = waveSize,
): Promise<Candidate[]> {
  const week = await freeHelpers(tx, { from: appointment.startsAt, to: appointment.endsAt })
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
       AND NOT p.id = ANY(${week.cannot}::uuid[])
       AND NOT EXISTS (SELECT 1 FROM accompany_ask a WHERE a.request_id = ${request.id}::uuid AND a.person_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM reservation o WHERE o.reservable_id = p.id AND o.ended_at IS NULL
                          AND (o.kept_until IS NULL OR o.kept_until > ${tx.now})
                          AND o.starts_at < ${appointment.endsAt} AND o.ends_at > ${appointment.startsAt})
     ORDER BY (p.id = ANY(${week.can}::uuid[])) DESC,
              EXISTS (SELECT 1 FROM profile_language l WHERE l.profile_id = f.id AND l.language = ${request.language} AND l.speaks IS NOT NULL) DESC,
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

/** Marks what nobody took four working days before, and writes to the coordinators, once each. Answers how many. */
export async function escalateAccompany(ctx: Ctx): Promise<number> {
  const place = { zone: townZone(), country: town.country }
  const open = await ctx.db.accompanyRequest.findMany({
    where: {
      acceptedAt: null,
      withdrawnAt: null,
      escalatedAt: null,
      appointment: { cancelledAt: null, startsAt: { gt: ctx.now } },
    },
    select: { id: true, appointment: { select: { startsAt: true } } },
    take: 500,
  })
  if (open.length === 0) return 0
  const closures = await ctx.db.closure.findMany({
    where: { staffId: null, liftedAt: null, reason: 'holiday' },
    select: { startsAt: true },
  })
  const closed = new Set(closures.map((closure) => dayOf(closure.startsAt, place.zone)))
  const today = dayOf(ctx.now, place.zone)
  const late = open.filter((request) => escalationDay(request.appointment.startsAt, place, closed) <= today)
  const coordinators = await ctx.db.roleAssignment.findMany({
    where: { role: 'coordinator', revokedAt: null, person: { disabledAt: null } },
    select: { personId: true },
    distinct: ['personId'],
  })
  for (const { id } of late)
    await inTransaction(ctx, async (tx) => {
      const { count } = await tx.db.accompanyRequest.updateMany({
        where: { id, escalatedAt: null, acceptedAt: null },
        data: { escalatedAt: tx.now },
      })
      if (count === 0) return
      await record(tx, { event: 'appointments.accompany.escalated', subject: { type: 'accompany', id } })
      await enqueue(
        tx,
        ...coordinators.map(({ personId }) => ({
          kind: 'appointments.accompanyEscalated',
          dedupeKey: `appointments.accompanyEscalated:${id}:${personId}`,
          personId,
          data: { requestId: id },
        })),
      )
    })
  return late.length
}
