import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isUniqueViolation } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { addDays, type Day, instantOf } from '@/lib/time/time'

export type AwardRefusal = 'notFound' | 'there' | 'inPast' | 'self' | 'voted' | 'closed' | 'tie'

/** Begins the year's round; both days count whole. Refuses `inPast` (or out of order), `there` (one a year). */
export async function startRound(
  ctx: Ctx,
  input: { year: number; nominateUntil: Day; voteUntil: Day },
): Promise<Result<{ roundId: string }, AwardRefusal>> {
  const nominateUntil = instantOf(addDays(input.nominateUntil, 1), 0, townZone())
  const voteUntil = instantOf(addDays(input.voteUntil, 1), 0, townZone())
  if (nominateUntil <= ctx.now || voteUntil <= nominateUntil) return refused('inPast')
  try {
    return await inTransaction(ctx, async (tx) => {
      const roundId = newId()
      await tx.db.awardRound.create({
        data: {
          id: roundId,
          year: input.year,
          nominateUntil,
          voteUntil,
          createdAt: tx.now,
          createdById: personIdOf(tx.actor),
        },
      })
      await record(tx, {
        event: 'ambassadors.award.begun',
        subject: { type: 'awardRound', id: roundId },
        data: { year: input.year },
      })
      return ok({ roundId })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused('there')
    throw error
  }
}

/** Asks somebody with an account into the jury of an open round. Refuses `notFound`, `closed`. */
export async function addJuror(
  ctx: Ctx,
  input: { roundId: string; email: string },
): Promise<Result<null, AwardRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const round = await tx.db.awardRound.findUnique({ where: { id: input.roundId } })
    const person = await tx.db.person.findFirst({
      where: { email: input.email, disabledAt: null },
      select: { id: true },
    })
    if (!round || !person) return refused('notFound')
    if (round.decidedAt || round.voteUntil <= tx.now) return refused('closed')
    const { count } = await tx.db.awardJuror.createMany({
      data: [{ roundId: round.id, personId: person.id, addedAt: tx.now, addedById: personIdOf(tx.actor) }],
      skipDuplicates: true,
    })
    if (count > 0)
      await record(tx, {
        event: 'ambassadors.award.jurorAdded',
        subject: { type: 'awardRound', id: round.id },
        personId: person.id,
      })
    return ok(null)
  })
}

/** Votes of a round by ambassador, most first. */
export async function tally(ctx: Ctx, roundId: string): Promise<{ personId: string; votes: number }[]> {
  return ctx.db.$queryRaw`
    SELECT nominee_id AS "personId", count(*)::int AS votes FROM award_vote WHERE round_id = ${roundId}::uuid
     GROUP BY nominee_id ORDER BY votes DESC, nominee_id`
}

/**
 * Closes a round: who has the most votes is thanked and told. Not before the last voting day is over, or everybody in
 * the jury has voted. Refuses `closed` (too early, or done), `tie` (also no vote), `self` (one's own prize), `notFound`.
 */
export async function decideRound(ctx: Ctx, input: { roundId: string }): Promise<Result<null, AwardRefusal>> {
  return inTransaction(ctx, async (tx) => {
    // The round's row is what voters and deciders meet at.
    const [round] = await tx.db.$queryRaw<
      { vote_until: Date; nominate_until: Date; decided_at: Date | null }[]
    >`
      SELECT vote_until, nominate_until, decided_at FROM award_round WHERE id = ${input.roundId}::uuid FOR UPDATE`
    if (!round) return refused('notFound')
    const [jurors, voted, votes] = [
      await tx.db.awardJuror.count({ where: { roundId: input.roundId } }),
      await tx.db.awardVote.count({ where: { roundId: input.roundId } }),
      await tally(tx, input.roundId),
    ]
    const allVoted = round.nominate_until <= tx.now && jurors > 0 && voted >= jurors
    if (round.decided_at || (round.vote_until > tx.now && !allVoted)) return refused('closed')
    const [first, second] = votes
    if (!first || first.votes === second?.votes) return refused('tie')
    const me = personIdOf(tx.actor)
    if (first.personId === me) return refused('self')
    await tx.db.awardRound.update({
      where: { id: input.roundId },
      data: { decidedAt: tx.now, decidedById: me, winnerId: first.personId },
    })
    await record(tx, {
      event: 'ambassadors.award.decided',
      subject: { type: 'awardRound', id: input.roundId },
      personId: first.personId,
      data: { votes: first.votes },
    })
    await enqueue(tx, {
      kind: 'ambassadors.award',
      dedupeKey: `ambassadors.award:${input.roundId}`,
      personId: first.personId,
      data: { roundId: input.roundId },
    })
    return ok(null)
  })
}
