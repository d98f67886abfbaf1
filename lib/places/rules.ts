import { limits } from '@/lib/config/limits'
import { hours, minutes, shift } from '@/lib/time/time'

export type PlaceDecision =
  | { kind: 'refused'; reason: 'closed' }
  | { kind: 'place' }
  | { kind: 'waiting'; position: number }

/**
 * Whether somebody who comes now gets a place or a number on the waiting list. A free place while others
 * wait is theirs first. Counts must have been read after the pool was locked.
 */
export function decidePlace(pool: {
  capacity: number
  taken: number
  waiting: number
  closesAt: Date
  now: Date
}): PlaceDecision {
  if (pool.now >= pool.closesAt) return { kind: 'refused', reason: 'closed' }
  if (pool.waiting === 0 && pool.taken < pool.capacity) return { kind: 'place' }
  return { kind: 'waiting', position: pool.waiting + 1 }
}

/**
 * Until when an offered place is kept: 24 hours, less as the start comes near (a quarter of the time that is
 * left, at least two hours), and never after the pool closes.
 */
export function offerEndsAt(now: Date, closesAt: Date): Date {
  const left = closesAt.getTime() - now.getTime()
  const kept = Math.min(hours(limits.booking.offerHours), Math.max(hours(2), left / 4))
  const end = shift(now, kept)
  return end < closesAt ? end : closesAt
}

/** Until when an unconfirmed booking keeps its place. */
export function holdEndsAt(now: Date, closesAt: Date): Date {
  const end = shift(now, minutes(limits.booking.holdMinutes))
  return end < closesAt ? end : closesAt
}
