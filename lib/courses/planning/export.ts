import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { addDays, type Day, dateToDay, instantOf } from '@/lib/time/time'
import { boardWeeks } from './board'
import { runColumns, writeWeekly } from './run-file'

/**
 * Runs that touch the board's weeks, in the columns that an import reads. The online link is for who is booked and for
 * who plans: for everybody else that column is empty.
 */
export async function planningRows(
  ctx: Ctx,
  filters: { from: Day; venueId: string | null },
  zone: string,
): Promise<string[][]> {
  const from = instantOf(filters.from, 0, zone)
  const to = instantOf(addDays(filters.from, boardWeeks * 7), 0, zone)
  const runs = await ctx.db.courseRun.findMany({
    where: {
      cancelledAt: null,
      firstLessonAt: { lt: to },
      endsOn: { gte: from },
      ...(filters.venueId ? { venueId: filters.venueId } : {}),
    },
    orderBy: [{ firstLessonAt: 'asc' }, { id: 'asc' }],
    take: 5000,
    select: {
      setting: true,
      startsOn: true,
      endsOn: true,
      teacherName: true,
      onlineUrl: true,
      course: { select: { slug: true } },
      venue: { select: { name: true } },
      room: { select: { name: true } },
      pool: { select: { capacity: true } },
      childcarePool: { select: { capacity: true } },
      weeklyLessons: { orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }] },
    },
  })
  const seesLinks = can(ctx.actor, 'courses.run.schedule')
  return runs.map((run) => [
    run.course.slug,
    run.setting,
    run.venue?.name ?? '',
    run.room?.name ?? '',
    run.teacherName,
    String(run.pool.capacity),
    String(run.childcarePool?.capacity ?? ''),
    dateToDay(run.startsOn),
    dateToDay(run.endsOn),
    writeWeekly(run.weeklyLessons),
    seesLinks ? (run.onlineUrl ?? '') : '',
  ])
}

export const planningHead: readonly string[] = runColumns

/** The same as a file; null where the reader may not. */
export async function exportPlanning(
  ctx: Ctx,
  filters: { from: Day; venueId: string | null },
  kind: 'csv' | 'xlsx',
): Promise<Response | null> {
  if (!can(ctx.actor, 'courses.plan.export')) return null
  const rows = await planningRows(ctx, filters, townZone())
  await record(ctx, {
    event: 'courses.plan.exported',
    subject: { type: 'plan', id: filters.from },
    data: { kind, rows: rows.length },
  })
  return sheetResponse({ name: `samen-planning-${filters.from}`, head: planningHead, rows }, kind)
}
