import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CourseFilters, readFilters, writeFilters } from '@/lib/courses/filters'
import config from '@/next.config'

test('filters go to the address and come back the same', () => {
  const filters = {
    level: 'start' as const,
    daypart: ['morning' as const, 'evening' as const],
    setting: ['online' as const],
    childcare: true,
    free: true,
    from: '2026-12-01',
    q: 'lezen & schrijven',
  }
  const query = Object.fromEntries(
    [...new URLSearchParams(writeFilters(filters, 3)).entries()].reduce((all, [key, value]) => {
      const before = all.get(key)
      return all.set(key, before === undefined ? value : [before, value].flat())
    }, new Map<string, string | string[]>()),
  )
  expect(readFilters(query)).toEqual({ filters, page: 3 })
})

test('each question alone leads to the page that answers it', async () => {
  const all: Required<CourseFilters> = {
    level: 'start',
    kind: 'cafe',
    audience: 'police',
    support: 'ar',
    daypart: ['morning'],
    setting: ['online'],
    childcare: true,
    from: '2026-12-01',
    free: true,
    q: 'lezen',
  }
  const rewrites = await config.rewrites?.()
  const first = rewrites && 'beforeFiles' in rewrites ? (rewrites.beforeFiles ?? []) : []
  const answered = first.flatMap((rule) => rule.has?.map((one) => one.key) ?? [])
  expect(answered.sort()).toEqual([...new URLSearchParams(writeFilters(all, 2)).keys()].sort())
})

test('a damaged address is never an error: what is unknown is left out', () => {
  expect(
    readFilters({ level: 'C9', daypart: ['night', 'morning'], from: '2026-02-31', page: '-3', free: 'yes' }),
  ).toEqual({ filters: { daypart: ['morning'] }, page: 1 })
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('level', 'kind', 'daypart', 'setting', 'childcare', 'free', 'from', 'q', 'page'),
        fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 })),
      ),
      (query) => {
        const { filters, page } = readFilters(query)
        return page >= 1 && (filters.q?.length ?? 0) <= 200
      },
    ),
  )
})
