import { type PlainLevel, plainLevels } from '@/lib/cefr/cefr'
import { isDay } from '@/lib/time/time'
import {
  type Audience,
  audiences,
  type DayPart,
  dayParts,
  isOneOf,
  type Kind,
  kinds,
  type Setting,
  settings,
} from './vocabulary'

export type CourseFilters = {
  level?: PlainLevel
  kind?: Kind
  audience?: Audience
  /** BCP 47: the teacher can explain in this language. */
  support?: string
  daypart?: DayPart[]
  setting?: Setting[]
  childcare?: boolean
  /** First lesson on or after this day. */
  from?: string
  /** Only runs with a free place. */
  free?: boolean
  q?: string
}

export const coursesPerPage = 24

type Query = Record<string, string | string[] | undefined>

const listOf = (value: string | string[] | undefined) =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
const first = (value: string | string[] | undefined) => listOf(value)[0]

/** Filters from an address. What is unknown or damaged is left out: a shared link never breaks. */
export function readFilters(query: Query): { filters: CourseFilters; page: number } {
  const filters: CourseFilters = {}
  const level = first(query.level)
  if (isOneOf(plainLevels, level)) filters.level = level
  const kind = first(query.kind)
  if (isOneOf(kinds, kind)) filters.kind = kind
  const audience = first(query.audience)
  if (isOneOf(audiences, audience)) filters.audience = audience
  const support = first(query.support)
  if (support && /^[a-z]{2,3}$/.test(support)) filters.support = support
  const daypart = listOf(query.daypart).filter((part) => isOneOf(dayParts, part))
  if (daypart.length > 0) filters.daypart = daypart
  const setting = listOf(query.setting).filter((value) => isOneOf(settings, value))
  if (setting.length > 0) filters.setting = setting
  if (first(query.childcare) === '1') filters.childcare = true
  if (first(query.free) === '1') filters.free = true
  const from = first(query.from)
  if (from && isDay(from)) filters.from = from
  const q = first(query.q)
    ?.replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200)
  if (q) filters.q = q
  const page = Number(first(query.page))
  return { filters, page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1 }
}

/** The same filters as an address's query, without what is empty. */
export function writeFilters(filters: CourseFilters, page = 1): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filters)) {
    if (Array.isArray(value)) for (const one of value) query.append(key, one)
    else if (value === true) query.set(key, '1')
    else if (typeof value === 'string' && value) query.set(key, value)
  }
  if (page > 1) query.set('page', String(page))
  return query.toString()
}
