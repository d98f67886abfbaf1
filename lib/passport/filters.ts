import type { OverviewFilters } from './queries'

export const overviewStates = ['behind', 'onTrack', 'done'] as const
type Query = Record<string, string | string[] | undefined>
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Filters from an address; what is unknown is left out. */
export function readOverviewFilters(query: Query, codes: readonly string[]): OverviewFilters {
  const q = first(query.q)
    ?.replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200)
  const code = first(query.template)
  const state = overviewStates.find((one) => one === first(query.state))
  return {
    ...(q ? { q } : {}),
    ...(code && codes.includes(code) ? { code } : {}),
    ...(state ? { state } : {}),
  }
}

/** The same as an address's query; what was typed stands there sealed (lib/auth/typed-words). */
export function writeOverviewFilters(filters: OverviewFilters, sealed?: string): string {
  const query = new URLSearchParams()
  if (filters.q && sealed) query.set('s', sealed)
  if (filters.code) query.set('template', filters.code)
  if (filters.state) query.set('state', filters.state)
  return query.toString()
}
