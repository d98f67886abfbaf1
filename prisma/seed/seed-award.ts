import type { Ctx } from '@/lib/access/context'
import { days, shift } from '@/lib/time/time'
import type { Random } from './random'

const reasons = [
  'Zij belt terug, ook op zondag.',
  'Hij leerde mij fietsen in de regen.',
  'Bij hen aan tafel voelde ik mij thuis.',
] as const

/** Last year's prize, given; and this year's, for which people are being named. */
export async function seedAward(
  ctx: Ctx,
  random: Random,
  wanted: { active: { id: string; personId: string }[]; coordinator: string; year: number },
): Promise<void> {
  const [winner, ...others] = wanted.active
  if (!winner) return
  const last = random.uuid()
  const now = random.uuid()
  await ctx.db.awardRound.createMany({
    data: [
      {
        id: last,
        year: wanted.year - 1,
        nominateUntil: shift(ctx.now, -days(380)),
        voteUntil: shift(ctx.now, -days(366)),
        createdAt: shift(ctx.now, -days(400)),
        createdById: wanted.coordinator,
        decidedAt: shift(ctx.now, -days(365)),
        decidedById: wanted.coordinator,
        winnerId: winner.personId,
      },
      {
        id: now,
        year: wanted.year,
        nominateUntil: shift(ctx.now, days(14)),
        voteUntil: shift(ctx.now, days(28)),
        createdAt: shift(ctx.now, -days(7)),
        createdById: wanted.coordinator,
      },
    ],
  })
  await ctx.db.awardJuror.create({
    data: {
      roundId: now,
      personId: wanted.coordinator,
      addedAt: shift(ctx.now, -days(6)),
      addedById: wanted.coordinator,
    },
  })
  await ctx.db.awardNomination.createMany({
    data: others.slice(0, reasons.length).map((who, n) => ({
      id: random.uuid(),
      roundId: now,
      ambassadorId: who.id,
      nomineeId: who.personId,
      byId: winner.personId,
      reason: reasons[n] ?? reasons[0],
      at: shift(ctx.now, -days(3)),
    })),
  })
}
