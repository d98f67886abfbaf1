import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'

export type ModuleDone = { key: string; courseSlug: string; done: boolean }

/**
 * The parts of the training that somebody's roles ask, and which of them they have had: a run of the module's course
 * that is over, in which they had a place and were marked present (or late) at one lesson at least, and absent at none
 * without a reason; or a certificate of such a run that counts today.
 */
export async function doneModules(
  ctx: Ctx,
  personId: string,
  wanted: readonly string[],
): Promise<ModuleDone[]> {
  if (wanted.length === 0) return []
  const modules = await ctx.db.ambassadorModule.findMany({
    where: { key: { in: [...wanted] } },
    orderBy: { position: 'asc' },
  })
  const had = await ctx.db.$queryRaw<{ slug: string }[]>`
    SELECT DISTINCT c.slug
      FROM booking b JOIN course_run r ON r.pool_id = b.pool_id JOIN course c ON c.id = r.course_id
     WHERE b.person_id = ${personId}::uuid AND b.state = 'placed' AND r.cancelled_at IS NULL
       AND c.slug = ANY(${modules.map((one) => one.courseSlug)}) AND r.ends_on < ${dayToDate(dayOf(ctx.now, townZone()))}
       AND EXISTS (SELECT FROM attendance_mark m WHERE m.run_id = r.id AND m.person_id = b.person_id AND m.mark IN ('present', 'late'))
       AND NOT EXISTS (SELECT FROM attendance_mark m WHERE m.run_id = r.id AND m.person_id = b.person_id AND m.mark = 'absent')
    UNION
    SELECT c.slug
      FROM certificate t JOIN course_run r ON r.id = t.run_id JOIN course c ON c.id = r.course_id
     WHERE t.person_id = ${personId}::uuid AND t.revoked_at IS NULL AND c.slug = ANY(${modules.map((one) => one.courseSlug)})
       AND (t.valid_until IS NULL OR t.valid_until >= ${dayToDate(dayOf(ctx.now, townZone()))})`
  const slugs = new Set(had.map((row) => row.slug))
  return modules.map(({ key, courseSlug }) => ({ key, courseSlug, done: slugs.has(courseSlug) }))
}
