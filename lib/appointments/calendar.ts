import 'server-only'
import { calendarFile } from '@/lib/calendar/calendar'
import type { MyAppointment } from './types'

/**
 * An appointment as an iCalendar file: a UID that stays, a SEQUENCE that rises, CANCELLED when it is off. It
 * says what and where, and nobody's name.
 */
export function appointmentCalendar(
  appointment: MyAppointment,
  zone: string,
  words: { summary: string; location: string; url: string },
): string {
  const off = appointment.state === 'cancelled' || appointment.state === 'expired'
  return calendarFile({
    product: 'Appointments',
    name: words.summary,
    cancelled: off,
    zone,
    events: [
      {
        uid: `${appointment.id}@samen`,
        sequence: appointment.sequence,
        when: appointment,
        ...words,
        description: appointment.reference,
        cancelled: off,
        stamp: appointment.startsAt,
      },
    ],
  })
}
