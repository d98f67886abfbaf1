import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { withWords } from '@/lib/auth/typed-words'
import { isLocale } from '@/lib/i18n/locales'
import { exportOrganisations } from '@/lib/people/organisations/export'
import { organisationFilter } from '@/lib/people/organisations/queries'

export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/organisations/list.xlsx'>,
): Promise<Response> {
  const [{ locale }, ctx] = [await params, await currentContext()]
  if (!isLocale(locale) || !can(ctx.actor, 'people.organisation.list'))
    return new Response(null, { status: 404 })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return exportOrganisations(ctx, locale, organisationFilter(withWords(query)), 'xlsx')
}
