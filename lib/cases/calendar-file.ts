import 'server-only'
import { getVtimezoneComponent } from '@touch4it/ical-timezones'
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { addDays } from '@/lib/time/time'
import type { TermView } from './types'

/**
 * A term as an iCalendar file (RFC 5545): whole days, a UID that stays and a SEQUENCE that rises with each change.
 * `words` say what to do in general: no name and no subject of a case, for a phone that others look at.
 */
export function termCalendar(
  term: TermView,
  changedAt: Date,
  zone: string,
  words: { summary: string; description: string; url: string },
): string {
  const until = term.safeUntilOn ?? term.latestOn
  const from = term.safeFromOn ?? until
  const calendar = ical({
    prodId: { company: 'Samen', product: 'Cases', language: 'EN' },
    name: words.summary,
  })
  calendar.method(ICalCalendarMethod.PUBLISH)
  calendar.timezone({ name: zone, generator: getVtimezoneComponent })
  if (from && until) {
    const event = calendar.createEvent({
      id: `${term.id}@samen`,
      sequence: term.sequence,
      start: `${from}T00:00:00`,
      // DTEND is the first day that is no longer in it.
      end: `${addDays(until, 1)}T00:00:00`,
      allDay: true,
      timezone: zone,
      summary: words.summary,
      description: words.description,
      url: words.url,
      status: term.metOn || term.missedOn ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: changedAt,
    })
    event.createAlarm({ type: ICalAlarmType.display, trigger: 24 * 3600, description: words.summary })
  }
  return calendar.toString().replace(/^(DTSTAMP:\d{8}T\d{6})\r?$/gm, '$1Z\r')
}
