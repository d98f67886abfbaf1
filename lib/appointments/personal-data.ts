import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { PersonalData } from '@/lib/people/personal-data'
import { releaseReservation } from '@/lib/reservations/reserve'
import { appointmentHolder } from './book-appointment'
import { readableAppointments } from './readable'

const coming = (ctx: Ctx, personId: string) => ({
  personId,
  cancelledAt: null,
  doneAt: null,
  noShowAt: null,
  startsAt: { gt: ctx.now },
})

/** Appointments, what was asked along to them, and to what somebody was asked along. */
export const appointmentPersonalData: PersonalData = {
  domain: 'appointments',
  async collect(ctx, personId) {
    const [appointments, asks, hours] = await Promise.all([
      ctx.db.appointment.findMany({
        where: { personId },
        orderBy: { startsAt: 'asc' },
        select: {
          startsAt: true,
          endsAt: true,
          setting: true,
          placeKind: true,
          placeName: true,
          placeAddress: true,
          language: true,
          reference: true,
          createdAt: true,
          cancelledAt: true,
          doneAt: true,
          noShowAt: true,
          accompany: { select: { kind: true, language: true, wish: true, createdAt: true } },
        },
      }),
      ctx.db.accompanyAsk.findMany({
        where: { personId },
        orderBy: { askedAt: 'asc' },
        select: { askedAt: true, answeredAt: true, answer: true },
      }),
      ctx.db.staffAvailability.findMany({
        where: { staffId: personId },
        select: { weekday: true, fromMinute: true, toMinute: true, validFrom: true, validTo: true },
      }),
    ])
    return { appointments, accompanyAsks: asks, hours }
  },
  readable: readableAppointments,
  async conflicts(ctx, keptId, mergedId) {
    const [clash] = await ctx.db.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM appointment a JOIN appointment b ON a.starts_at < b.ends_at AND b.starts_at < a.ends_at
       WHERE a.person_id = ${keptId}::uuid AND b.person_id = ${mergedId}::uuid
         AND a.cancelled_at IS NULL AND b.cancelled_at IS NULL AND a.starts_at > ${ctx.now} LIMIT 1`
    return clash ? ['bothHaveAppointment'] : []
  },
  async move(ctx, fromId, toId) {
    const rows = await ctx.db.appointment.findMany({ where: { personId: fromId }, select: { id: true } })
    const ids = rows.map((row) => row.id)
    await ctx.db.appointment.updateMany({ where: { id: { in: ids } }, data: { personId: toId } })
    const asks = await ctx.db.accompanyAsk.findMany({
      where: { personId: fromId, request: { asks: { none: { personId: toId } } } },
      select: { id: true },
    })
    const askIds = asks.map((ask) => ask.id)
    await ctx.db.accompanyAsk.updateMany({ where: { id: { in: askIds } }, data: { personId: toId } })
    return { appointment: ids, accompanyAsk: askIds }
  },
  async erase(ctx, personId) {
    for (const { id } of await ctx.db.appointment.findMany({
      where: coming(ctx, personId),
      select: { id: true },
    })) {
      await releaseReservation(ctx, { kind: appointmentHolder, id })
      await ctx.db.accompanyRequest.updateMany({
        where: { appointmentId: id, withdrawnAt: null },
        data: { withdrawnAt: ctx.now, nextWaveAt: null },
      })
    }
    await ctx.db.appointment.updateMany({
      where: coming(ctx, personId),
      data: { cancelledAt: ctx.now, cancelReason: 'self' },
    })
    await ctx.db.accompanyRequest.updateMany({
      where: { appointment: { personId } },
      data: { wish: null },
    })
    // That somebody was seen, when and by whom stays as a figure; where they went and why does not.
    const { count } = await ctx.db.appointment.updateMany({
      where: { personId },
      data: { personId: null, placeName: null, placeAddress: null },
    })
    await ctx.db.accompanyRequest.updateMany({
      where: { acceptedById: personId, appointment: { startsAt: { gt: ctx.now } } },
      data: { acceptedById: null, acceptedAt: null, nextWaveAt: ctx.now },
    })
    await ctx.db.accompanyRequest.updateMany({
      where: { acceptedById: personId },
      data: { acceptedById: null },
    })
    await ctx.db.accompanyRequest.updateMany({
      where: { createdById: personId },
      data: { createdById: null },
    })
    await ctx.db.accompanyAsk.deleteMany({ where: { personId } })
    await ctx.db.staffAvailability.deleteMany({ where: { staffId: personId } })
    await ctx.db.serviceProvider.deleteMany({ where: { staffId: personId } })
    await ctx.db.closure.deleteMany({ where: { staffId: personId } })
    return count > 0 ? ['appointments'] : []
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.appointment.updateMany({
      where: { id: { in: moved.appointment ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.accompanyAsk.updateMany({
      where: { id: { in: moved.accompanyAsk ?? [] }, personId: holderId },
      data: { personId: toId },
    })
  },
}
