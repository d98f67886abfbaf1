import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'

/** Shows a course to the public. Refuses `notFound`, `noRuns` (nothing could be booked), `already`. */
export async function publishCourse(
  ctx: Ctx,
  input: { courseId: string },
): Promise<Result<null, 'notFound' | 'noRuns' | 'already'>> {
  return inTransaction(ctx, async (tx) => {
    const course = await tx.db.course.findUnique({
      where: { id: input.courseId },
      select: { publishedAt: true, closedAt: true },
    })
    if (!course) return refused('notFound')
    if (course.publishedAt && !course.closedAt) return refused('already')
    const runs = await tx.db.courseRun.count({ where: { courseId: input.courseId, cancelledAt: null } })
    if (runs === 0) return refused('noRuns')
    await tx.db.course.update({
      where: { id: input.courseId },
      data: {
        publishedAt: tx.now,
        publishedById: personIdOf(tx.actor),
        closedAt: null,
        closedById: null,
        changedAt: tx.now,
        version: { increment: 1 },
      },
    })
    await record(tx, { event: 'courses.course.published', subject: { type: 'course', id: input.courseId } })
    return ok(null)
  })
}

/** Takes a course off the public site; people with a place keep it. Refuses `notFound`, `already`. */
export async function closeCourse(
  ctx: Ctx,
  input: { courseId: string },
): Promise<Result<null, 'notFound' | 'already'>> {
  return inTransaction(ctx, async (tx) => {
    const closed = await tx.db.course.updateMany({
      where: { id: input.courseId, closedAt: null },
      data: {
        closedAt: tx.now,
        closedById: personIdOf(tx.actor),
        changedAt: tx.now,
        version: { increment: 1 },
      },
    })
    if (closed.count === 0) {
      const exists = await tx.db.course.count({ where: { id: input.courseId } })
      return refused(exists ? 'already' : 'notFound')
    }
    await record(tx, { event: 'courses.course.closed', subject: { type: 'course', id: input.courseId } })
    return ok(null)
  })
}
