import 'server-only'
import { createHash } from 'node:crypto'
import { getVtimezoneComponent } from '@touch4it/ical-timezones'
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { addDays, type Day, inTown } from '@/lib/time/time'

export type CalendarEvent = {
  /** Stays the same for as long as the thing exists. */
  uid: string
  /** Rises with every change. */
  sequence: number
  /** Two instants, or whole days, the last one included. */
  when: { startsAt: Date; endsAt: Date } | { fromOn: Day; untilOn: Day }
  summary: string
  description?: string
  location?: string
  url: string
  cancelled: boolean
  /** When it last changed, not when somebody asks: the file is the same as long as nothing changed. */
  stamp: Date
  /** A reminder so many hours before. */
  alarmHours?: number
}

export type CalendarFile = {
  product: 'Courses' | 'Cases' | 'Appointments' | 'Gatherings'
  /** Of the words, as in PRODID: EN, NL … */
  language?: string
  name: string
  /** Everything in it is off. */
  cancelled?: boolean
  /** IANA name of the town's zone. */
  zone: string
  /** Seconds after which programs may ask again (RFC 7986 §5.7). */
  ttl?: number
  events: readonly CalendarEvent[]
}

/** A UID of parts that stay, which says nothing about them. */
export function uidOf(...parts: readonly string[]): string {
  return `${createHash('sha256').update(parts.join(':')).digest('hex').slice(0, 32)}@samen`
}

/** The town's wall clock, beside its VTIMEZONE. */
const timesOf = (when: CalendarEvent['when'], zone: string) => {
  if ('fromOn' in when)
    // DTEND is the first day that is no longer in it.
    return { start: `${when.fromOn}T00:00:00`, end: `${addDays(when.untilOn, 1)}T00:00:00`, allDay: true }
  const local = (at: Date) => inTown(at, zone).toPlainDateTime().toString()
  return { start: local(when.startsAt), end: local(when.endsAt) }
}

/** An iCalendar file (RFC 5545) with its time zone, folded lines and DTSTAMP in UTC. */
export function calendarFile(file: CalendarFile): string {
  const calendar = ical({
    prodId: { company: 'Samen', product: file.product, language: file.language ?? 'EN' },
    name: file.name,
    ...(file.ttl ? { ttl: file.ttl } : {}),
  })
  calendar.method(file.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  calendar.timezone({ name: file.zone, generator: getVtimezoneComponent })
  for (const event of file.events) {
    const made = calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      ...timesOf(event.when, file.zone),
      timezone: file.zone,
      summary: event.summary,
      description: event.description,
      location: event.location,
      url: event.url,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: event.stamp,
    })
    if (event.alarmHours)
      made.createAlarm({
        type: ICalAlarmType.display,
        trigger: event.alarmHours * 3600,
        description: event.summary,
      })
  }
  // RFC 5545 §3.8.7.2 wants DTSTAMP in UTC; the generator writes UTC but forgets to say so beside a time zone.
  return calendar.toString().replace(/^(DTSTAMP:\d{8}T\d{6})\r?$/gm, '$1Z\r')
}
