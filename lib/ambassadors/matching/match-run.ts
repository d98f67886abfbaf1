import 'server-only'
import { setImmediate as breathe } from 'node:timers/promises'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { startJob } from '@/lib/jobs/start-job'
import type { JobKind } from '@/lib/jobs/types'
import { type Counterfactuals, counterfactualsOf } from '@/lib/matching/counterfactual'
import { explainer } from '@/lib/matching/explain'
import { solve } from '@/lib/matching/solve'
import type { GroupShare } from '@/lib/matching/types'
import { weightsFrom } from '@/lib/matching/weights'
import { buildTownProblem } from './build-problem'
import { firstWeights, placesOfOneMore } from './vocabulary'
import { townWeights } from './weights'

/** What a run answers besides its pairs; `seekerId` is a request. */
export type RunAnswer = Counterfactuals & { groups: GroupShare[] }
export type RunFigures = {
  waiting: number
  matched: number
  helpers: number
  optimal: boolean
  pairsPossible: number
  refusedPins: number
  milliseconds: number
}

/**
 * Lets the worker match everybody who waits. With other weights than the town's it is a what-if: shown, compared,
 * and never proposed from. Answers the run and its job.
 */
export async function startMatchRun(
  ctx: Ctx,
  input: Record<string, unknown> & { whatIf: boolean },
): Promise<{ runId: string; jobId: string }> {
  return inTransaction(ctx, async (tx) => {
    const town = await townWeights(tx)
    const weights = input.whatIf ? weightsFrom(input, town.weights) : town.weights
    const floorGap = input.whatIf && typeof input.floorGap === 'number' ? input.floorGap : town.floorGap
    const runId = newId()
    const jobId = await startJob(tx, { kind: matchJob.kind, input: { runId } })
    await tx.db.matchRun.create({
      data: {
        id: runId,
        startedAt: tx.now,
        startedById: personIdOf(tx.actor),
        jobId,
        weights,
        floorGap,
        seed: 1,
        whatIf: input.whatIf,
      },
    })
    await record(tx, {
      event: 'ambassadors.match.started',
      subject: { type: 'matchRun', id: runId },
      data: { whatIf: input.whatIf },
    })
    return { runId, jobId }
  })
}

/** The work itself. Begun again after a crash it finds the run ended, or does it anew: nothing is kept half. */
export const matchJob: JobKind<{ runId: string }> = {
  kind: 'ambassadors.match',
  permission: 'ambassadors.match.view',
  async run(ctx, { runId }, report) {
    const run = await ctx.db.matchRun.findUniqueOrThrow({ where: { id: runId } })
    const href = `/staff/pairs/runs/${runId}`
    if (run.endedAt) return { href }
    const from = performance.now()
    const pace = (share: number) => async (done: number) => {
      await report.progress(Math.round(1000 * Math.min(1, share + done * 0.5)), 1000)
      await breathe()
      return report.signal.aborted
    }
    const { problem } = await buildTownProblem(ctx, {
      weights: { weights: weightsFrom(run.weights, firstWeights), floorGap: run.floorGap },
      seed: run.seed,
    })
    const outcome = await solve(problem, pace(0))
    const answer: RunAnswer = {
      groups: outcome.groups,
      ...(await counterfactualsOf(
        problem,
        outcome,
        { townLanguages: ['nl'], places: placesOfOneMore },
        pace(0.5),
      )),
    }
    const why = explainer(problem)
    const rows = outcome.matches.flatMap((match) => {
      const explanation = why(match.seekerId, match.helperId)
      return explanation
        ? [
            {
              runId,
              requestId: match.seekerId,
              helperId: match.helperId,
              points: explanation.points,
              pinned: match.pinned,
              reasons: explanation.reasons as object,
              cautions: explanation.cautions as object,
            },
          ]
        : []
    })
    const figures: RunFigures = {
      waiting: problem.seekers.length,
      matched: outcome.matches.length,
      helpers: problem.helpers.filter((helper) => helper.capacity > 0 && helper.blocked === null).length,
      optimal: outcome.optimal,
      pairsPossible: outcome.figures.pairsPossible,
      refusedPins: outcome.refusedPins.length,
      milliseconds: Math.round(performance.now() - from),
    }
    await inTransaction(ctx, async (tx) => {
      const { count } = await tx.db.matchRun.updateMany({
        where: { id: runId, endedAt: null },
        data: { endedAt: tx.now, figures, answer: answer as unknown as object },
      })
      if (count > 0) await tx.db.matchSuggestion.createMany({ data: rows })
    })
    return { href, counts: { matched: figures.matched, waiting: figures.waiting } }
  },
}
