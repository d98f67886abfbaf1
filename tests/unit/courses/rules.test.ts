import { describe, expect, test } from 'vitest'
import {
  coursePhase,
  dayPartOf,
  holidaysBetween,
  holidaysOf,
  isOpen,
  lessonsOf,
  roomOf,
  runPhase,
} from '@/lib/courses/rules'

const zone = 'Europe/Brussels'
const night = [{ weekday: 7, fromMinute: 150, toMinute: 210 }]

describe('weekly lessons', () => {
  test('keep their clock time when summer time ends and begins', () => {
    const weekly = [{ weekday: 1, fromMinute: 570, toMinute: 690 }]
    const autumn = lessonsOf(weekly, '2026-10-19', '2026-10-26', zone)
    expect(autumn.map((lesson) => lesson.startsAt.toISOString())).toEqual([
      '2026-10-19T07:30:00.000Z',
      '2026-10-26T08:30:00.000Z',
    ])
    const spring = lessonsOf(weekly, '2026-03-23', '2026-03-30', zone)
    expect(spring.map((lesson) => lesson.startsAt.toISOString())).toEqual([
      '2026-03-23T08:30:00.000Z',
      '2026-03-30T07:30:00.000Z',
    ])
  })
  test('in the spring gap move on with the clock; in the double hour begin in the first', () => {
    const [gap] = lessonsOf(night, '2026-03-29', '2026-03-29', zone)
    expect(gap?.startsAt.toISOString()).toBe('2026-03-29T01:30:00.000Z')
    const [twice] = lessonsOf(night, '2026-10-25', '2026-10-25', zone)
    expect(twice?.startsAt.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })
  test('include both ends and leave out closed days', () => {
    const weekly = [{ weekday: 5, fromMinute: 600, toMinute: 660 }]
    const closed = holidaysBetween('2026-05-01', '2026-05-15')
    const days = lessonsOf(weekly, '2026-05-01', '2026-05-15', zone, closed).map((lesson) =>
      lesson.startsAt.toISOString().slice(0, 10),
    )
    expect(days).toEqual(['2026-05-08', '2026-05-15'])
  })
  test('come in order whatever the order of the pattern', () => {
    const lessons = lessonsOf(
      [
        { weekday: 4, fromMinute: 1140, toMinute: 1200 },
        { weekday: 2, fromMinute: 1140, toMinute: 1200 },
        { weekday: 4, fromMinute: 540, toMinute: 600 },
      ],
      '2026-09-01',
      '2026-09-14',
      zone,
    )
    const starts = lessons.map((lesson) => lesson.startsAt.getTime())
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(lessons).toHaveLength(6)
  })
})

test('public holidays of Flanders, with those that move with Easter', () => {
  expect([...holidaysOf(2026)].sort()).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-07-21',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
  expect(holidaysOf(2027).has('2027-03-29')).toBe(true)
  expect(holidaysOf(2038).has('2038-04-26')).toBe(true)
})

test('the part of the day is told by when a lesson begins', () => {
  expect([dayPartOf(719), dayPartOf(720), dayPartOf(17 * 60), dayPartOf(19 * 60)]).toEqual([
    'morning',
    'afternoon',
    'evening',
    'evening',
  ])
})

test('room is told as free, few from two on, and full while somebody waits', () => {
  expect(roomOf({ capacity: 10, taken: 7, waiting: 0 })).toEqual({ kind: 'free', free: 3 })
  expect(roomOf({ capacity: 10, taken: 8, waiting: 0 })).toEqual({ kind: 'few', free: 2 })
  expect(roomOf({ capacity: 10, taken: 9, waiting: 1 })).toEqual({ kind: 'full', free: 0 })
  expect(roomOf({ capacity: 5, taken: 9, waiting: 0 })).toEqual({ kind: 'full', free: 0 })
})

describe('where a run stands is derived from facts', () => {
  const run = {
    publishedAt: new Date('2026-08-01T00:00:00Z'),
    cancelledAt: null,
    firstLessonAt: new Date('2026-09-01T07:30:00Z'),
    endsOn: new Date('2026-12-01T00:00:00Z'),
    closesAt: new Date('2026-09-01T07:30:00Z'),
  }
  test('through its life', () => {
    expect(runPhase({ ...run, publishedAt: null }, run.firstLessonAt)).toBe('draft')
    expect(runPhase(run, new Date('2026-08-31T23:59:59Z'))).toBe('open')
    expect(runPhase(run, run.firstLessonAt)).toBe('running')
    expect(runPhase(run, new Date('2026-12-01T20:00:00Z'))).toBe('running')
    expect(runPhase(run, new Date('2026-12-02T00:00:00Z'))).toBe('over')
    expect(runPhase({ ...run, cancelledAt: new Date() }, run.firstLessonAt)).toBe('cancelled')
  })
  test('open for booking until it closes, and never as a draft or called off', () => {
    expect(isOpen(run, new Date('2026-08-31T00:00:00Z'))).toBe(true)
    expect(isOpen(run, run.closesAt)).toBe(false)
    expect(isOpen({ ...run, publishedAt: null }, new Date('2026-08-31T00:00:00Z'))).toBe(false)
    expect(isOpen({ ...run, cancelledAt: new Date() }, new Date('2026-08-31T00:00:00Z'))).toBe(false)
  })
  test('a course is a draft, published or closed', () => {
    const at = new Date()
    expect(coursePhase({ publishedAt: null, closedAt: null })).toBe('draft')
    expect(coursePhase({ publishedAt: at, closedAt: null })).toBe('published')
    expect(coursePhase({ publishedAt: at, closedAt: at })).toBe('closed')
  })
})
