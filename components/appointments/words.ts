import type { getTranslations } from 'next-intl/server'
import { town } from '@/lib/config/town'

type Words = Awaited<ReturnType<typeof getTranslations<'appointments'>>>

/** Where an appointment is, in a line. */
export function placeOf(
  t: Words,
  appointment: {
    setting: 'centre' | 'phone' | 'video' | 'elsewhere'
    placeName: string | null
    roomName?: string | null
  },
): string {
  if (appointment.setting === 'elsewhere') return appointment.placeName ?? t('setting.elsewhere')
  if (appointment.setting !== 'centre') return t(`setting.${appointment.setting}`)
  const address = t('atCentre', { street: town.centre.street, town: town.centre.town })
  return appointment.roomName ? `${address} · ${appointment.roomName}` : address
}
