import { gatheringCalendar } from '@/lib/ambassadors/gatherings/calendar'
import { myInvitation } from '@/lib/ambassadors/gatherings/queries'
import { currentContext } from '@/lib/auth/current'
import { settings } from '@/lib/config/settings'
import { isLocale } from '@/lib/i18n/locales'

/** A gathering I was invited to, as a calendar file. Somebody else's invitation does not exist. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/my/ambassador/gatherings/[id]/calendar.ics'>,
): Promise<Response> {
  const { locale, id } = await params
  const invitation = isLocale(locale) ? await myInvitation(await currentContext(), locale, id) : null
  if (!invitation) return new Response(null, { status: 404 })
  const body = gatheringCalendar(invitation, {
    title: invitation.title,
    url: `${settings().appUrl}/${locale}/my/ambassador`,
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="samen.ics"',
      'Cache-Control': 'no-store',
    },
  })
}
