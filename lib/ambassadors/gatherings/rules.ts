import { type Day, instantOf, minuteOfTime } from '@/lib/time/time'

/** What an invitation says of itself: derived from the guest's place, else from their no. */
export const answers = ['open', 'placed', 'waiting', 'offered', 'no'] as const
export type GuestAnswer = (typeof answers)[number]

type When = { startsAt: Date; endsAt: Date }

/**
 * The instants of a day and two times of the town. Refuses `inPast` (it would have begun) and `order` (it would end before
 * it begins; a gathering ends on its day).
 */
export function decideWhen(
  input: { on: Day; from: string; until: string },
  now: Date,
  zone: string,
): { ok: true; when: When } | { ok: false; refusal: 'inPast' | 'order' } {
  const [from, until] = [minuteOfTime(input.from), minuteOfTime(input.until)]
  if (from === null || until === null || until <= from) return { ok: false, refusal: 'order' }
  const startsAt = instantOf(input.on, from, zone)
  const endsAt = instantOf(input.on, until, zone)
  if (startsAt <= now) return { ok: false, refusal: 'inPast' }
  // In the night when the clock goes back or forward two times may be one instant.
  return endsAt > startsAt ? { ok: true, when: { startsAt, endsAt } } : { ok: false, refusal: 'order' }
}

/** How a guest answered: the place that counts now says more than an old no. */
export function answerOf(guest: { booking: string | null; saidNoAt: Date | null }): GuestAnswer {
  if (guest.booking === 'placed' || guest.booking === 'waiting' || guest.booking === 'offered')
    return guest.booking
  return guest.saidNoAt ? 'no' : 'open'
}
