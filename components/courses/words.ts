import type { getTranslations } from 'next-intl/server'
import { roomOf, type WeeklyLesson } from '@/lib/courses/rules'
import type { RunSummary } from '@/lib/courses/types'
import type { Formats } from '@/lib/i18n/format'

/** The words of courses, in the page's language. */
export type Courses = Awaited<ReturnType<typeof getTranslations<'courses'>>>

/** The days of a weekly pattern: "maandag en donderdag". */
export function daysWords(f: Formats, weekly: readonly WeeklyLesson[]): string {
  return f.list([...new Set(weekly.map((lesson) => lesson.weekday))].map((weekday) => f.weekdayName(weekday)))
}

/** The times of a weekly pattern: "van 09:30 tot 11:30", or each day with its own. */
export function timesWords(t: Courses, f: Formats, weekly: readonly WeeklyLesson[]): string {
  const range = (lesson: WeeklyLesson) =>
    t('timeRange', { from: f.minute(lesson.fromMinute), to: f.minute(lesson.toMinute) })
  const ranges = new Set(weekly.map(range))
  if (ranges.size === 1) return [...ranges][0] ?? ''
  return weekly.map((lesson) => `${f.weekdayName(lesson.weekday)} ${range(lesson)}`).join(', ')
}

/** Where: the building, or "online". */
export function placeWords(t: Courses, run: Pick<RunSummary, 'setting' | 'venue'>): string {
  if (run.setting === 'online' || !run.venue) return t('setting.online')
  return run.venue.room ? `${run.venue.name}, ${run.venue.room}` : run.venue.name
}

/** How much room there is, in words. */
export function roomWords(t: Courses, run: Pick<RunSummary, 'capacity' | 'taken' | 'waiting'>): string {
  const room = roomOf(run)
  if (room.kind !== 'full') return t('placesFree', { count: room.free })
  return run.waiting > 0 ? t('fullWaiting', { count: run.waiting }) : t('full')
}

/** Room in the childcare, in words. */
export function childcareWords(
  t: Courses,
  places: { capacity: number; taken: number; waiting: number },
): string {
  const { kind, free } = roomOf(places)
  return kind === 'full' ? t('childcareFull') : t('childcareFree', { count: free })
}

/** A run in one line, for a list to choose from. */
export function runLine(t: Courses, f: Formats, one: { title: string; run: RunSummary }): string {
  const { run } = one
  return t('runLine', {
    course: one.title,
    days: daysWords(f, run.weekly),
    times: timesWords(t, f, run.weekly),
    start: f.shortDay(run.firstLessonAt),
    room: roomWords(t, run),
  })
}
