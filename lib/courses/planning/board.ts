import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import type { Locale } from '@/lib/i18n/locales'
import { addDays, type Day, instantOf } from '@/lib/time/time'
import { type TitleRow, titleFor } from '../words'

export type BoardFilters = { by: 'room' | 'teacher'; venueId: string | null; from: Day; page: number }
export type BoardCell = {
  runId: string
  courseId: string
  title: string
  /** Lessons in this week. */
  lessons: number
  capacity: number
  taken: number
  waiting: number
  draft: boolean
}
export type BoardRow = { id: string; name: string; where: string | null; weeks: BoardCell[][] }

export const boardWeeks = 8
export const boardRows = 25

/**
 * Weeks × rooms or teachers: which runs take each when, how full they are and how many wait. Two in one place at one
 * time cannot be: the database forbids it. Three queries, whatever the size of the town.
 */
export async function planningBoard(
  ctx: Ctx,
  locale: Locale,
  filters: BoardFilters,
  zone: string,
): Promise<{ weeks: Day[]; rows: BoardRow[]; total: number; loose: number }> {
  const weeks = Array.from({ length: boardWeeks }, (_, n) => addDays(filters.from, n * 7))
  const from = instantOf(filters.from, 0, zone)
  const to = instantOf(addDays(filters.from, boardWeeks * 7), 0, zone)
  const byRoom = filters.by === 'room'
  const skip = (filters.page - 1) * boardRows
  const [places, total] = byRoom
    ? await Promise.all([
        ctx.db.room.findMany({
          where: filters.venueId ? { venueId: filters.venueId } : {},
          orderBy: [{ venue: { name: 'asc' } }, { name: 'asc' }],
          skip,
          take: boardRows,
          select: { id: true, name: true, venue: { select: { name: true } } },
        }),
        ctx.db.room.count({ where: filters.venueId ? { venueId: filters.venueId } : {} }),
      ])
    : await Promise.all([
        ctx.db.person.findMany({
          where: teachersWhere,
          orderBy: { fullName: 'asc' },
          skip,
          take: boardRows,
          select: { id: true, fullName: true },
        }),
        ctx.db.person.count({ where: teachersWhere }),
      ])
  const ids = places.map((place) => place.id)
  const column = byRoom ? Prisma.sql`l.room_id` : Prisma.sql`l.teacher_id`
  const cells = await ctx.db.$queryRaw<
    {
      place: string
      week: number
      run_id: string
      course_id: string
      lessons: number
      capacity: number
      taken: number
      waiting: number
      draft: boolean
      texts: TitleRow[]
    }[]
  >`
    SELECT cell.*, r.course_id, p.capacity, p.taken, p.waiting, r.published_at IS NULL AS draft,
           (SELECT json_agg(json_build_object('locale', t.locale, 'title', t.title)) FROM course_text t
             WHERE t.course_id = r.course_id AND t.locale IN (${locale}, 'nl')) AS texts
      FROM (SELECT ${column} AS place, l.run_id, count(*)::int AS lessons,
                   floor(extract(epoch FROM (l.starts_at - ${from}::timestamptz)) / 604800)::int AS week
              FROM lesson l
             WHERE ${column} = ANY(${ids}::uuid[]) AND l.cancelled_at IS NULL
               AND l.starts_at >= ${from} AND l.starts_at < ${to}
             GROUP BY 1, 2, 4) cell
      JOIN course_run r ON r.id = cell.run_id
      JOIN place_pool p ON p.id = r.pool_id
     ORDER BY cell.week, r.first_lesson_at`
  const loose = await ctx.db.courseRun.count({
    where: {
      cancelledAt: null,
      firstLessonAt: { lt: to },
      endsOn: { gte: from },
      ...(byRoom ? { roomId: null, setting: { not: 'online' } } : { teacherId: null }),
    },
  })
  const byPlace = Map.groupBy(cells, (cell) => cell.place)
  return {
    weeks,
    total,
    loose,
    rows: places.map((place): BoardRow => {
      const own = byPlace.get(place.id) ?? []
      return {
        id: place.id,
        name: 'fullName' in place ? place.fullName : place.name,
        where: 'venue' in place ? place.venue.name : null,
        weeks: weeks.map((_, week) =>
          own
            .filter((cell) => cell.week === week)
            .map((cell) => ({
              runId: cell.run_id,
              courseId: cell.course_id,
              title: titleFor(cell.texts ?? [], locale).title,
              lessons: cell.lessons,
              capacity: cell.capacity,
              taken: cell.taken,
              waiting: cell.waiting,
              draft: cell.draft,
            })),
        ),
      }
    }),
  }
}

const teachersWhere = { disabledAt: null, roles: { some: { role: 'teacher', revokedAt: null } } } as const
