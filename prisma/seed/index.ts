// npm run seed -- --size town|city|metropolis: fills an empty database with the demo town Lindeveld.
import { parseArgs } from 'node:util'
import type { Ctx } from '@/lib/access/context'
import { settings } from '@/lib/config/settings'
import { createClient } from '@/lib/db/client'
import { now, townZone } from '@/lib/time/clock'
import { randomFrom } from './random'
import { seedAmbassadors } from './seed-ambassadors'
import { seedAppointments } from './seed-appointments'
import { seedCases } from './seed-cases'
import { seedConversations } from './seed-conversations'
import { seedCourses } from './seed-courses'
import { seedManyCases } from './seed-many-cases'
import { seedOrganisations } from './seed-organisations'
import { seedPairs } from './seed-pairs'
import { seedPassport } from './seed-passport'
import { seedPeople, seedPersonas } from './seed-people'
import { seedPlacement, seedRound } from './seed-placement'
import { seedProfiles } from './seed-profiles'
import { seedTeaching } from './seed-teaching'
import { seedTown } from './seed-town'

export const sizes = {
  town: { people: 400, ambassadors: 120, runsPerCourse: 3, cases: 0, teams: 0 },
  city: { people: 10_000, ambassadors: 2_500, runsPerCourse: 30, cases: 14_300, teams: 4 },
  // A million events of cases: seven each.
  metropolis: { people: 100_000, ambassadors: 20_000, runsPerCourse: 150, cases: 143_000, teams: 20 },
} as const
export type Size = keyof typeof sizes

/** Fills the town. The same seed and day give the same data; nothing is done when a course is there already. */
export async function seed(ctx: Ctx, size: Size, say: (line: string) => void): Promise<void> {
  if ((await ctx.db.course.count()) > 0) {
    say('The town is there already.')
    return
  }
  const random = randomFrom(1302)
  const { people, runsPerCourse } = sizes[size]
  const places = await seedTown(ctx, random)
  const personas = await seedPersonas(ctx, random)
  say('Neighbourhoods, venues and demo people are there.')
  const newcomers = await seedPeople(ctx, random, {
    count: people,
    neighbourhoods: places.neighbourhoods,
    say,
  })
  await seedProfiles(ctx, personas, say)
  await seedCourses(ctx, random, { places, personas, newcomers, runsPerCourse, zone: townZone(), say })
  await seedPlacement(ctx, random, { personas, newcomers, zone: townZone() })
  await seedRound(ctx, random, { personas, newcomers })
  await seedTeaching(ctx, randomFrom(1304), { personas, say })
  await seedPassport(ctx, randomFrom(1305), { personas, newcomers, zone: townZone(), say })
  await seedOrganisations(ctx, randomFrom(1303), { personas, people })
  await seedAmbassadors(ctx, {
    personas,
    count: sizes[size].ambassadors,
    neighbourhoods: places.neighbourhoods,
    zone: townZone(),
    say,
  })
  await seedCases(ctx, randomFrom(1305), { personas, newcomers, zone: townZone(), say })
  const { cases, teams } = sizes[size]
  if (cases > 0) {
    const lead = [personas.caseworker, personas.caseworker2, personas.coordinator]
    const made = await seedManyCases(ctx, { cases, teams, lead: lead.flatMap((one) => one ?? []) })
    say(`${made.cases} more cases in ${teams} teams, with ${made.events} events.`)
  }
  await seedConversations(ctx, randomFrom(1307), { personas, zone: townZone(), say })
  await seedAppointments(ctx, randomFrom(1305), { personas, newcomers, zone: townZone() })
  await seedPairs(ctx, { personas, newcomers, zone: townZone(), say })
  await ctx.db.$executeRawUnsafe('ANALYZE')
}

if (process.argv[1]?.endsWith('prisma/seed/index.ts')) {
  const { values } = parseArgs({ options: { size: { type: 'string', default: 'town' } } })
  const size = values.size as Size
  if (!(size in sizes)) {
    console.error(`There is no size ${values.size}. Choose town, city or metropolis.`)
    process.exit(2)
  }
  // Papers are drawn between its statements: on a busy machine that takes longer than anybody at a screen would wait.
  const { db, pool } = createClient(settings().DATABASE_URL, { connections: 5, transactionMs: 60_000 })
  await seed({ actor: { kind: 'system', job: 'seed' }, now: now(), db }, size, (line) => console.log(line))
  await db.$disconnect()
  await pool.end()
}
