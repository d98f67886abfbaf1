import 'server-only'
import { calendarFile, uidOf } from '@/lib/calendar/calendar'
import type { MyBooking } from './types'

export type CalendarWords = { location: string; description: string; url: string }

/**
 * A booking as an iCalendar file: one event for each lesson, with a UID that stays and a SEQUENCE that rises. A booking
 * that ended answers a CANCELLED calendar. Titles only: no name, no address of a person.
 */
export function bookingCalendar(booking: MyBooking, zone: string, words: CalendarWords): string {
  const off = booking.state !== 'placed'
  return calendarFile({
    product: 'Courses',
    name: booking.words.title,
    cancelled: off,
    zone,
    events: booking.lessons.map((lesson) => ({
      uid: uidOf(booking.id, lesson.startsAt.toISOString()),
      sequence: booking.sequence,
      when: lesson,
      summary: booking.words.title,
      ...words,
      cancelled: off || lesson.cancelledAt !== null,
      stamp: lesson.startsAt,
    })),
  })
}
