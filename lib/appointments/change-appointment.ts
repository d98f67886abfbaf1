import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { confirmReservation, releaseReservation, reserve } from '@/lib/reservations/reserve'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dayOf, hours, minutes, shift } from '@/lib/time/time'
import { appointmentHolder } from './book-appointment'
import { ownAppointmentWhere, staffAppointmentWhere } from './policy'
import { mayChange, stateOf } from './rules'
import { freeSlots } from './slots'

/** By whom: the person themselves, the holder of the mail's signed link, or the desk. */
export type By = 'self' | 'link' | 'staff'

const whereOf = (ctx: Ctx, by: By) =>
  by === 'self' ? ownAppointmentWhere(ctx.actor) : by === 'staff' ? staffAppointmentWhere(ctx.actor) : {}

/** The appointment, its row locked, through the eyes of who asks; null where there is none for them. */
async function locked(tx: Ctx, appointmentId: string, by: By) {
  await tx.db.$queryRaw`SELECT id FROM appointment WHERE id = ${appointmentId}::uuid FOR UPDATE`
  const row = await tx.db.appointment.findFirst({
    where: { id: appointmentId, ...whereOf(tx, by) },
    include: { service: { select: { durationMinutes: true, bufferMinutes: true } } },
  })
  return row && { ...row, state: stateOf({ ...row, now: tx.now }) }
}

const holderOf = (id: string) => ({ kind: appointmentHolder, id })

/** Calls an appointment off; its time is free at once. Refuses `notFound`, `tooLate` (it has begun or ended). */
export async function cancelAppointment(
  ctx: Ctx,
  input: { appointmentId: string; by: By; reason?: 'self' | 'staff' | 'closure' },
): Promise<Result<null, 'notFound' | 'tooLate'>> {
  return inTransaction(ctx, async (tx) => {
    const appointment = await locked(tx, input.appointmentId, input.by)
    if (!appointment) return refused('notFound')
    if (appointment.state === 'cancelled') return ok(null)
    if (!mayChange({ ...appointment, now: tx.now })) return refused('tooLate')
    await tx.db.appointment.update({
      where: { id: appointment.id },
      data: {
        cancelledAt: tx.now,
        cancelledById: personIdOf(tx.actor),
        cancelReason: input.reason ?? (input.by === 'staff' ? 'staff' : 'self'),
        sequence: { increment: 1 },
      },
    })
    await releaseReservation(tx, holderOf(appointment.id))
    await record(tx, {
      event: 'appointments.appointment.cancelled',
      subject: { type: 'appointment', id: appointment.id },
      personId: appointment.personId,
      data: { by: input.by },
    })
    if (appointment.personId)
      await enqueue(tx, {
        kind: 'appointments.cancelled',
        dedupeKey: `appointments.cancelled:${appointment.id}`,
        personId: appointment.personId,
        data: { appointmentId: appointment.id, by: input.by },
      })
    return ok(null)
  })
}

/**
 * Moves an appointment to another free start of the same service, with whoever is free then. The old time is given
 * back in the same transaction: either both happen or neither. Refuses `notFound`, `tooLate`, `slotTaken`.
 */
export async function rescheduleAppointment(
  ctx: Ctx,
  input: { appointmentId: string; startsAt: Date; by: By },
): Promise<Result<null, 'notFound' | 'tooLate' | 'slotTaken'>> {
  return inTransaction(ctx, async (tx) => {
    const appointment = await locked(tx, input.appointmentId, input.by)
    if (!appointment?.serviceId || !appointment.service) return refused('notFound')
    if (!mayChange({ ...appointment, now: tx.now })) return refused('tooLate')
    const day = dayOf(input.startsAt, townZone())
    const slots = await freeSlots(tx, {
      serviceId: appointment.serviceId,
      audience: input.by === 'staff' ? 'internal' : 'public',
      fromDay: day,
      toDay: day,
      except: appointment.id,
    })
    const slot = slots.find((each) => each.startsAt.getTime() === input.startsAt.getTime())
    if (!slot) return refused('slotTaken')
    await releaseReservation(tx, holderOf(appointment.id))
    const endsAt = shift(input.startsAt, minutes(appointment.service.durationMinutes))
    // The same person of the staff first: whom one knows is easier to see again.
    const candidates = [...slot.staffIds].sort(
      (a, b) => Number(b === appointment.staffId) - Number(a === appointment.staffId),
    )
    for (const staffId of candidates) {
      const reserved = await reserve(tx, {
        things: [
          {
            kind: 'person',
            id: staffId,
            endsAt: shift(endsAt, minutes(appointment.service.bufferMinutes)),
          },
          ...(appointment.personId ? [{ kind: 'person' as const, id: appointment.personId }] : []),
        ],
        startsAt: input.startsAt,
        endsAt,
        holder: holderOf(appointment.id),
        keptUntil: appointment.confirmedAt ? null : appointment.keptUntil,
      })
      if (!reserved.ok) continue
      await tx.db.appointment.update({
        where: { id: appointment.id },
        data: { staffId, roomId: null, startsAt: input.startsAt, endsAt, sequence: { increment: 1 } },
      })
      await record(tx, {
        event: 'appointments.appointment.rescheduled',
        subject: { type: 'appointment', id: appointment.id },
        personId: appointment.personId,
        data: { by: input.by, from: appointment.startsAt.toISOString(), to: input.startsAt.toISOString() },
      })
      if (appointment.personId)
        await enqueue(tx, {
          kind: 'appointments.rescheduled',
          dedupeKey: `appointments.rescheduled:${appointment.id}:${appointment.sequence + 1}`,
          personId: appointment.personId,
          data: { appointmentId: appointment.id },
        })
      return ok(null)
    }
    return refused('slotTaken')
  })
}

/** Reception has spoken to the guest: the kept time becomes theirs. Refuses `notFound`, `expired`. */
export async function confirmAppointment(
  ctx: Ctx,
  input: { appointmentId: string },
): Promise<Result<null, 'notFound' | 'expired'>> {
  return inTransaction(ctx, async (tx) => {
    const appointment = await locked(tx, input.appointmentId, 'staff')
    if (!appointment || appointment.state === 'cancelled') return refused('notFound')
    if (appointment.confirmedAt) return ok(null)
    if (!(await confirmReservation(tx, holderOf(appointment.id)))) return refused('expired')
    await tx.db.appointment.update({
      where: { id: appointment.id },
      data: { confirmedAt: tx.now, sequence: { increment: 1 } },
    })
    await record(tx, {
      event: 'appointments.appointment.confirmed',
      subject: { type: 'appointment', id: appointment.id },
      personId: appointment.personId,
    })
    return ok(null)
  })
}

const stepEvents = {
  arrived: 'appointments.appointment.arrived',
  done: 'appointments.appointment.done',
  noShow: 'appointments.appointment.noShow',
} as const

/**
 * What happened at the door: they came, it is done, or they did not come (a quarter of an hour after its beginning
 * at the earliest; a kind message follows). Refuses `notFound`, `notNow`.
 */
export async function noteAppointment(
  ctx: Ctx,
  input: { appointmentId: string; step: keyof typeof stepEvents },
): Promise<Result<null, 'notFound' | 'notNow'>> {
  return inTransaction(ctx, async (tx) => {
    const appointment = await locked(tx, input.appointmentId, 'staff')
    if (!appointment) return refused('notFound')
    const { state, startsAt } = appointment
    if (state === input.step) return ok(null)
    const allowed =
      (input.step === 'arrived' && state === 'confirmed' && tx.now >= shift(startsAt, -hours(4))) ||
      (input.step === 'done' && (state === 'confirmed' || state === 'arrived') && tx.now >= startsAt) ||
      (input.step === 'noShow' && state === 'confirmed' && tx.now >= shift(startsAt, minutes(15)))
    if (!allowed) return refused('notNow')
    await tx.db.appointment.update({
      where: { id: appointment.id },
      data:
        input.step === 'arrived'
          ? { arrivedAt: tx.now }
          : input.step === 'done'
            ? { doneAt: tx.now }
            : { noShowAt: tx.now },
    })
    // What ended early, or never began, frees the rest of its time.
    if (input.step !== 'arrived') await releaseReservation(tx, holderOf(appointment.id))
    await record(tx, {
      event: stepEvents[input.step],
      subject: { type: 'appointment', id: appointment.id },
      personId: appointment.personId,
    })
    if (input.step === 'noShow' && appointment.personId)
      await enqueue(tx, {
        kind: 'appointments.missed',
        dedupeKey: `appointments.missed:${appointment.id}`,
        personId: appointment.personId,
        data: { appointmentId: appointment.id },
      })
    return ok(null)
  })
}
