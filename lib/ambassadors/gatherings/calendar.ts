import 'server-only'
import { calendarFile, uidOf } from '@/lib/calendar/calendar'
import { townZone } from '@/lib/time/clock'

/** A gathering or an info evening as a calendar file: a UID that stays, a SEQUENCE that rises, and nobody's name. */
export function gatheringCalendar(
  gathering: {
    id: string
    startsAt: Date
    endsAt: Date
    place: string
    sequence: number
    cancelled: boolean
    createdAt: Date
  },
  words: { title: string; url: string },
): string {
  return calendarFile({
    product: 'Gatherings',
    name: words.title,
    cancelled: gathering.cancelled,
    zone: townZone(),
    events: [
      {
        uid: uidOf('gathering', gathering.id),
        sequence: gathering.sequence,
        when: gathering,
        summary: words.title,
        location: gathering.place,
        url: words.url,
        cancelled: gathering.cancelled,
        stamp: gathering.createdAt,
      },
    ],
  })
}
