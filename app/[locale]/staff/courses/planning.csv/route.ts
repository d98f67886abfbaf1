import { can } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { currentContext } from '@/lib/auth/current'
import { planningHead, planningRows, tableFile } from '@/lib/courses/planning/export'
import { readBoard } from '@/lib/courses/planning/filters'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'

/** The runs of the board as a spreadsheet, in the columns that an import reads. */
export async function GET(request: Request) {
  const ctx = await currentContext()
  if (!can(ctx.actor, 'courses.plan.export')) return new Response(null, { status: 404 })
  const filters = readBoard(Object.fromEntries(new URL(request.url).searchParams), dayOf(ctx.now, townZone()))
  const rows = await planningRows(ctx, filters, townZone())
  await record(ctx, {
    event: 'courses.plan.exported',
    subject: { type: 'plan', id: filters.from },
    data: { kind: 'csv', rows: rows.length },
  })
  return tableFile(`samen-planning-${filters.from}`, 'csv', planningHead, rows)
}
