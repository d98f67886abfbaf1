import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { addDays, type Day, dateToDay, dayToDate, instantOf } from '@/lib/time/time'
import type { HoursRow } from './types'
import type { Audience, ClosureReason } from './vocabulary'

/** Adds hours in which I see people, week after week. Refuses `notFound` (a room that is not). */
export async function addHours(
  ctx: Ctx,
  input: {
    weekday: number
    from: number
    to: number
    audience: Audience
    roomId?: string
    validFrom: Day
    validTo?: Day
  },
): Promise<Result<null, 'notFound'>> {
  const staffId = personIdOf(ctx.actor)
  if (!staffId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    if (input.roomId && !(await tx.db.room.findUnique({ where: { id: input.roomId }, select: { id: true } })))
      return refused('notFound')
    const id = newId()
    await tx.db.staffAvailability.create({
      data: {
        id,
        staffId,
        weekday: input.weekday,
        fromMinute: input.from,
        toMinute: input.to,
        audience: input.audience,
        roomId: input.roomId ?? null,
        validFrom: dayToDate(input.validFrom),
        validTo: input.validTo ? dayToDate(input.validTo) : null,
      },
    })
    await record(tx, { event: 'appointments.hours.set', subject: { type: 'hours', id }, personId: staffId })
    return ok(null)
  })
}

/** Takes my hours away. Appointments in them stay until they are called off. Refuses `notFound`. */
export async function dropHours(ctx: Ctx, hoursId: string): Promise<Result<null, 'notFound'>> {
  const staffId = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.staffAvailability.deleteMany({
      where: { id: hoursId, staffId: staffId ?? undefined },
    })
    if (!staffId || count === 0) return refused('notFound')
    await record(tx, {
      event: 'appointments.hours.dropped',
      subject: { type: 'hours', id: hoursId },
      personId: staffId,
    })
    return ok(null)
  })
}

/**
 * Closes days (both inclusive): my own, or the whole centre's with the permission for it. Answers how many
 * appointments stand in them: nothing is called off by itself. Refuses `notFound`.
 */
export async function closeDays(
  ctx: Ctx,
  input: { whole: boolean; fromDay: Day; toDay: Day; reason: ClosureReason },
): Promise<Result<{ standing: number }, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId || (input.whole && !can(ctx.actor, 'appointments.closure.set'))) return refused('notFound')
  const zone = townZone()
  const startsAt = instantOf(input.fromDay, 0, zone)
  const endsAt = instantOf(addDays(input.toDay, 1), 0, zone)
  return inTransaction(ctx, async (tx) => {
    const id = newId()
    await tx.db.closure.create({
      data: {
        id,
        staffId: input.whole ? null : personId,
        startsAt,
        endsAt,
        reason: input.reason,
        createdAt: tx.now,
        createdById: personId,
      },
    })
    await record(tx, {
      event: 'appointments.closure.set',
      subject: { type: 'closure', id },
      data: { whole: input.whole, from: input.fromDay, to: input.toDay },
    })
    const standing = await tx.db.appointment.count({
      where: {
        startsAt: { gte: startsAt, lt: endsAt },
        cancelledAt: null,
        doneAt: null,
        noShowAt: null,
        ...(input.whole ? { staffId: { not: null } } : { staffId: personId }),
      },
    })
    return ok({ standing })
  })
}

/** Opens closed days again. Refuses `notFound`. */
export async function liftClosure(ctx: Ctx, closureId: string): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    const mine = { staffId: personId ?? undefined }
    const whole = can(tx.actor, 'appointments.closure.set') ? [{ staffId: null }] : []
    const { count } = await tx.db.closure.updateMany({
      where: { id: closureId, liftedAt: null, OR: [mine, ...whole] },
      data: { liftedAt: tx.now },
    })
    if (!personId || count === 0) return refused('notFound')
    await record(tx, { event: 'appointments.closure.lifted', subject: { type: 'closure', id: closureId } })
    return ok(null)
  })
}

/** My weekly hours, the closures that are still to come (mine and the centre's), and the rooms to choose from. */
export async function myHours(ctx: Ctx) {
  const staffId = personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000'
  const [rows, closures, rooms] = await Promise.all([
    ctx.db.staffAvailability.findMany({
      where: { staffId },
      orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }],
    }),
    ctx.db.closure.findMany({
      where: { liftedAt: null, endsAt: { gt: ctx.now }, OR: [{ staffId }, { staffId: null }] },
      orderBy: { startsAt: 'asc' },
      take: 60,
    }),
    ctx.db.room.findMany({
      select: { id: true, name: true, venue: { select: { name: true } } },
      orderBy: [{ venue: { name: 'asc' } }, { name: 'asc' }],
    }),
  ])
  const roomNames = new Map(rooms.map((room) => [room.id, room.name]))
  const hours: HoursRow[] = rows.map((row) => ({
    id: row.id,
    weekday: row.weekday,
    fromMinute: row.fromMinute,
    toMinute: row.toMinute,
    audience: row.audience as Audience,
    roomName: row.roomId ? (roomNames.get(row.roomId) ?? null) : null,
    validFrom: dateToDay(row.validFrom),
    validTo: row.validTo && dateToDay(row.validTo),
  }))
  return {
    hours,
    closures: closures.map((row) => ({
      id: row.id,
      whole: row.staffId === null,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      reason: row.reason as ClosureReason,
    })),
    rooms: rooms.map((room) => ({ id: room.id, name: `${room.venue.name}, ${room.name}` })),
  }
}
