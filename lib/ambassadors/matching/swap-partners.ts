import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { explainer } from '@/lib/matching/explain'
import type { Constraint } from '@/lib/matching/types'
import { ok, type Result, refused } from '@/lib/result/result'
import { buildTownProblem } from './build-problem'

type Suggestion = {
  request_id: string
  helper_id: string
  pinned: boolean
  state: string
  proposed: boolean
  family: boolean
}
/** A pair as the coordinator saw it. */
type PairSeen = { requestId: string; helperId: string }
export type SwapRefusal = 'notFound' | 'whatIf' | 'same' | 'pinned' | 'ended' | 'together' | Constraint

/**
 * Lets two pairs of a run change partners, as a coordinator thinks better. The rules that no matching breaks count here
 * too, by what is true today. Refuses `notFound` (no such pairs in this run), `whatIf` (a trial), `same` (one pair, or one
 * ambassador for both), `pinned` (a colleague said "these two"), `ended` (one of them was proposed, waits no more, or was
 * swapped by somebody else meanwhile),
 * `together` (a family is kept whole), or the constraint that a new pair would break.
 */
export async function swapPartners(
  ctx: Ctx,
  input: { runId: string; one: PairSeen; other: PairSeen },
): Promise<Result<null, SwapRefusal>> {
  if (!can(ctx.actor, 'ambassadors.match.propose')) return refused('notFound')
  if (input.one.requestId === input.other.requestId) return refused('same')
  return inTransaction(ctx, async (tx) => {
    // Two who swap at once wait for each other, in one order.
    const rows = await tx.db.$queryRaw<Suggestion[]>`
      SELECT s.request_id, s.helper_id, s.pinned, r.state,
             EXISTS (SELECT FROM match_proposal o WHERE o.request_id = r.id AND o.state = 'open') AS proposed,
             r.together AND EXISTS (
               SELECT FROM match_request q JOIN household_member h
                   ON (h.person_id, h.linked_person_id) IN ((r.person_id, q.person_id), (q.person_id, r.person_id))
                WHERE q.id <> r.id AND q.together AND q.state = 'waiting') AS family
        FROM match_suggestion s JOIN match_request r ON r.id = s.request_id
       WHERE s.run_id = ${input.runId}::uuid AND s.request_id IN (${input.one.requestId}::uuid, ${input.other.requestId}::uuid)
       ORDER BY s.request_id FOR UPDATE OF s`
    const run = await tx.db.matchRun.findUnique({
      where: { id: input.runId },
      select: { whatIf: true, endedAt: true },
    })
    const [one, other] = rows
    if (!one || !other || !run?.endedAt) return refused('notFound')
    if (run.whatIf) return refused('whatIf')
    if (one.helper_id === other.helper_id) return refused('same')
    if (one.pinned || other.pinned) return refused('pinned')
    const seen = [input.one, input.other]
    if (
      rows.some((row) =>
        seen.every((pair) => pair.helperId !== row.helper_id || pair.requestId !== row.request_id),
      )
    )
      return refused('ended')
    if (rows.some((row) => row.state !== 'waiting' || row.proposed)) return refused('ended')
    if (rows.some((row) => row.family)) return refused('together')
    const made = []
    for (const [row, partner] of [
      [one, other],
      [other, one],
    ] as const) {
      const { problem } = await buildTownProblem(tx, { requestId: row.request_id })
      const explanation = explainer(problem)(row.request_id, partner.helper_id)
      if (!explanation) return refused('ended')
      const [broken] = explanation.blocks
      if (broken) return refused(broken)
      made.push({ requestId: row.request_id, helperId: partner.helper_id, explanation })
    }
    for (const { requestId, helperId, explanation } of made)
      await tx.db.matchSuggestion.update({
        where: { runId_requestId: { runId: input.runId, requestId } },
        data: {
          helperId,
          points: explanation.points,
          reasons: explanation.reasons as object,
          cautions: explanation.cautions as object,
        },
      })
    await record(tx, {
      event: 'ambassadors.match.swapped',
      subject: { type: 'matchRun', id: input.runId },
      data: { requests: `${one.request_id} ${other.request_id}` },
    })
    return ok(null)
  })
}
