import type { Ctx } from '@/lib/access/context'
import { planningBoard } from '@/lib/courses/planning/board'
import { demandReport } from '@/lib/courses/planning/demand'
import { addDays, dayOf, weekdayOf } from '@/lib/time/time'
import { randomFrom } from '../../prisma/seed/random'
import { seedCourses } from '../../prisma/seed/seed-courses'
import { seedPeople } from '../../prisma/seed/seed-people'
import { seedPlacement } from '../../prisma/seed/seed-placement'
import { seedTown } from '../../prisma/seed/seed-town'
import { atMost, type Bench } from './report'
import { throwAwayDatabase } from './town'

const zone = 'Europe/Brussels'

/** The planning board by room and by teacher and the demand report in a metropolis, as milliseconds of the whole query. */
export const bench: Bench = async ({ quick, say }) => {
  const town = await throwAwayDatabase()
  try {
    const ctx: Ctx = { actor: { kind: 'system', job: 'bench' }, now: new Date(), db: town.db }
    const random = randomFrom(1302)
    const [people, runsPerCourse] = quick ? [10_000, 30] : [100_000, 150]
    say(`Writing ${people} people and ${runsPerCourse} runs of each course …`)
    const places = await seedTown(ctx, random)
    const newcomers = await seedPeople(ctx, random, {
      count: people,
      neighbourhoods: places.neighbourhoods,
      say: () => {},
    })
    await seedCourses(ctx, random, { places, personas: {}, newcomers, runsPerCourse, zone, say: () => {} })
    await seedPlacement(ctx, random, { personas: {}, newcomers, zone })
    await town.pool.query('VACUUM ANALYZE')
    const today = dayOf(ctx.now, zone)
    const monday = addDays(today, 1 - weekdayOf(today))
    const time = async (work: () => Promise<unknown>) => {
      const begun = performance.now()
      await work()
      return performance.now() - begun
    }
    const board: number[] = []
    const demand: number[] = []
    for (let n = 0; n < 40; n++) {
      const from = addDays(monday, (n % 8) * 7 - 14)
      board.push(
        await time(() =>
          planningBoard(
            ctx,
            'nl',
            { by: n % 2 ? 'room' : 'teacher', venueId: null, from, page: (n % 3) + 1 },
            zone,
          ),
        ),
      )
      demand.push(
        await time(() =>
          demandReport(ctx, n % 3 === 0 ? {} : n % 3 === 1 ? { level: 'A0' } : { dayPart: 'evening' }),
        ),
      )
    }
    const p95 = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? 0
    const [runs, lessons, waiting] = await Promise.all([
      ctx.db.courseRun.count(),
      ctx.db.lesson.count(),
      ctx.db.courseDemand.count(),
    ])
    return {
      figures: { people, runs, lessons, waiting, boardP95Ms: p95(board), demandP95Ms: p95(demand) },
      bars: [atMost('boardP95Ms', p95(board), 300), atMost('demandP95Ms', p95(demand), 300)],
    }
  } finally {
    await town.drop()
  }
}
