import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { isExclusionViolation } from '@/lib/db/errors'
import { refused } from '@/lib/result/result'
import { titleFor } from './words'

type Wanted = {
  roomId: string | null
  teacherId: string | null
  lessons: readonly { startsAt: Date; endsAt: Date }[]
  /** The run that is being changed: it may stand where it stood. */
  except: string | null
}

/**
 * The first lesson of another run that has the room or the teacher at one of these times, as a refusal with its
 * course and instant; null when all is free. A courtesy: the exclusion constraints are what forbids it.
 */
export async function clashOf(ctx: Ctx, wanted: Wanted) {
  if (!wanted.roomId && !wanted.teacherId) return null
  const starts = wanted.lessons.map((lesson) => lesson.startsAt.toISOString())
  const ends = wanted.lessons.map((lesson) => lesson.endsAt.toISOString())
  const [row] = await ctx.db.$queryRaw<{ starts_at: Date; room: boolean; course_id: string }[]>`
    SELECT l.starts_at, coalesce(l.room_id = ${wanted.roomId}::uuid, false) AS room, r.course_id
      FROM unnest(${starts}::text[]::timestamptz[], ${ends}::text[]::timestamptz[]) AS w(starts, ends)
      JOIN lesson l ON tstzrange(l.starts_at, l.ends_at) && tstzrange(w.starts, w.ends)
      JOIN course_run r ON r.id = l.run_id
     WHERE l.cancelled_at IS NULL AND (${wanted.except}::uuid IS NULL OR l.run_id <> ${wanted.except}::uuid)
       AND (l.room_id = ${wanted.roomId}::uuid OR l.teacher_id = ${wanted.teacherId}::uuid)
     ORDER BY l.starts_at LIMIT 1`
  if (!row) return null
  const texts = await ctx.db.courseText.findMany({
    where: { courseId: row.course_id, locale: 'nl' },
    select: { locale: true, title: true },
  })
  return refused(row.room ? 'roomTaken' : 'teacherTaken', {
    course: titleFor(texts, 'nl').title,
    at: row.starts_at.toISOString(),
  })
}

/** Which of the two the database refused, or null for any other error. */
export function exclusionClash(error: unknown): 'roomTaken' | 'teacherTaken' | null {
  if (isExclusionViolation(error, 'lesson_room_once')) return 'roomTaken'
  return isExclusionViolation(error, 'lesson_teacher_once') ? 'teacherTaken' : null
}
