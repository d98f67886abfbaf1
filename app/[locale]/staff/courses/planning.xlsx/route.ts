import { currentContext } from '@/lib/auth/current'
import { exportPlanning } from '@/lib/courses/planning/export'
import { readBoard } from '@/lib/courses/planning/filters'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'

/** The runs of the board as a spreadsheet, in the columns that an import reads. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await currentContext()
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const filters = readBoard(query, dayOf(ctx.now, townZone()))
  return (await exportPlanning(ctx, filters, 'xlsx')) ?? new Response(null, { status: 404 })
}
