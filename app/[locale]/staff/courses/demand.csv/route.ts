import { can } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { currentContext } from '@/lib/auth/current'
import { demandReport } from '@/lib/courses/planning/demand'
import { tableFile } from '@/lib/courses/planning/export'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'

/** The demand report as a spreadsheet: the rows of the page. */
export async function GET(request: Request) {
  const ctx = await currentContext()
  if (!can(ctx.actor, 'courses.demand.view')) return new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const rows = await demandReport(ctx, {
    level: query.get('level') ?? undefined,
    dayPart: query.get('daypart') ?? undefined,
    language: query.get('language') ?? undefined,
  })
  await record(ctx, {
    event: 'courses.demand.exported',
    subject: { type: 'demand', id: 'csv' },
    data: { rows: rows.length },
  })
  return tableFile(
    'samen-demand',
    'csv',
    ['level', 'daypart', 'language', 'people', 'childcare', 'waitingSince'],
    rows.map((row) => [
      row.level,
      row.dayPart,
      row.language,
      String(row.people),
      String(row.childcare),
      dayOf(row.waitingSince, townZone()),
    ]),
  )
}
