import type { Ctx } from '@/lib/access/context'
import { allocate, type Wisher } from '@/lib/courses/allocation/allocate'
import { dryRun } from '@/lib/courses/allocation/draw'
import { newId } from '@/lib/db/ids'
import { days, shift } from '@/lib/time/time'
import { randomFrom } from '../../prisma/seed/random'
import { makePeople, makeRun } from '../../tests/support/factories'
import { atMost, type Bench } from './report'
import { throwAwayDatabase } from './town'

/**
 * A start day that everybody wants: 2,000 people with five wishes each for 60 runs of 20 places. Seconds of the rule
 * alone, and of the whole dry run with reading and writing.
 */
export const bench: Bench = async ({ quick, say }) => {
  const town = await throwAwayDatabase()
  try {
    const ctx: Ctx = { actor: { kind: 'system', job: 'bench' }, now: new Date(), db: town.db }
    const random = randomFrom(60)
    const [people, runs] = quick ? [400, 20] : [2000, 60]
    say(`Writing ${people} people and ${runs} runs …`)
    const ids = await makePeople(ctx, people)
    const runIds: string[] = []
    for (let n = 0; n < runs; n++) runIds.push((await makeRun(ctx, { capacity: 20 })).runId)
    // Popular runs are wished for more than others, as in life.
    const wishesOf = () => {
      const wished = new Set<string>()
      while (wished.size < 5) wished.add(runIds[Math.floor(random.next() ** 2 * runs)] ?? '')
      return [...wished]
    }
    const wishers: Wisher[] = ids.map((id) => ({ id, wishes: wishesOf(), priority: random.int(1, 4) }))
    const roundId = newId()
    await ctx.db.allocationRound.create({
      data: {
        id: roundId,
        title: 'Bench',
        closesAt: shift(ctx.now, days(1)),
        seed: 'bench',
        createdAt: ctx.now,
        runs: { create: runIds.map((runId) => ({ runId })) },
      },
    })
    await ctx.db.allocationWish.createMany({
      data: wishers.flatMap(({ id, wishes }) =>
        wishes.map((runId, index) => ({ roundId, personId: id, rank: index + 1, runId })),
      ),
    })
    const seconds = async (work: () => unknown) => {
      const begun = performance.now()
      await work()
      return (performance.now() - begun) / 1000
    }
    const capacities = new Map(runIds.map((runId) => [runId, 20]))
    const rule = await seconds(() => allocate(wishers, capacities, 'bench'))
    let outcome = { people: 0, placed: 0, first: 0 }
    const whole = await seconds(async () => {
      outcome = await dryRun(ctx, roundId)
    })
    return {
      figures: { ...outcome, runs, ruleSeconds: rule, dryRunSeconds: whole },
      bars: [atMost('ruleSeconds', rule, 5), atMost('dryRunSeconds', whole, 5)],
    }
  } finally {
    await town.drop()
  }
}
