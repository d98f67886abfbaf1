import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { withWords } from '@/lib/auth/typed-words'
import { localeOr } from '@/lib/i18n/locales'
import { exportTrajectories } from '@/lib/passport/export'
import { readOverviewFilters } from '@/lib/passport/filters'
import { listTemplates } from '@/lib/passport/queries'

/** The overview's rows as a file, with the same filters in the address. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/passport/list.xlsx'>,
): Promise<Response> {
  const ctx = await currentContext()
  if (!can(ctx.actor, 'passport.trajectory.export')) return new Response(null, { status: 404 })
  const codes = (await listTemplates(ctx)).map((template) => template.code)
  const query = withWords(Object.fromEntries(new URL(request.url).searchParams))
  return exportTrajectories(ctx, localeOr((await params).locale), readOverviewFilters(query, codes), 'xlsx')
}
