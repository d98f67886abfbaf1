import { getTranslations } from 'next-intl/server'
import { DateItem } from '@/components/ui/dates'
import { IconWords } from '@/components/ui/facts'
import type { MyAppointment } from '@/lib/appointments/types'
import type { Formats } from '@/lib/i18n/format'
import { dirOf, type Locale } from '@/lib/i18n/locales'
import { AppointmentStatus } from './status'
import { placeOf } from './words'

/** An appointment in my list. */
export async function MyAppointmentCard({
  appointment,
  locale,
  f,
}: {
  appointment: MyAppointment
  locale: Locale
  f: Formats
}) {
  const t = await getTranslations('appointments')
  const { service, state } = appointment
  const off = state === 'cancelled' || state === 'expired'
  const lang = service && service.lang !== locale ? service.lang : undefined
  return (
    <DateItem
      weekday={f.weekday(appointment.startsAt)}
      day={f.dayNumber(appointment.startsAt)}
      month={f.month(appointment.startsAt)}
      dateTime={appointment.startsAt.toISOString()}
      title={service?.name ?? appointment.placeName ?? t('setting.elsewhere')}
      titleLang={lang}
      titleDir={lang ? dirOf(lang) : undefined}
      href={`/${locale}/my/appointments/${appointment.id}`}
      cancelled={off ? t(`state.${state}`) : undefined}
      meta={
        <>
          <IconWords icon="clock">
            <bdi>{`${f.time(appointment.startsAt)} – ${f.time(appointment.endsAt)}`}</bdi>
          </IconWords>
          <IconWords icon="map-pin">
            <bdi>{placeOf(t, appointment)}</bdi>
          </IconWords>
        </>
      }
      aside={off ? undefined : <AppointmentStatus state={state} />}
    />
  )
}
