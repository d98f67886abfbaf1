import type { Ctx } from '@/lib/access/context'
import { days, shift } from '@/lib/time/time'
import type { Random } from './random'

/** A wife and a husband who ask together: one ambassador accompanies both, or nobody does (families are kept whole). */
export function coupleRequests(ctx: Ctx, random: Random, couple: readonly string[]): object[] {
  const at = shift(ctx.now, -days(150))
  return couple.map((personId) => ({
    id: random.uuid(),
    personId,
    roleKey: 'languageBuddy',
    asks: ['talk'],
    together: true,
    state: 'waiting',
    createdAt: at,
    waitingSince: at,
    changedAt: at,
    endedAt: null,
    endReason: null,
  }))
}

/** They are free at the same moments, and each says that the other lives with them. */
export async function tieCouple(
  ctx: Ctx,
  random: Random,
  couple: readonly [string, string],
  availability: number,
): Promise<void> {
  const [one, other] = couple
  const people = await ctx.db.person.findMany({
    where: { id: { in: [...couple] } },
    select: { id: true, fullName: true, locale: true },
  })
  const nameOf = (id: string) => people.find((person) => person.id === id)?.fullName ?? ''
  await ctx.db.person.update({
    where: { id: other },
    data: { locale: people.find((person) => person.id === one)?.locale },
  })
  await ctx.db.matchProfile.updateMany({
    where: { personId: { in: [...couple] } },
    data: { availability, needs: [], withoutLanguage: true },
  })
  await ctx.db.householdMember.createMany({
    data: [
      [one, other],
      [other, one],
    ].map(([personId = '', linkedPersonId = '']) => ({
      id: random.uuid(),
      personId,
      linkedPersonId,
      name: nameOf(linkedPersonId),
      birthYear: 1988,
      relation: 'partner',
      createdAt: ctx.now,
    })),
  })
}
