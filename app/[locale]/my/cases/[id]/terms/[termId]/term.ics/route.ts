import { getTranslations } from 'next-intl/server'
import { termDates } from '@/components/cases/term-line'
import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { termCalendar } from '@/lib/cases/calendar-file'
import { myTerm } from '@/lib/cases/own-queries'
import { settings } from '@/lib/config/settings'
import { isId } from '@/lib/db/ids'
import { formats } from '@/lib/i18n/format'
import { localeOr } from '@/lib/i18n/locales'
import { townZone } from '@/lib/time/clock'

/** A term of my own case as a calendar file. Somebody else's, or one that may not be told, does not exist. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/my/cases/[id]/terms/[termId]/term.ics'>,
): Promise<Response> {
  const { locale: asked, id, termId } = await params
  const ctx = await currentContext()
  const found =
    can(ctx.actor, 'cases.own.view') && isId(id) && isId(termId) ? await myTerm(ctx, id, termId) : null
  if (!found) return new Response(null, { status: 404 })
  const locale = localeOr(asked)
  const t = await getTranslations({ locale, namespace: 'cases' })
  const body = termCalendar(found.term, found.changedAt, townZone(), {
    summary: t('calendar.title'),
    description: termDates(t, formats(locale, 'UTC'), found.term) ?? '',
    url: `${settings().appUrl}/${locale}/my/cases/${id}`,
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="samen.ics"',
      'Cache-Control': 'no-store',
    },
  })
}
