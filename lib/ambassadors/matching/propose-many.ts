import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { ok, type Result, refused } from '@/lib/result/result'
import { propose } from './proposals'

/**
 * Proposes the chosen pairs of a run, each in its own transaction: what no longer can be is left out, the others go on.
 * Answers how many were made. Refuses `notFound`; `whatIf`: nothing is proposed from a trial; `ended`: none was possible.
 */
export async function proposeFromRun(
  ctx: Ctx,
  input: { runId: string; chosen: readonly string[] },
): Promise<Result<{ proposed: number }, 'notFound' | 'whatIf' | 'ended'>> {
  if (!can(ctx.actor, 'ambassadors.match.propose')) return refused('notFound')
  const run = await ctx.db.matchRun.findUnique({
    where: { id: input.runId },
    select: {
      whatIf: true,
      suggestions: {
        where: { requestId: { in: [...input.chosen] } },
        orderBy: { requestId: 'asc' },
        select: { requestId: true, helperId: true },
      },
    },
  })
  if (!run) return refused('notFound')
  if (run.whatIf) return refused('whatIf')
  let proposed = 0
  for (const two of run.suggestions) {
    const made = await propose(ctx, two)
    if (made.ok) proposed++
  }
  return proposed > 0 ? ok({ proposed }) : refused('ended')
}
