import { type TypeKey, typeKeyShape } from './vocabulary'

/** The tabs of the inbox. */
export const shows = [
  'all',
  'mine',
  'unassigned',
  'late',
  'newcomer',
  'authority',
  'partner',
  'confirm',
  'closed',
] as const
export type Show = (typeof shows)[number]
export const sorts = ['due', 'opened', 'changed'] as const

export type InboxFilters = {
  show: Show
  team?: string
  type?: TypeKey
  /** Whose caseload. */
  who?: string
  q?: string
  /** The same words sealed, as they stand in an address (lib/auth/typed-words). */
  s?: string
  sort: (typeof sorts)[number]
  page: number
}

type Query = Record<string, string | string[] | undefined>
const one = (query: Query, key: string) => {
  const value = query[key]
  return typeof value === 'string' ? value.trim() : undefined
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const idOf = (value: string | undefined) => (value && uuid.test(value) ? value : undefined)

/** Reads the list's address; what it does not know it leaves out. */
export function readFilters(query: Query): InboxFilters {
  const show = one(query, 'show')
  const sort = one(query, 'sort')
  const type = one(query, 'type')
  const page = Number(one(query, 'page'))
  return {
    show: shows.find((candidate) => candidate === show) ?? 'all',
    team: idOf(one(query, 'team')),
    type: type && typeKeyShape.test(type) ? type : undefined,
    who: idOf(one(query, 'who')),
    q: one(query, 'q')?.slice(0, 200) || undefined,
    s: one(query, 's'),
    sort: sorts.find((candidate) => candidate === sort) ?? 'due',
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  }
}

/** The same as an address, without what is the default; `changes` win. What was typed stands there sealed. */
export function filterQuery(filters: InboxFilters, changes: Partial<InboxFilters> = {}): string {
  const all = { ...filters, page: 1, ...changes }
  const query = new URLSearchParams()
  if (all.show !== 'all') query.set('show', all.show)
  for (const key of ['team', 'type', 'who'] as const) if (all[key]) query.set(key, all[key])
  if (all.q && all.s) query.set('s', all.s)
  if (all.sort !== 'due') query.set('sort', all.sort)
  if (all.page > 1) query.set('page', String(all.page))
  const text = query.toString()
  return text ? `?${text}` : ''
}
