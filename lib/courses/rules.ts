import { addDays, type Day, instantOf, weekdayOf } from '@/lib/time/time'
import { holidays } from '@/lib/time/working-days'
import { type DayPart, dayPartFrom } from './vocabulary'

export type WeeklyLesson = { weekday: number; fromMinute: number; toMinute: number }

/** Which part of the day a lesson belongs to, by when it begins. */
export function dayPartOf(fromMinute: number): DayPart {
  if (fromMinute >= dayPartFrom.evening) return 'evening'
  return fromMinute >= dayPartFrom.afternoon ? 'afternoon' : 'morning'
}

/**
 * Every lesson of a weekly pattern between two days (both inclusive), as instants in order. A lesson keeps its
 * clock time through both daylight-saving nights; days in `closed` are left out.
 */
export function lessonsOf(
  pattern: readonly WeeklyLesson[],
  startsOn: Day,
  endsOn: Day,
  zone: string,
  closed: ReadonlySet<Day> = new Set(),
): { startsAt: Date; endsAt: Date }[] {
  const lessons: { startsAt: Date; endsAt: Date }[] = []
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) {
    if (closed.has(day)) continue
    const weekday = weekdayOf(day)
    for (const lesson of pattern) {
      if (lesson.weekday !== weekday) continue
      lessons.push({
        startsAt: instantOf(day, lesson.fromMinute, zone),
        endsAt: instantOf(day, lesson.toMinute, zone),
      })
    }
  }
  return lessons.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/** How a pool's room is told: plenty, few (two or less, DESIGN.md), or full with a waiting list. */
export function roomOf(pool: { capacity: number; taken: number; waiting: number }): {
  kind: 'free' | 'few' | 'full'
  free: number
} {
  const free = pool.waiting > 0 ? 0 : Math.max(0, pool.capacity - pool.taken)
  return { kind: free === 0 ? 'full' : free <= 2 ? 'few' : 'free', free }
}

/** May the roster of this run still change by booking? */
export function isOpen(
  run: { publishedAt: Date | null; cancelledAt: Date | null; closesAt: Date },
  now: Date,
): boolean {
  return run.publishedAt !== null && run.cancelledAt === null && now < run.closesAt
}

/** Where a run stands, derived from facts. */
export function runPhase(
  run: { publishedAt: Date | null; cancelledAt: Date | null; firstLessonAt: Date; endsOn: Date },
  now: Date,
): 'draft' | 'cancelled' | 'open' | 'running' | 'over' {
  if (run.cancelledAt) return 'cancelled'
  if (!run.publishedAt) return 'draft'
  if (now < run.firstLessonAt) return 'open'
  // endsOn is a day; it is over when that day is.
  return now.getTime() >= run.endsOn.getTime() + 24 * 3600_000 ? 'over' : 'running'
}

/** Where a course stands, derived from facts. */
export function coursePhase(course: {
  publishedAt: Date | null
  closedAt: Date | null
}): 'draft' | 'published' | 'closed' {
  if (course.closedAt) return 'closed'
  return course.publishedAt ? 'published' : 'draft'
}

/** Public holidays of Flanders on which no lesson is given (Act of 4 January 1974 on public holidays). */
export function holidaysOf(year: number): ReadonlySet<Day> {
  return holidays('BE', year)
}

/** The holidays that fall between two days. */
export function holidaysBetween(startsOn: Day, endsOn: Day): Set<Day> {
  const all = new Set<Day>()
  for (let year = Number(startsOn.slice(0, 4)); year <= Number(endsOn.slice(0, 4)); year++)
    for (const day of holidaysOf(year)) if (day >= startsOn && day <= endsOn) all.add(day)
  return all
}
