import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { refused } from '@/lib/result/result'
import { levelsOf } from './queries'
import { gateOf } from './rules'

/**
 * Why a course's level keeps this person out, as a refusal: `levelUnknown`, or `levelBelow` with what it needs and
 * what they have; null when they may come. Courses that do not insist are asked nothing.
 */
export async function levelRefusal(ctx: Ctx, courseId: string, personId: string) {
  const course = await ctx.db.course.findUnique({
    where: { id: courseId },
    select: { levelGate: true, levelFrom: true, skills: { select: { skill: true, levelFrom: true } } },
  })
  if (!course?.levelGate) return null
  const gate = gateOf(course, await levelsOf(ctx, personId))
  if (gate.kind === 'open') return null
  return gate.kind === 'unknown'
    ? refused('levelUnknown')
    : refused('levelBelow', { needs: gate.needs, has: gate.has })
}
