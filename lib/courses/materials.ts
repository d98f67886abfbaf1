import 'server-only'
import type { z } from 'zod'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import type { materialInput } from './schema'

/** Adds a text or a link to a course, at the end. Refuses `notFound`. */
export async function addMaterial(
  ctx: Ctx,
  input: z.output<typeof materialInput>,
): Promise<Result<{ materialId: string }, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const [course] = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM course WHERE id = ${input.courseId}::uuid FOR NO KEY UPDATE`
    if (!course) return refused('notFound')
    const last = await tx.db.courseMaterial.aggregate({
      where: { courseId: input.courseId },
      _max: { position: true },
    })
    const id = newId()
    await tx.db.courseMaterial.create({
      data: {
        id,
        courseId: input.courseId,
        position: (last._max.position ?? 0) + 1,
        title: input.title,
        url: input.url ?? null,
        body: input.body ?? null,
        locale: input.locale,
        bookedOnly: input.bookedOnly ?? false,
        changedAt: tx.now,
      },
    })
    await tx.db.course.update({ where: { id: input.courseId }, data: { changedAt: tx.now } })
    await record(tx, {
      event: 'courses.material.added',
      subject: { type: 'course', id: input.courseId },
      data: { materialId: id },
    })
    return ok({ materialId: id })
  })
}

/** Takes a material away. Refuses `notFound`. */
export async function removeMaterial(
  ctx: Ctx,
  input: { courseId: string; materialId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const gone = await tx.db.courseMaterial.deleteMany({
      where: { id: input.materialId, courseId: input.courseId },
    })
    if (gone.count === 0) return refused('notFound')
    await tx.db.course.update({ where: { id: input.courseId }, data: { changedAt: tx.now } })
    await record(tx, {
      event: 'courses.material.removed',
      subject: { type: 'course', id: input.courseId },
      data: { materialId: input.materialId },
    })
    return ok(null)
  })
}
