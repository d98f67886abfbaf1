import { getTranslations } from 'next-intl/server'
import { placeWords } from '@/components/courses/words'
import { publicContext } from '@/lib/access/public'
import { currentContext, currentSession } from '@/lib/auth/current'
import { settings } from '@/lib/config/settings'
import { bookingCalendar } from '@/lib/courses/calendar'
import { coursesCalendar } from '@/lib/courses/feed'
import { feedResponse } from '@/lib/courses/feed-response'
import { myBooking } from '@/lib/courses/queries'
import { isId } from '@/lib/db/ids'
import { localeOr } from '@/lib/i18n/locales'
import { townZone } from '@/lib/time/clock'

/**
 * /api/calendar/courses.ics?lang=ar: all public courses, to subscribe to.
 * /api/calendar/booking-{id}.ics: my own booking as a calendar file. Somebody else's does not exist.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/calendar/[file]'>,
): Promise<Response> {
  const { file } = await params
  if (file === 'courses.ics') {
    const lang = localeOr(new URL(request.url).searchParams.get('lang'))
    return feedResponse(request, await coursesCalendar(publicContext(), lang), 'text/calendar; charset=utf-8')
  }
  const id = /^booking-(.+)\.ics$/.exec(file)?.[1]
  const [ctx, session] = await Promise.all([currentContext(), currentSession()])
  const locale = localeOr(session?.locale)
  const booking = session && isId(id) ? await myBooking(ctx, id, locale) : null
  if (!booking) return new Response(null, { status: 404 })
  const t = await getTranslations({ locale, namespace: 'courses' })
  const body = bookingCalendar(booking, townZone(), {
    location: [placeWords(t, booking.run), booking.run.venue?.address].filter(Boolean).join(', '),
    description: `${t('reference')} ${booking.reference}`,
    url: `${settings().appUrl}/${locale}/my/bookings/${booking.id}`,
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="samen-${booking.reference}.ics"`,
      'Cache-Control': 'no-store',
    },
  })
}
