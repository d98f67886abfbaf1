import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Foreign } from '@/components/ui/text'
import type { MyAppointment } from '@/lib/appointments/types'
import type { Formats } from '@/lib/i18n/format'
import { VideoLink } from './video-link'
import { placeOf } from './words'

/** What, when, where, with whom: pictogram and word. */
export async function AppointmentFacts({ appointment, f }: { appointment: MyAppointment; f: Formats }) {
  const t = await getTranslations('appointments')
  const { service } = appointment
  return (
    <Facts
      items={[
        {
          icon: 'chat-circle-dots',
          label: t('fact.about'),
          value: service ? (
            <Foreign lang={service.lang}>{service.name}</Foreign>
          ) : (
            t(`placeKind.${appointment.placeKind ?? 'other'}`)
          ),
        },
        { icon: 'calendar-blank', label: t('fact.day'), value: f.fullDay(appointment.startsAt) },
        {
          icon: 'clock',
          label: t('fact.time'),
          value: <bdi>{`${f.time(appointment.startsAt)} – ${f.time(appointment.endsAt)}`}</bdi>,
        },
        {
          icon: 'map-pin',
          label: t('fact.where'),
          value: (
            <>
              <bdi>{placeOf(t, appointment)}</bdi>
              {appointment.placeAddress && (
                <bdi className="block font-normal">{appointment.placeAddress}</bdi>
              )}
              {appointment.videoUrl && <VideoLink url={appointment.videoUrl} />}
            </>
          ),
        },
        ...(appointment.staffName
          ? [
              {
                icon: 'user-circle' as const,
                label: t('fact.with'),
                value: <bdi>{appointment.staffName}</bdi>,
              },
            ]
          : []),
        {
          icon: 'ticket',
          label: t('fact.reference'),
          value: <bdi className="num">{appointment.reference}</bdi>,
        },
      ]}
    />
  )
}
