import { getTranslations } from 'next-intl/server'
import { publicContext } from '@/lib/access/public'
import { gatheringCalendar } from '@/lib/ambassadors/gatherings/calendar'
import { nextInfoEvening } from '@/lib/ambassadors/gatherings/queries'
import { settings } from '@/lib/config/settings'
import { isLocale } from '@/lib/i18n/locales'

/** The next evening for who wants to know more, as a calendar file; 404 when none is planned. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/ambassadors/info-evening.ics'>,
): Promise<Response> {
  const { locale } = await params
  const evening = isLocale(locale) ? await nextInfoEvening(publicContext()) : null
  if (!evening || !isLocale(locale)) return new Response(null, { status: 404 })
  const t = await getTranslations({ locale, namespace: 'ambassadors' })
  return new Response(
    gatheringCalendar(evening, {
      title: t('evening.name'),
      url: `${settings().appUrl}/${locale}/ambassadors`,
    }),
    {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="samen.ics"',
        'Cache-Control': 'no-store',
      },
    },
  )
}
