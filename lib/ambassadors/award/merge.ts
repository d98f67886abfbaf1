import 'server-only'
import type { Ctx } from '@/lib/access/context'

/**
 * Why two records cannot be one for the award: one named or chose the other (they would have named themselves), or both
 * sit in the jury of a round that is open (one person would have two votes).
 */
export async function awardConflicts(
  ctx: Ctx,
  keptId: string,
  mergedId: string,
): Promise<('ambassadorJudged' | 'juryBoth')[]> {
  const [named, chosen, both] = await Promise.all([
    ctx.db.awardNomination.count({
      where: {
        OR: [
          { nomineeId: keptId, byId: mergedId },
          { nomineeId: mergedId, byId: keptId },
        ],
      },
    }),
    ctx.db.awardVote.count({
      where: {
        OR: [
          { nomineeId: keptId, jurorId: mergedId },
          { nomineeId: mergedId, jurorId: keptId },
        ],
      },
    }),
    ctx.db.awardRound.count({
      where: {
        decidedAt: null,
        AND: [{ jurors: { some: { personId: keptId } } }, { jurors: { some: { personId: mergedId } } }],
      },
    }),
  ])
  return [
    ...(named + chosen > 0 ? (['ambassadorJudged'] as const) : []),
    ...(both > 0 ? (['juryBoth'] as const) : []),
  ]
}

export type MovedAward = { jurySeats: string[]; awardNamings: string[]; awardsWon: string[] }

/**
 * Hands over seats in juries (with their votes, by the foreign key), namings that were written and awards that were won.
 * What the kept record has in the same round itself stays; the other then stays with the merged record.
 */
export async function moveAward(ctx: Ctx, fromId: string, toId: string): Promise<MovedAward> {
  const seats = await ctx.db.awardJuror.findMany({
    where: { personId: fromId, round: { jurors: { none: { personId: toId } } } },
    select: { roundId: true },
  })
  const jurySeats = seats.map((seat) => seat.roundId)
  await ctx.db.awardJuror.updateMany({
    where: { personId: fromId, roundId: { in: jurySeats } },
    data: { personId: toId },
  })
  const theirs = await ctx.db.awardNomination.findMany({ where: { byId: toId } })
  const written = await ctx.db.awardNomination.findMany({ where: { byId: fromId } })
  const awardNamings = written
    .filter(
      (row) => !theirs.some((one) => one.roundId === row.roundId && one.ambassadorId === row.ambassadorId),
    )
    .map((row) => row.id)
  await ctx.db.awardNomination.updateMany({ where: { id: { in: awardNamings } }, data: { byId: toId } })
  const won = await ctx.db.awardRound.findMany({ where: { winnerId: fromId }, select: { id: true } })
  const awardsWon = won.map((round) => round.id)
  await ctx.db.awardRound.updateMany({ where: { id: { in: awardsWon } }, data: { winnerId: toId } })
  return { jurySeats, awardNamings, awardsWon }
}

/** Gives them back, as far as they still belong to `holderId`. */
export async function awardBack(
  ctx: Ctx,
  moved: Record<string, string[] | undefined>,
  holderId: string,
  toId: string,
): Promise<void> {
  await ctx.db.awardJuror.updateMany({
    where: { roundId: { in: moved.jurySeats ?? [] }, personId: holderId },
    data: { personId: toId },
  })
  await ctx.db.awardNomination.updateMany({
    where: { id: { in: moved.awardNamings ?? [] }, byId: holderId },
    data: { byId: toId },
  })
  await ctx.db.awardRound.updateMany({
    where: { id: { in: moved.awardsWon ?? [] }, winnerId: holderId },
    data: { winnerId: toId },
  })
}
