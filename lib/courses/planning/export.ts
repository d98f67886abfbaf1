import 'server-only'
import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'
import type { Ctx } from '@/lib/access/context'
import { addDays, type Day, dateToDay, instantOf } from '@/lib/time/time'
import { boardWeeks } from './board'
import { runColumns, writeWeekly } from './run-file'

/** Runs that touch the board's weeks, in the columns that an import reads. Without online links: those are for the booked. */
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
    run.onlineUrl ?? '',
  ])
}

export const planningHead: string[] = [...runColumns]

/** A table as a file that spreadsheet programs open: UTF-8 with its mark, formulas disarmed. */
export async function tableFile(
  name: string,
  kind: 'csv' | 'xlsx',
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Response> {
  const headers = (type: string) => ({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}.${kind}"`,
    'Cache-Control': 'no-store',
  })
  if (kind === 'csv')
    return new Response(
      stringify([[...head], ...rows.map((row) => [...row])], {
        bom: true,
        escape_formulas: true,
        delimiter: ';',
      }),
      { headers: headers('text/csv; charset=utf-8') },
    )
  const cells = [
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ type: String, value }))),
  ]
  const buffer = await writeExcelFile(cells).toBuffer()
  return new Response(new Uint8Array(buffer), {
    headers: headers('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  })
}
