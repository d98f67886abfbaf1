import { expect, test } from 'vitest'
import type { CourseFilters } from '@/lib/courses/filters'
import { asSearched, cardsOf, type OpenRun } from '@/lib/courses/open-courses'

const now = new Date('2026-11-25T09:00:00Z')

type Given = { id?: string; course?: Partial<OpenRun['course']>; run?: Partial<OpenRun['run']> }

function open({ id = 'a', course, run }: Given = {}): OpenRun {
  return {
    course: {
      id,
      kind: 'nt2',
      levelFrom: 'A1',
      plainLevel: 'simple',
      audience: [],
      supportLanguages: [],
      words: { lang: 'nl', title: 'Café Babbel', summary: 'Praten' },
      searched: asSearched('Café Babbel\nPraten'),
      ...course,
    },
    run: {
      id: `run-${id}`,
      startsOn: '2026-12-10',
      endsOn: '2027-02-10',
      firstLessonAt: new Date('2026-12-10T08:00:00Z'),
      closesAt: new Date('2026-12-09T08:00:00Z'),
      weekly: [{ weekday: 4, fromMinute: 9 * 60, toMinute: 11 * 60 }],
      setting: 'centre',
      venue: null,
      teacherName: 'An',
      childcare: false,
      childcarePlaces: null,
      hybrid: false,
      groupId: null,
      roundId: null,
      capacity: 12,
      taken: 3,
      waiting: 0,
      ...run,
    },
  }
}

const found = (runs: OpenRun[], filters: CourseFilters) => cardsOf(runs, filters, now).map(({ id }) => id)

test('words are found without accents, case and vowel marks, each by itself', () => {
  expect(asSearched('  CAFÉ\n Bábbel ')).toBe('cafe babbel')
  expect(asSearched('أَهْلًا')).toBe(asSearched('اهلا'))
  expect(asSearched('ትግርኛ')).toBe('ትግርኛ')
  expect(found([open()], { q: 'cafe PRATEN' })).toEqual(['a'])
  expect(found([open()], { q: 'cafe schrijven' })).toEqual([])
  expect(found([open()], { q: '   ' })).toEqual(['a'])
})

test.each<[string, CourseFilters, Given, Given]>([
  ['kind', { kind: 'cafe' }, { course: { kind: 'cafe' } }, {}],
  ['support', { support: 'ar' }, { course: { supportLanguages: ['ar'] } }, {}],
  ['audience', { audience: 'police' }, { course: { audience: ['police'] } }, {}],
  [
    'audience unasked',
    {},
    { course: { audience: ['parents', 'police'] } },
    { course: { audience: ['police'] } },
  ],
  ['level', { level: 'simple' }, { course: { levelFrom: 'A2' } }, { course: { levelFrom: 'B2' } }],
  ['any level', { level: 'simple' }, { course: { levelFrom: null } }, { course: { levelFrom: 'C1' } }],
  ['setting', { setting: ['online'] }, { run: { setting: 'online' } }, {}],
  ['childcare', { childcare: true }, { run: { childcare: true } }, {}],
  ['from', { from: '2026-12-10' }, {}, { run: { startsOn: '2026-12-09' } }],
  ['free', { free: true }, {}, { run: { taken: 12 } }],
  ['free with people waiting', { free: true }, {}, { run: { waiting: 1 } }],
  [
    'day part',
    { daypart: ['morning'] },
    {},
    { run: { weekly: [{ weekday: 1, fromMinute: 1140, toMinute: 1260 }] } },
  ],
  ['begun meanwhile', {}, {}, { run: { firstLessonAt: now } }],
])('%s: what fits is shown and what does not is not', (_, filters, yes, no) => {
  expect(found([open({ ...yes, id: 'yes' }), open({ ...no, id: 'no' })], filters)).toEqual(['yes'])
})

test('a kind that is asked for shows training for everybody', () => {
  expect(found([open({ course: { kind: 'sector', audience: ['police'] } })], { kind: 'sector' })).toEqual([
    'a',
  ])
})

test('a course is one card with its runs in their order, of those that fit', () => {
  const runs = [
    open({ run: { id: 'one' } }),
    open({ id: 'b', run: { id: 'two' } }),
    open({ run: { id: 'three', taken: 12 } }),
    open({ run: { id: 'four' } }),
  ]
  const [a, b] = cardsOf(runs, { free: true }, now)
  expect(a?.runs.map(({ id }) => id)).toEqual(['one', 'four'])
  expect(b?.runs.map(({ id }) => id)).toEqual(['two'])
})
