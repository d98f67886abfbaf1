import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isUniqueViolation } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import type { AwardRefusal } from './round'

/** Somebody the reader knows: from a pair of their own, or from the public wall under the name that stands there. */
export type Known = { ambassadorId: string; name: string }

/**
 * Whom a person may name. Nobody types a name: a form that answers whether somebody is an ambassador would tell it of
 * people who never said so.
 */
export async function knownAmbassadors(ctx: Ctx): Promise<Known[]> {
  const me = personIdOf(ctx.actor)
  if (!me) return []
  return ctx.db.$queryRaw`
    SELECT DISTINCT ON (a.id) a.id AS "ambassadorId", k.name
      FROM ambassador a
      JOIN LATERAL (
        SELECT coalesce(p.call_name, p.full_name) AS name, 1 AS near
          FROM pair x JOIN person p ON p.id = x.helper_id
         WHERE x.helper_id = a.person_id AND x.seeker_id = ${me}::uuid
        UNION ALL
        SELECT w.shown_as, 2 FROM ambassador_thanks w
         WHERE w.ambassador_id = a.id AND w.approved_at IS NOT NULL AND w.withdrawn_at IS NULL
      ) k ON true
     WHERE a.state IN ('active', 'paused') AND a.person_id <> ${me}::uuid
     ORDER BY a.id, k.near LIMIT 200`
}

/** Names somebody for the prize. Refuses `closed`, `notFound` (nobody the actor knows), `there` (named before). */
export async function nominate(
  ctx: Ctx,
  input: { ambassadorId: string; reason: string },
): Promise<Result<null, AwardRefusal>> {
  const me = personIdOf(ctx.actor)
  if (!me) return refused('notFound')
  try {
    return await inTransaction(ctx, async (tx) => {
      const round = await tx.db.awardRound.findFirst({
        where: { decidedAt: null, nominateUntil: { gt: tx.now } },
        orderBy: { year: 'desc' },
      })
      if (!round) return refused('closed')
      const known = await knownAmbassadors(tx)
      if (!known.some((one) => one.ambassadorId === input.ambassadorId)) return refused('notFound')
      const { personId } = await tx.db.ambassador.findUniqueOrThrow({ where: { id: input.ambassadorId } })
      const id = newId()
      await tx.db.awardNomination.create({
        data: {
          id,
          roundId: round.id,
          ambassadorId: input.ambassadorId,
          nomineeId: personId,
          byId: me,
          reason: input.reason,
          at: tx.now,
        },
      })
      await record(tx, {
        event: 'ambassadors.award.nominated',
        subject: { type: 'awardNomination', id },
        personId,
      })
      return ok(null)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused('there')
    throw error
  }
}

/**
 * A juror's one vote, between the two last days. Refuses `notFound` (no juror, no such nomination), `self` (oneself, or
 * what one wrote), `voted`, `closed`.
 */
export async function vote(ctx: Ctx, input: { nominationId: string }): Promise<Result<null, AwardRefusal>> {
  const me = personIdOf(ctx.actor)
  if (!me) return refused('notFound')
  try {
    return await inTransaction(ctx, async (tx) => {
      const nomination = await tx.db.awardNomination.findFirst({
        where: { id: input.nominationId, round: { jurors: { some: { personId: me } } } },
        select: { id: true, roundId: true, nomineeId: true, byId: true },
      })
      if (!nomination) return refused('notFound')
      // Waits for who closes the round at this moment: no vote comes in after the count.
      const [round] = await tx.db.$queryRaw<
        { vote_until: Date; nominate_until: Date; decided_at: Date | null }[]
      >`SELECT vote_until, nominate_until, decided_at FROM award_round WHERE id = ${nomination.roundId}::uuid FOR SHARE`
      if (!round || round.decided_at || round.nominate_until > tx.now || round.vote_until <= tx.now)
        return refused('closed')
      if (nomination.nomineeId === me || nomination.byId === me) return refused('self')
      await tx.db.awardVote.create({
        data: {
          roundId: nomination.roundId,
          jurorId: me,
          nominationId: nomination.id,
          nomineeId: nomination.nomineeId,
          at: tx.now,
        },
      })
      // Which one is the juror's own affair: the trail says that they voted.
      await record(tx, {
        event: 'ambassadors.award.voted',
        subject: { type: 'awardRound', id: nomination.roundId },
      })
      return ok(null)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused('voted')
    throw error
  }
}
