import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { courseEnds } from '@/lib/courses/ended'

export type ModuleDone = { key: string; courseSlug: string; done: boolean }

/** The parts of the training that somebody's roles ask, and which of them they have had. */
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
  const had = await courseEnds(ctx, personId, modules.map((one) => one.courseSlug))
  return modules.map(({ key, courseSlug }) => ({ key, courseSlug, done: had.has(courseSlug) }))
}
