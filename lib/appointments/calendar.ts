import 'server-only'
import { getVtimezoneComponent } from '@touch4it/ical-timezones'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { inTown } from '@/lib/time/time'
import type { MyAppointment } from './types'

/**
 * An appointment as an iCalendar file (RFC 5545): a UID that stays, a SEQUENCE that rises, CANCELLED when it is off. It
 * says what and where, and nobody's name.
 */
export function appointmentCalendar(
  appointment: MyAppointment,
  zone: string,
  words: { summary: string; location: string; url: string },
): string {
  const off = appointment.state === 'cancelled' || appointment.state === 'expired'
  const calendar = ical({
    prodId: { company: 'Samen', product: 'Appointments', language: 'EN' },
    name: words.summary,
  })
  calendar.method(off ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  calendar.timezone({ name: zone, generator: getVtimezoneComponent })
  const local = (at: Date) => inTown(at, zone).toPlainDateTime().toString()
  calendar.createEvent({
    id: `${appointment.id}@samen`,
    sequence: appointment.sequence,
    start: local(appointment.startsAt),
    end: local(appointment.endsAt),
    timezone: zone,
    summary: words.summary,
    location: words.location,
    description: appointment.reference,
    url: words.url,
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: appointment.startsAt,
  })
  // RFC 5545 §3.8.7.2 wants DTSTAMP in UTC; the generator writes UTC but forgets to say so beside a time zone.
  return calendar.toString().replace(/^(DTSTAMP:\d{8}T\d{6})\r?$/gm, '$1Z\r')
}
