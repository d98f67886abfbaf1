import 'server-only'
import { createHash } from 'node:crypto'
import { getVtimezoneComponent } from '@touch4it/ical-timezones'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { inTown } from '@/lib/time/time'
import type { MyBooking } from './types'

export type CalendarWords = { location: string; description: string; url: string }

/**
 * A booking as an iCalendar file (RFC 5545): one event for each lesson, with a UID that stays and a SEQUENCE
 * that rises. A booking that ended answers a CANCELLED calendar. Titles only: no name, no address of a person.
 */
export function bookingCalendar(booking: MyBooking, zone: string, words: CalendarWords): string {
  const off = booking.state !== 'placed'
  const calendar = ical({
    prodId: { company: 'Samen', product: 'Courses', language: 'EN' },
    name: booking.words.title,
  })
  calendar.method(off ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  calendar.timezone({ name: zone, generator: getVtimezoneComponent })
  for (const lesson of booking.lessons) {
    const local = (at: Date) => inTown(at, zone).toPlainDateTime().toString()
    calendar.createEvent({
      id: `${createHash('sha256').update(`${booking.id}:${lesson.startsAt.toISOString()}`).digest('hex').slice(0, 32)}@samen`,
      sequence: booking.sequence,
      start: local(lesson.startsAt),
      end: local(lesson.endsAt),
      timezone: zone,
      summary: booking.words.title,
      location: words.location,
      description: words.description,
      url: words.url,
      status: off || lesson.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: lesson.startsAt,
    })
  }
  // RFC 5545 §3.8.7.2 wants DTSTAMP in UTC; the generator writes UTC but forgets to say so beside a time zone.
  return calendar.toString().replace(/^(DTSTAMP:\d{8}T\d{6})\r?$/gm, '$1Z\r')
}
