import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { changeCapacity, endAllPlaces } from '@/lib/places/change-place'
import { changeClosing, createPool, lockPool } from '@/lib/places/pool'
import { ok, type Result, refused } from '@/lib/result/result'
import { dayToDate, minuteOfTime } from '@/lib/time/time'
import { courseRunPlaces, runCancelled, runPlaceOwner } from './place-owner'
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

/**
 * Plans a run with its weekly lessons (public holidays left out), or changes one. People with a place are told
 * when times or place change. Refuses `notFound`, `noLessons` (the pattern gives none), `belowTaken`,
 * `editedMeanwhile`, `cancelled`, `sameTime` (two lessons of the pattern begin together).
 */
export async function scheduleRun(
  ctx: Ctx,
  input: Input,
  zone: string,
): Promise<
  Result<
    { runId: string },
    'notFound' | 'noLessons' | 'belowTaken' | 'editedMeanwhile' | 'cancelled' | 'sameTime'
  >
> {
  const { weekly, lessons } = planOf(input, zone)
  const first = lessons[0]
  if (!first) return refused('noLessons')
  if (new Set(weekly.map((lesson) => `${lesson.weekday}:${lesson.fromMinute}`)).size < weekly.length)
    return refused('sameTime')
  return inTransaction(ctx, async (tx) => {
    const facts = {
      setting: input.setting,
      venueId: input.setting === 'online' ? null : (input.venueId ?? null),
      onlineUrl: input.onlineUrl ?? null,
      teacherName: input.teacherName,
      childcare: input.childcare ?? false,
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
      const runId = newId()
      await tx.db.courseRun.create({
        data: { id: runId, courseId: input.courseId, poolId, ...facts, createdAt: tx.now },
      })
      await writeLessons(tx, runId, weekly, lessons)
      await record(tx, { event: 'courses.run.scheduled', subject: { type: 'run', id: runId } })
      return ok({ runId })
    }
    const { runId } = input
    const [locked] = await tx.db.$queryRaw<
      {
        version: number
        pool_id: string
        cancelled_at: Date | null
        venue_id: string | null
        online_url: string | null
        published_at: Date | null
      }[]
    >`
      SELECT version, pool_id, cancelled_at, venue_id, online_url, published_at FROM course_run WHERE id = ${runId}::uuid AND course_id = ${input.courseId}::uuid FOR UPDATE`
    if (!locked) return refused('notFound')
    if (locked.cancelled_at) return refused('cancelled')
    if (input.version !== undefined && input.version !== locked.version) return refused('editedMeanwhile')
    await changeClosing(tx, locked.pool_id, first.startsAt)
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
    await tx.db.courseRun.update({ where: { id: runId }, data: { ...facts, version: { increment: 1 } } })
    if (moved) {
      await tx.db.lesson.deleteMany({ where: { runId } })
      await tx.db.weeklyLesson.deleteMany({ where: { runId } })
      await writeLessons(tx, runId, weekly, lessons)
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
): Promise<void> {
  await tx.db.weeklyLesson.createMany({ data: weekly.map((lesson) => ({ runId, ...lesson })) })
  await tx.db.lesson.createMany({ data: lessons.map((lesson) => ({ id: newId(), runId, ...lesson })) })
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
    const run = await tx.db.courseRun.findUnique({ where: { id: input.runId }, select: { poolId: true } })
    if (!run || !(await lockPool(tx, run.poolId))) return refused('notFound')
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
