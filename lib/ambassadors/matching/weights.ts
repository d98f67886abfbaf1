import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import type { Weights } from '@/lib/matching/types'
import { weightsFrom } from '@/lib/matching/weights'
import { ok, type Result, refused } from '@/lib/result/result'
import { firstFloorGap, firstWeights } from './vocabulary'

export type TownWeights = { weights: Weights; floorGap: number | null }
export type WeightsOfTime = TownWeights & { id: string; setAt: Date; setBy: string | null }

/** How much each thing counts now. */
export async function townWeights(ctx: Ctx): Promise<TownWeights> {
  const row = await ctx.db.matchWeights.findFirst({ orderBy: [{ setAt: 'desc' }, { id: 'desc' }] })
  return row
    ? { weights: weightsFrom(row.weights, firstWeights), floorGap: row.floorGap }
    : { weights: firstWeights, floorGap: firstFloorGap }
}

/** What counted before, newest first, with who said so. */
export async function weightsHistory(ctx: Ctx): Promise<WeightsOfTime[]> {
  const rows = await ctx.db.matchWeights.findMany({ orderBy: [{ setAt: 'desc' }, { id: 'desc' }], take: 50 })
  const people = await ctx.db.person.findMany({
    where: { id: { in: rows.flatMap((row) => row.setById ?? []) } },
    select: { id: true, fullName: true },
  })
  const names = new Map(people.map((person) => [person.id, person.fullName]))
  return rows.map((row) => ({
    id: row.id,
    setAt: row.setAt,
    setBy: row.setById ? (names.get(row.setById) ?? null) : null,
    weights: weightsFrom(row.weights, firstWeights),
    floorGap: row.floorGap,
  }))
}

/** Sets how much each thing counts from now on. Refuses `notFound` for who may not. */
export async function setWeights(
  ctx: Ctx,
  input: Record<string, unknown>,
): Promise<Result<null, 'notFound'>> {
  if (!can(ctx.actor, 'ambassadors.weights.set')) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const now = await townWeights(tx)
    const weights = weightsFrom(input, now.weights)
    const floorGap = typeof input.floorGap === 'number' ? input.floorGap : now.floorGap
    const id = newId()
    await tx.db.matchWeights.create({
      data: { id, setAt: tx.now, setById: personIdOf(tx.actor), weights, floorGap },
    })
    await record(tx, {
      event: 'ambassadors.weights.set',
      subject: { type: 'matchWeights', id },
      data: { ...weights, floorGap },
    })
    return ok(null)
  })
}
