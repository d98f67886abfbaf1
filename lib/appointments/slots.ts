import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { busyTimes } from '@/lib/reservations/reserve'
import { townZone } from '@/lib/time/clock'
import { addDays, type Day, dateToDay, dayOf, dayToDate, hours, instantOf, shift } from '@/lib/time/time'
import { freeStarts, openWindows, type Window } from './rules'
import type { Audience } from './vocabulary'

export type Slot = { startsAt: Date; staffIds: string[] }

type Wanted = {
  serviceId: string
  audience: Audience
  fromDay: Day
  toDay: Day
  /** Only this one of the staff. */
  staffId?: string
  /** A reservation that would be given up for it (an appointment that is moved). */
  except?: string
}

/** Closures that touch a stretch of time, of the centre (staffId null) and of these people. */
async function closuresOf(ctx: Ctx, staffIds: readonly string[], stretch: Window) {
  return ctx.db.closure.findMany({
    where: {
      liftedAt: null,
      startsAt: { lt: stretch.to },
      endsAt: { gt: stretch.from },
      OR: [{ staffId: null }, { staffId: { in: [...staffIds] } }],
    },
    select: { staffId: true, startsAt: true, endsAt: true },
  })
}

/**
 * Free starts of a service, each with who could give it, in order. The question is answered from what is committed;
 * booking decides again under the lock. Four queries, whatever the stretch.
 */
export async function freeSlots(ctx: Ctx, wanted: Wanted): Promise<Slot[]> {
  const zone = townZone()
  const service = await ctx.db.appointmentService.findFirst({
    where: {
      id: wanted.serviceId,
      retiredAt: null,
      ...(wanted.audience === 'public' ? { publicBooking: true } : {}),
    },
    select: {
      durationMinutes: true,
      bufferMinutes: true,
      leadHours: true,
      daysAhead: true,
      providers: { select: { staffId: true } },
    },
  })
  if (!service) return []
  const last = addDays(dayOf(ctx.now, zone), service.daysAhead)
  const toDay = wanted.audience === 'public' && wanted.toDay > last ? last : wanted.toDay
  if (toDay < wanted.fromDay) return []
  const staffIds = service.providers
    .map((provider) => provider.staffId)
    .filter((id) => !wanted.staffId || id === wanted.staffId)
  const stretch = {
    from: instantOf(wanted.fromDay, 0, zone),
    to: instantOf(addDays(toDay, 1), 0, zone),
  }
  const [availability, closures, busy] = await Promise.all([
    ctx.db.staffAvailability.findMany({
      where: {
        staffId: { in: staffIds },
        validFrom: { lte: dayToDate(toDay) },
        OR: [{ validTo: null }, { validTo: { gte: dayToDate(wanted.fromDay) } }],
      },
    }),
    closuresOf(ctx, staffIds, stretch),
    busyTimes(ctx, staffIds, stretch, wanted.except),
  ])
  const notBefore =
    wanted.audience === 'public' ? shift(ctx.now, hours(service.leadHours)) : shift(ctx.now, -hours(1))
  const bySlot = new Map<number, string[]>()
  for (const staffId of staffIds) {
    const windows = openWindows({
      hours: availability
        .filter((row) => row.staffId === staffId)
        .map((row) => ({
          weekday: row.weekday,
          fromMinute: row.fromMinute,
          toMinute: row.toMinute,
          audience: row.audience as Audience,
          validFrom: dateToDay(row.validFrom),
          validTo: row.validTo && dateToDay(row.validTo),
        })),
      audience: wanted.audience,
      fromDay: wanted.fromDay,
      toDay,
      closures: closures
        .filter((closure) => closure.staffId === null || closure.staffId === staffId)
        .map((closure) => ({ from: closure.startsAt, to: closure.endsAt })),
      zone,
    })
    const starts = freeStarts({
      windows,
      busy: busy.filter((row) => row.thingId === staffId),
      durationMinutes: service.durationMinutes,
      bufferMinutes: service.bufferMinutes,
      notBefore,
    })
    for (const start of starts) bySlot.set(start.getTime(), [...(bySlot.get(start.getTime()) ?? []), staffId])
  }
  return [...bySlot.entries()]
    .sort(([a], [b]) => a - b)
    .map(([at, ids]) => ({ startsAt: new Date(at), staffIds: ids }))
}
