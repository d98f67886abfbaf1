import 'server-only'
import { type Day, dayOf, hours, shift } from '@/lib/time/time'
import { addCentreDays, type Country } from '@/lib/time/working-days'

/** What reservations of who comes along are held by. */
export const accompanyHolder = 'appointments.accompany'

/** How many are asked at once: enough for a yes, few enough that a no costs nobody a wasted evening. */
export const waveSize = 3

/**
 * When the next wave goes out: a day later, sooner as the appointment comes near (four hours within three days, one
 * hour within the last). Null when there is no time left for an answer.
 */
export function nextWaveAt(now: Date, startsAt: Date): Date | null {
  const left = startsAt.getTime() - now.getTime()
  const pause = left > hours(72) ? hours(24) : left > hours(24) ? hours(4) : hours(1)
  const at = shift(now, pause)
  return at < startsAt ? at : null
}

/**
 * From this day on a coordinator looks at a request that nobody took: four days on which the centre works before it.
 * `closedDays`: days on which the whole centre closes besides the legal holidays.
 */
export function escalationDay(
  startsAt: Date,
  place: { zone: string; country: Country },
  closedDays: ReadonlySet<Day>,
): Day {
  return addCentreDays(place.country, dayOf(startsAt, place.zone), -4, closedDays)
}

/** Contact details are shown from the yes until a day after the appointment. */
export function contactIsOpen(request: { acceptedAt: Date | null; endsAt: Date; now: Date }): boolean {
  return request.acceptedAt !== null && request.now < shift(request.endsAt, hours(24))
}
