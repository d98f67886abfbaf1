import { type AmbassadorState, isOneOf, states } from './vocabulary'

/** What the coordinator looks at; the address is its only state. */
export type BoardFilters = {
  q?: string
  role?: string
  /** A colleague's id, or `nobody`. */
  who?: string
  state?: AmbassadorState
  attention?: '1'
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads an address; what is unknown is left out. */
export function readBoardFilters(query: Record<string, string | string[] | undefined>): BoardFilters {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string'
      ? value
          .normalize('NFC')
          .replace(/\p{Cc}/gu, '')
          .trim()
      : ''
  }
  const filters: BoardFilters = {}
  const q = text('q').slice(0, 200)
  if (q) filters.q = q
  if (/^[A-Za-z0-9]{1,40}$/.test(text('role'))) filters.role = text('role')
  const who = text('who')
  if (who === 'nobody' || uuid.test(who)) filters.who = who
  const state = text('state')
  if (isOneOf(states, state)) filters.state = state
  if (text('attention') === '1') filters.attention = '1'
  return filters
}
