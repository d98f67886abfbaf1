import { getTranslations } from 'next-intl/server'
import { placeOf } from '@/components/appointments/words'
import { appointmentCalendar } from '@/lib/appointments/calendar'
import { myAppointment } from '@/lib/appointments/queries'
import { currentContext } from '@/lib/auth/current'
import { settings } from '@/lib/config/settings'
import { isLocale } from '@/lib/i18n/locales'
import { townZone } from '@/lib/time/clock'

/** My own appointment as a calendar file. Somebody else's does not exist. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const { locale, id } = await params
  const appointment = isLocale(locale) ? await myAppointment(await currentContext(), id, locale) : null
  if (!appointment || !isLocale(locale)) return new Response(null, { status: 404 })
  const t = await getTranslations({ locale, namespace: 'appointments' })
  const body = appointmentCalendar(appointment, townZone(), {
    summary: appointment.service?.name ?? t('setting.elsewhere'),
    location: [placeOf(t, appointment), appointment.placeAddress].filter(Boolean).join(', '),
    url: `${settings().appUrl}/${locale}/my/appointments/${appointment.id}`,
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="samen-${appointment.reference}.ics"`,
      'Cache-Control': 'no-store',
    },
  })
}
