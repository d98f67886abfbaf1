import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId, newReference } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { throughGate } from '@/lib/places/gate'
import { reserve, type Thing } from '@/lib/reservations/reserve'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dayOf, minutes, shift } from '@/lib/time/time'
import { freeSlots } from './slots'
import type { Audience, Setting } from './vocabulary'

/** What a reservation of ours is called. */
export const appointmentHolder = 'appointments.appointment'

export type BookAppointmentInput = {
  serviceId: string
  startsAt: Date
  /** This one of the staff, or whoever is free and fits. */
  staffId?: string
  setting: Exclude<Setting, 'elsewhere'>
  /** BCP 47: what will be spoken. */
  language: string
  caseId?: string | null
  /** Staff also give away internal hours. */
  audience: Audience
  bookedBy: 'self' | 'staff' | 'guest'
} & (
  | { personId: string }
  /** A guest: kept until reception has called back, or until then. */
  | { guestName: string; guestPhone: string; keptUntil: Date }
)

export type BookedAppointment = { appointmentId: string; reference: string }
export type BookAppointmentRefusal = 'notFound' | 'slotTaken' | 'personBusy' | 'tooMany'

/** Who could give it, best first: who speaks the language, then who has least on that day, then by id. */
async function ranked(
  ctx: Ctx,
  staffIds: readonly string[],
  language: string,
  startsAt: Date,
): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string; speaks: boolean; load: number }[]>`
    SELECT p.id,
           EXISTS (SELECT 1 FROM profile f JOIN profile_language l ON l.profile_id = f.id
                    WHERE f.person_id = p.id AND l.language = ${language} AND l.speaks IS NOT NULL) OR p.locale = ${language} AS speaks,
           (SELECT count(*)::int FROM appointment a
             WHERE a.staff_id = p.id AND a.cancelled_at IS NULL
               AND a.starts_at BETWEEN ${shift(startsAt, -minutes(720))} AND ${shift(startsAt, minutes(720))}) AS load
      FROM person p WHERE p.id = ANY(${[...staffIds]}::uuid[]) AND p.disabled_at IS NULL`
  return rows
    .sort((a, b) => Number(b.speaks) - Number(a.speaks) || a.load - b.load || (a.id < b.id ? -1 : 1))
    .map((row) => row.id)
}

/**
 * Books an appointment: whoever of the staff fits best and is free at that minute is reserved together with the
 * person and the room, all or nothing. A guest's is kept until `keptUntil` and confirmed by reception. Refuses
 * `notFound` (no such service or person), `slotTaken`, `personBusy` (they have something then), `tooMany`.
 */
export async function bookAppointment(
  ctx: Ctx,
  input: BookAppointmentInput,
): Promise<Result<BookedAppointment, BookAppointmentRefusal>> {
  // Those who come later see the hour taken, instead of queueing for a lock.
  return throughGate(input.serviceId, limits.booking.connectionsPerPool, () => place(ctx, input))
}

function place(
  ctx: Ctx,
  input: BookAppointmentInput,
): Promise<Result<BookedAppointment, BookAppointmentRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const personId = 'personId' in input ? input.personId : null
    if (personId) {
      // The person's row is locked: two bookings at once count each other.
      const [person] = await tx.db.$queryRaw<{ id: string }[]>`
        SELECT id FROM person WHERE id = ${personId}::uuid AND disabled_at IS NULL AND erased_at IS NULL FOR NO KEY UPDATE`
      if (!person) return refused('notFound')
      const open = await tx.db.appointment.count({
        where: { personId, cancelledAt: null, doneAt: null, noShowAt: null, startsAt: { gt: tx.now } },
      })
      if (input.bookedBy === 'self' && open >= limits.appointments.openPerPerson)
        return refused('tooMany', { most: limits.appointments.openPerPerson })
    }
    // A case is the person's own, or it does not exist.
    if (input.caseId) {
      const [own] = await tx.db.$queryRaw<{ id: string }[]>`
        SELECT id FROM help_case WHERE id = ${input.caseId}::uuid AND person_id = ${personId}::uuid`
      if (!own) return refused('notFound')
    }
    const service = await tx.db.appointmentService.findFirst({
      where: { id: input.serviceId, retiredAt: null },
      select: { durationMinutes: true, bufferMinutes: true, settings: true },
    })
    if (!service?.settings.includes(input.setting)) return refused('notFound')
    const day = dayOf(input.startsAt, townZone())
    const slots = await freeSlots(tx, {
      serviceId: input.serviceId,
      audience: input.audience,
      fromDay: day,
      toDay: day,
      ...(input.staffId ? { staffId: input.staffId } : {}),
    })
    const slot = slots.find((each) => each.startsAt.getTime() === input.startsAt.getTime())
    if (!slot) return refused('slotTaken')
    const endsAt = shift(input.startsAt, minutes(service.durationMinutes))
    const appointmentId = newId()
    const holder = { kind: appointmentHolder, id: appointmentId }
    const keptUntil = 'keptUntil' in input ? input.keptUntil : null
    if (personId) {
      const own = await reserve(tx, {
        things: [{ kind: 'person', id: personId }],
        startsAt: input.startsAt,
        endsAt,
        holder,
        keptUntil,
      })
      if (!own.ok) return refused('personBusy')
    }
    let staffId: string | null = null
    let roomId: string | null = null
    for (const candidate of await ranked(tx, slot.staffIds, input.language, input.startsAt)) {
      if (candidate === personId) continue
      roomId = input.setting === 'centre' ? await roomOf(tx, candidate, input.startsAt) : null
      const things: Thing[] = [
        { kind: 'person', id: candidate, endsAt: shift(endsAt, minutes(service.bufferMinutes)) },
        ...(roomId ? [{ kind: 'room' as const, id: roomId }] : []),
      ]
      const reserved = await reserve(tx, { things, startsAt: input.startsAt, endsAt, holder, keptUntil })
      if (reserved.ok) {
        staffId = candidate
        break
      }
    }
    if (!staffId) return refused('slotTaken')
    const reference = newReference()
    await tx.db.appointment.create({
      data: {
        id: appointmentId,
        serviceId: input.serviceId,
        personId,
        guestName: 'guestName' in input ? input.guestName : null,
        guestPhone: 'guestPhone' in input ? input.guestPhone : null,
        staffId,
        roomId,
        caseId: input.caseId ?? null,
        setting: input.setting,
        startsAt: input.startsAt,
        endsAt,
        language: input.language,
        reference,
        bookedBy: input.bookedBy,
        createdAt: tx.now,
        keptUntil,
        confirmedAt: keptUntil ? null : tx.now,
      },
    })
    await record(tx, {
      event: keptUntil ? 'appointments.appointment.reserved' : 'appointments.appointment.booked',
      subject: { type: 'appointment', id: appointmentId },
      personId,
      data: { bookedBy: input.bookedBy },
    })
    if (personId)
      await enqueue(tx, {
        kind: 'appointments.booked',
        dedupeKey: `appointments.booked:${appointmentId}`,
        personId,
        data: { appointmentId },
      })
    return ok({ appointmentId, reference })
  })
}

/** The room somebody has at that time of their week, when they have one. */
async function roomOf(ctx: Ctx, staffId: string, at: Date): Promise<string | null> {
  const [row] = await ctx.db.$queryRaw<{ room_id: string | null }[]>`
    SELECT room_id FROM staff_availability,
           LATERAL (SELECT ${at}::timestamptz AT TIME ZONE ${townZone()} AS local) l
     WHERE staff_id = ${staffId}::uuid AND weekday = extract(isodow FROM l.local)
       AND extract(hour FROM l.local) * 60 + extract(minute FROM l.local) >= from_minute
       AND extract(hour FROM l.local) * 60 + extract(minute FROM l.local) < to_minute
       AND valid_from <= l.local::date AND (valid_to IS NULL OR valid_to >= l.local::date)
     ORDER BY from_minute LIMIT 1`
  return row?.room_id ?? null
}

/**
 * Writes down an appointment elsewhere (hospital, school, town hall): the person's time is reserved, so that nothing
 * else is planned then, and somebody may be asked to come along. Refuses `notFound`, `personBusy`.
 */
export async function noteAppointmentElsewhere(
  ctx: Ctx,
  input: {
    personId: string
    startsAt: Date
    endsAt: Date
    placeKind: string
    placeName: string
    placeAddress: string | null
    language: string
    caseId?: string | null
  },
): Promise<Result<BookedAppointment, 'notFound' | 'personBusy' | 'past'>> {
  if (input.startsAt <= ctx.now) return refused('past')
  return inTransaction(ctx, async (tx) => {
    const person = await tx.db.person.findFirst({
      where: { id: input.personId, disabledAt: null, erasedAt: null },
      select: { id: true },
    })
    if (!person) return refused('notFound')
    const appointmentId = newId()
    const reserved = await reserve(tx, {
      things: [{ kind: 'person', id: input.personId }],
      startsAt: input.startsAt,
      endsAt: input.endsAt,
      holder: { kind: appointmentHolder, id: appointmentId },
    })
    if (!reserved.ok) return refused('personBusy')
    const reference = newReference()
    await tx.db.appointment.create({
      data: {
        id: appointmentId,
        personId: input.personId,
        caseId: input.caseId ?? null,
        setting: 'elsewhere',
        placeKind: input.placeKind,
        placeName: input.placeName,
        placeAddress: input.placeAddress,
        startsAt: input.startsAt,
        endsAt: input.endsAt,
        language: input.language,
        reference,
        bookedBy: personIdOf(tx.actor) === input.personId ? 'self' : 'staff',
        createdAt: tx.now,
        confirmedAt: tx.now,
      },
    })
    await record(tx, {
      event: 'appointments.appointment.booked',
      subject: { type: 'appointment', id: appointmentId },
      personId: input.personId,
      data: { setting: 'elsewhere' },
    })
    return ok({ appointmentId, reference })
  })
}
