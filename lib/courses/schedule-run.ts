import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { changeCapacity, endAllPlaces } from '@/lib/places/change-place'
import { changeClosing, createPool, lockPools } from '@/lib/places/pool'
import { ok, type Result, refused } from '@/lib/result/result'
import { dayToDate, minuteOfTime } from '@/lib/time/time'
import { clashOf, exclusionClash } from './clash'
import {
  childcarePlaceOwner,
  childcarePlacesKind,
  courseRunPlaces,
  runCancelled,
  runPlaceOwner,
} from './place-owner'
import { holidaysBetween, lessonsOf } from './rules'
import type { runInput } from './schema'

type Input = z.output<typeof runInput>

function planOf(input: Input, zone: string) {
  const weekly = input.weekly.map((lesson) => ({
    weekday: lesson.weekday,
    fromMinute: minuteOfTime(lesson.from) ?? 0,
    toMinute: minuteOfTime(lesson.to) ?? 0,
  }))
  const lessons = lessonsOf(
    weekly,
    input.startsOn,
    input.endsOn,
    zone,
    holidaysBetween(input.startsOn, input.endsOn),
  )
  return { weekly, lessons }
}

const sameTimes = (
  a: readonly { startsAt: Date; endsAt: Date }[],
  b: readonly { startsAt: Date; endsAt: Date }[],
) =>
  a.length === b.length &&
  a.every(
    (lesson, n) =>
      lesson.startsAt.getTime() === b[n]?.startsAt.getTime() &&
      lesson.endsAt.getTime() === b[n]?.endsAt.getTime(),
  )

export type ScheduleRefusal =
  | 'notFound'
  | 'noLessons'
  | 'belowTaken'
  | 'childcareTaken'
  | 'editedMeanwhile'
  | 'cancelled'
  | 'sameTime'
  | 'roomTaken'
  | 'teacherTaken'

/**
 * Plans a run with its weekly lessons (public holidays left out), or changes one. People with a place are told
 * when times or place change. Refuses `notFound`, `noLessons` (the pattern gives none), `belowTaken`,
 * `childcareTaken`, `editedMeanwhile`, `cancelled`, `sameTime` (two lessons of the pattern begin together), and
 * `roomTaken` and `teacherTaken` with the other course (`course`) and when (`at`, ISO 8601).
 */
export async function scheduleRun(
  ctx: Ctx,
  input: Input,
  zone: string,
): Promise<Result<{ runId: string }, ScheduleRefusal>> {
  try {
    return await plan(ctx, input, zone)
  } catch (error) {
    // Somebody else took the room or the teacher between our look and our write: the database said no.
    const clash = exclusionClash(error)
    if (clash) return refused(clash, { course: '', at: '' })
    throw error
  }
}

async function plan(
  ctx: Ctx,
  input: Input,
  zone: string,
): Promise<Result<{ runId: string }, ScheduleRefusal>> {
  const { weekly, lessons } = planOf(input, zone)
  const first = lessons[0]
  if (!first) return refused('noLessons')
  if (new Set(weekly.map((lesson) => `${lesson.weekday}:${lesson.fromMinute}`)).size < weekly.length)
    return refused('sameTime')
  return inTransaction(ctx, async (tx) => {
    const venueId = input.setting === 'online' ? null : (input.venueId ?? null)
    const [room, teacher, group] = await Promise.all([
      input.roomId && venueId
        ? tx.db.room.findFirst({ where: { id: input.roomId, venueId }, select: { id: true } })
        : null,
      input.teacherId
        ? tx.db.person.findFirst({
            where: { id: input.teacherId, roles: { some: { role: 'teacher', revokedAt: null } } },
            select: { id: true, fullName: true },
          })
        : null,
      input.groupId
        ? tx.db.courseGroup.findUnique({ where: { id: input.groupId }, select: { id: true } })
        : null,
    ])
    if ((input.teacherId && !teacher) || (input.groupId && !group)) return refused('notFound')
    const taken = { roomId: room?.id ?? null, teacherId: teacher?.id ?? null }
    const clash = await clashOf(tx, { ...taken, lessons, except: input.runId ?? null })
    if (clash) return clash
    const childcarePlaces = input.childcarePlaces ?? 0
    const facts = {
      setting: input.setting,
      venueId,
      roomId: taken.roomId,
      onlineUrl: input.onlineUrl ?? null,
      teacherId: taken.teacherId,
      teacherName: input.teacherName || (teacher?.fullName ?? ''),
      groupId: group?.id ?? null,
      childcare: childcarePlaces > 0,
      startsOn: dayToDate(input.startsOn),
      endsOn: dayToDate(input.endsOn),
      firstLessonAt: first.startsAt,
      changedAt: tx.now,
    }
    if (!input.runId) {
      if ((await tx.db.course.count({ where: { id: input.courseId } })) === 0) return refused('notFound')
      const poolId = await createPool(tx, {
        kind: courseRunPlaces,
        capacity: input.capacity,
        closesAt: first.startsAt,
      })
      const childcarePoolId =
        childcarePlaces > 0
          ? await createPool(tx, {
              kind: childcarePlacesKind,
              capacity: childcarePlaces,
              closesAt: first.startsAt,
            })
          : null
      const runId = newId()
      await tx.db.courseRun.create({
        data: { id: runId, courseId: input.courseId, poolId, childcarePoolId, ...facts, createdAt: tx.now },
      })
      await writeLessons(tx, runId, weekly, lessons, taken)
      await record(tx, { event: 'courses.run.scheduled', subject: { type: 'run', id: runId } })
      return ok({ runId })
    }
    const { runId } = input
    const [locked] = await tx.db.$queryRaw<
      {
        version: number
        pool_id: string
        childcare_pool_id: string | null
        room_id: string | null
        teacher_id: string | null
        cancelled_at: Date | null
        venue_id: string | null
        online_url: string | null
        published_at: Date | null
      }[]
    >`
      SELECT version, pool_id, childcare_pool_id, room_id, teacher_id, cancelled_at, venue_id, online_url, published_at FROM course_run WHERE id = ${runId}::uuid AND course_id = ${input.courseId}::uuid FOR UPDATE`
    if (!locked) return refused('notFound')
    if (locked.cancelled_at) return refused('cancelled')
    if (input.version !== undefined && input.version !== locked.version) return refused('editedMeanwhile')
    await lockPools(tx, [locked.pool_id, ...(locked.childcare_pool_id ? [locked.childcare_pool_id] : [])])
    await changeClosing(tx, locked.pool_id, first.startsAt)
    const childcare = await changeChildcare(tx, locked.childcare_pool_id, childcarePlaces, first.startsAt)
    if (!childcare.ok) return childcare
    const capacity = await changeCapacity(tx, runPlaceOwner, {
      poolId: locked.pool_id,
      capacity: input.capacity,
    })
    if (!capacity.ok) return capacity
    const before = await tx.db.lesson.findMany({
      where: { runId },
      orderBy: { startsAt: 'asc' },
      select: { startsAt: true, endsAt: true },
    })
    const moved =
      !sameTimes(before, lessons) ||
      locked.venue_id !== facts.venueId ||
      locked.online_url !== facts.onlineUrl
    await tx.db.courseRun.update({
      where: { id: runId },
      data: { ...facts, childcarePoolId: childcare.value, version: { increment: 1 } },
    })
    if (!moved && (locked.room_id !== facts.roomId || locked.teacher_id !== facts.teacherId))
      await tx.db.lesson.updateMany({ where: { runId, startsAt: { gt: tx.now } }, data: taken })
    if (moved) {
      // What was taught stays as it was: attendance hangs on it.
      await tx.db.lesson.deleteMany({ where: { runId, startsAt: { gt: tx.now } } })
      await tx.db.weeklyLesson.deleteMany({ where: { runId } })
      await writeLessons(
        tx,
        runId,
        weekly,
        lessons.filter((lesson) => lesson.startsAt > tx.now),
        taken,
      )
      if (locked.published_at) await tellMoved(tx, runId, locked.pool_id, locked.version + 1)
    }
    await record(tx, { event: 'courses.run.edited', subject: { type: 'run', id: runId }, data: { moved } })
    return ok({ runId })
  })
}

async function writeLessons(
  tx: Ctx,
  runId: string,
  weekly: readonly { weekday: number; fromMinute: number; toMinute: number }[],
  lessons: readonly { startsAt: Date; endsAt: Date }[],
  taken: { roomId: string | null; teacherId: string | null },
): Promise<void> {
  await tx.db.weeklyLesson.createMany({ data: weekly.map((lesson) => ({ runId, ...lesson })) })
  await tx.db.lesson.createMany({
    data: lessons.map((lesson) => ({ id: newId(), runId, ...lesson, ...taken })),
  })
}

/**
 * More or fewer places in the childcare; answers its pool, or null when there is none (any more). Refuses
 * `childcareTaken` (with `taken`): nobody's child loses a place by a number in a form. The pool must be locked.
 */
async function changeChildcare(
  tx: Ctx,
  poolId: string | null,
  places: number,
  closesAt: Date,
): Promise<Result<string | null, 'childcareTaken'>> {
  if (!poolId)
    return ok(
      places > 0 ? await createPool(tx, { kind: childcarePlacesKind, capacity: places, closesAt }) : null,
    )
  await changeClosing(tx, poolId, closesAt)
  if (places === 0) {
    const claims = await tx.db.booking.count({
      where: { poolId, state: { in: ['held', 'placed', 'waiting', 'offered'] } },
    })
    return claims > 0 ? refused('childcareTaken', { taken: claims }) : ok(null)
  }
  const changed = await changeCapacity(tx, childcarePlaceOwner, { poolId, capacity: places })
  return changed.ok ? ok(poolId) : refused('childcareTaken', changed.details)
}

/** Everybody with a place gets one message; their calendar file's SEQUENCE is the run's version. */
async function tellMoved(tx: Ctx, runId: string, poolId: string, version: number): Promise<void> {
  const placed = await tx.db.booking.findMany({
    where: { poolId, state: { in: ['placed', 'offered', 'waiting'] }, personId: { not: null } },
    select: { id: true, personId: true },
  })
  await enqueue(
    tx,
    ...placed.flatMap((booking) =>
      booking.personId
        ? [
            {
              kind: 'courses.runChanged',
              dedupeKey: `run:${runId}:${version}:${booking.id}`,
              personId: booking.personId,
              data: { bookingId: booking.id },
            },
          ]
        : [],
    ),
  )
}

/** Opens a run for booking. Refuses `notFound`, `already`, `begun`. */
export async function publishRun(
  ctx: Ctx,
  input: { runId: string },
): Promise<Result<{ courseId: string }, 'notFound' | 'already' | 'begun'>> {
  return inTransaction(ctx, async (tx) => {
    const run = await tx.db.courseRun.findUnique({
      where: { id: input.runId },
      select: { courseId: true, publishedAt: true, cancelledAt: true, firstLessonAt: true },
    })
    if (!run) return refused('notFound')
    if (run.publishedAt || run.cancelledAt) return refused('already')
    if (run.firstLessonAt <= tx.now) return refused('begun')
    await tx.db.courseRun.update({
      where: { id: input.runId },
      data: { publishedAt: tx.now, changedAt: tx.now, version: { increment: 1 } },
    })
    await record(tx, { event: 'courses.run.published', subject: { type: 'run', id: input.runId } })
    return ok({ courseId: run.courseId })
  })
}

/**
 * Calls a whole run off. The pool is closed under its lock, so that nobody slips in behind; everybody with a
 * place, an offer or a number is told in their language. Refuses `notFound`, `already`.
 */
export async function cancelRun(
  ctx: Ctx,
  input: { runId: string; reason: string },
): Promise<Result<{ told: number }, 'notFound' | 'already'>> {
  return inTransaction(ctx, async (tx) => {
    const run = await tx.db.courseRun.findUnique({
      where: { id: input.runId },
      select: { poolId: true, childcarePoolId: true },
    })
    if (!run) return refused('notFound')
    await lockPools(tx, [run.poolId, ...(run.childcarePoolId ? [run.childcarePoolId] : [])])
    const cancelled = await tx.db.courseRun.updateMany({
      where: { id: input.runId, cancelledAt: null },
      data: {
        cancelledAt: tx.now,
        cancelledById: personIdOf(tx.actor),
        cancelReason: input.reason,
        changedAt: tx.now,
        version: { increment: 1 },
      },
    })
    if (cancelled.count === 0) return refused('already')
    await changeClosing(tx, run.poolId, tx.now)
    if (run.childcarePoolId) {
      await changeClosing(tx, run.childcarePoolId, tx.now)
      await endAllPlaces(tx, childcarePlaceOwner, {
        poolId: run.childcarePoolId,
        reason: `${runCancelled}${input.reason}`,
      })
    }
    const told = await endAllPlaces(tx, runPlaceOwner, {
      poolId: run.poolId,
      reason: `${runCancelled}${input.reason}`,
    })
    await tx.db.lesson.updateMany({
      where: { runId: input.runId, startsAt: { gt: tx.now }, cancelledAt: null },
      data: { cancelledAt: tx.now },
    })
    await record(tx, {
      event: 'courses.run.cancelled',
      subject: { type: 'run', id: input.runId },
      data: { told },
    })
    return ok({ told })
  })
}
