import { addDays, type Day, isDay, weekdayOf } from '@/lib/time/time'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export type Board = { by: 'room' | 'teacher'; venueId: string | null; from: Day; page: number }
type Query = Record<string, string | string[] | undefined>

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** The board from an address; its weeks begin on a Monday. What is damaged is left out. */
export function readBoard(query: Query, today: Day): Board {
  const from = first(query.from)
  const day = from && isDay(from) ? from : today
  const venue = first(query.venue) ?? ''
  const page = Number(first(query.page))
  return {
    by: first(query.by) === 'teacher' ? 'teacher' : 'room',
    venueId: uuid.test(venue) ? venue : null,
    from: addDays(day, 1 - weekdayOf(day)),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  }
}

/** The same board as an address's query. */
export function writeBoard(board: Board): string {
  const query = new URLSearchParams({ by: board.by, from: board.from })
  if (board.venueId) query.set('venue', board.venueId)
  if (board.page > 1) query.set('page', String(board.page))
  return query.toString()
}
