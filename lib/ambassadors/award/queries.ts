import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { fullNamesOf } from '@/lib/people/names'
import { tally } from './round'
import { type Known, knownAmbassadors } from './take-part'

export type Named = { id: string; name: string; reason: string }
export type MyAward = {
  year: number
  phase: 'naming' | 'voting' | 'over'
  nominateUntil: Date
  voteUntil: Date
  known: Known[]
  juror: boolean
  voted: boolean
  /** For the jury, once the naming is over. */
  nominations: Named[]
}

/** The newest round as a person may take part in it; null where there is none. */
export async function myAward(ctx: Ctx): Promise<MyAward | null> {
  const me = personIdOf(ctx.actor)
  const round = await ctx.db.awardRound.findFirst({ orderBy: { year: 'desc' } })
  if (!round || !me) return null
  const phase =
    round.decidedAt || round.voteUntil <= ctx.now
      ? 'over'
      : round.nominateUntil > ctx.now
        ? 'naming'
        : 'voting'
  const juror = (await ctx.db.awardJuror.count({ where: { roundId: round.id, personId: me } })) > 0
  const [known, voted, nominations] = await Promise.all([
    phase === 'naming' ? knownAmbassadors(ctx) : [],
    ctx.db.awardVote.count({ where: { roundId: round.id, jurorId: me } }),
    juror && phase === 'voting'
      ? ctx.db.awardNomination.findMany({
          where: { roundId: round.id, nomineeId: { not: me }, byId: { not: me } },
          orderBy: { at: 'asc' },
          select: { id: true, reason: true, nomineeId: true },
        })
      : [],
  ])
  const names = await fullNamesOf(
    ctx,
    nominations.map((row) => row.nomineeId),
  )
  return {
    year: round.year,
    phase,
    nominateUntil: round.nominateUntil,
    voteUntil: round.voteUntil,
    known,
    juror,
    voted: voted > 0,
    nominations: nominations.map((row) => ({
      id: row.id,
      name: names.get(row.nomineeId) ?? '',
      reason: row.reason,
    })),
  }
}

export type AwardDesk = {
  id: string
  year: number
  nominateUntil: Date
  voteUntil: Date
  decided: boolean
  winner: string | null
  jurors: string[]
  nominations: Named[]
  votes: number
}

/** The newest round as a colleague tends it; how the jury votes is told only when it is over. */
export async function awardDesk(ctx: Ctx): Promise<AwardDesk | null> {
  const round = await ctx.db.awardRound.findFirst({
    orderBy: { year: 'desc' },
    include: { jurors: true, nominations: { orderBy: { at: 'asc' } } },
  })
  if (!round) return null
  const people = [
    ...round.jurors.map((row) => row.personId),
    ...round.nominations.map((row) => row.nomineeId),
    ...(round.winnerId ? [round.winnerId] : []),
  ]
  const names = await fullNamesOf(ctx, people)
  await recordView(ctx, 'ambassadors.ambassador.viewed', [
    ...new Set(round.nominations.map((row) => row.nomineeId)),
  ])
  const votes = (await tally(ctx, round.id)).reduce((sum, row) => sum + row.votes, 0)
  return {
    id: round.id,
    year: round.year,
    nominateUntil: round.nominateUntil,
    voteUntil: round.voteUntil,
    decided: round.decidedAt !== null,
    winner: round.winnerId ? (names.get(round.winnerId) ?? null) : null,
    jurors: round.jurors.map((row) => names.get(row.personId) ?? ''),
    nominations: round.nominations.map((row) => ({
      id: row.id,
      name: names.get(row.nomineeId) ?? '',
      reason: row.reason,
    })),
    votes,
  }
}

/** The newest prize that was given, for everybody: with the name that stands on the wall, or without any. */
export async function lastPrize(ctx: Ctx): Promise<{ year: number; shownAs: string | null } | null> {
  const round = await ctx.db.awardRound.findFirst({
    where: { winnerId: { not: null } },
    orderBy: { year: 'desc' },
    select: { year: true, winnerId: true },
  })
  if (!round?.winnerId) return null
  const wall = await ctx.db.ambassadorThanks.findFirst({
    where: { personId: round.winnerId, approvedAt: { not: null }, withdrawnAt: null },
    select: { shownAs: true },
  })
  return { year: round.year, shownAs: wall?.shownAs ?? null }
}

/** Until when everybody may name somebody; null when nobody can now. */
export async function namingUntil(ctx: Ctx): Promise<Date | null> {
  const round = await ctx.db.awardRound.findFirst({
    where: { decidedAt: null, nominateUntil: { gt: ctx.now } },
    orderBy: { year: 'desc' },
    select: { nominateUntil: true },
  })
  return round?.nominateUntil ?? null
}
