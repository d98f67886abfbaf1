import { currentContext } from '@/lib/auth/current'
import { exportDemand, readDemand } from '@/lib/courses/planning/demand-export'
import { localeOr } from '@/lib/i18n/locales'

/** The demand report as a spreadsheet: the rows of the page. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/courses/demand.csv'>,
): Promise<Response> {
  const ctx = await currentContext()
  const filters = readDemand(Object.fromEntries(new URL(request.url).searchParams))
  const locale = localeOr((await params).locale)
  return (await exportDemand(ctx, locale, filters, 'csv')) ?? new Response(null, { status: 404 })
}
