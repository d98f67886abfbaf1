import 'server-only'
import { calendarFile } from '@/lib/calendar/calendar'
import type { TermView } from './types'

/**
 * A term as an iCalendar file: whole days, a UID that stays and a SEQUENCE that rises with each change.
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
  return calendarFile({
    product: 'Cases',
    name: words.summary,
    zone,
    events:
      from && until
        ? [
            {
              uid: `${term.id}@samen`,
              sequence: term.sequence,
              when: { fromOn: from, untilOn: until },
              ...words,
              cancelled: Boolean(term.metOn || term.missedOn),
              stamp: changedAt,
              alarmHours: 24,
            },
          ]
        : [],
  })
}
