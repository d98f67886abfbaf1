import type { Ctx } from '@/lib/access/context'
import { filterQuery, readFilters } from '@/lib/cases/filters'
import { listCases, myTeams } from '@/lib/cases/inbox'
import { installTypes } from '@/lib/cases/install-types'
import { viewCase } from '@/lib/cases/staff-case'
import { randomFrom } from '../../prisma/seed/random'
import { seedManyCases } from '../../prisma/seed/seed-many-cases'
import { seedPeople } from '../../prisma/seed/seed-people'
import { seedTown } from '../../prisma/seed/seed-town'
import { atMost, type Bench } from './report'
import { throwAwayDatabase } from './town'

const at = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
const p95 = (took: number[]) =>
  at(
    took.toSorted((a, b) => a - b),
    0.95,
  )

/**
 * The inbox, search and a case's page at the size of a metropolis (a million events): milliseconds of the whole query
 * with its row in the log, and how many questions a page asks the database.
 */
export const bench: Bench = async ({ quick, say }) => {
  const town = await throwAwayDatabase()
  try {
    const ctx: Ctx = { actor: { kind: 'system', job: 'bench' }, now: new Date(), db: town.db }
    const [people, cases, teams] = quick ? [4_000, 15_000, 4] : [100_000, 143_000, 20]
    say(`Writing ${people} people and ${cases} cases …`)
    const random = randomFrom(78)
    const { neighbourhoods } = await seedTown(ctx, random)
    await seedPeople(ctx, random, { count: people, neighbourhoods, say: () => {} })
    await installTypes(ctx)
    const made = await seedManyCases(ctx, { cases, teams })
    await town.pool.query('VACUUM ANALYZE')
    const [member] = (
      await town.pool.query<{ person_id: string }>(
        `SELECT person_id FROM case_team_member ORDER BY id LIMIT 1`,
      )
    ).rows
    const personId = member?.person_id ?? ''
    let asked = 0
    const counting = town.db.$extends({
      query: {
        $allOperations({ args, query }) {
          asked++
          return query(args)
        },
      },
    }) as unknown as Ctx['db']
    const staff: Ctx = {
      ...ctx,
      db: counting,
      actor: { kind: 'person', personId, sessionId: personId, roles: ['caseworker'] },
    }
    const teamsOf = await myTeams(staff)
    const time = async (work: () => Promise<unknown>) => {
      const begun = process.hrtime.bigint()
      await work()
      return Number(process.hrtime.bigint() - begun) / 1e6
    }
    const lists = [
      '',
      '?show=mine',
      '?show=unassigned',
      '?show=late',
      '?show=newcomer',
      '?type=housing',
      '?page=5',
      '?show=closed',
      '?sort=changed',
    ]
    // “vraag” stands in every question there is: the most that a search can find.
    const words = ['vraag', 'huur', 'tolk', 'Amina', 'loket betaling', 'G-0000042', 'Mohammed', 'zzzz']
    const filtersOf = (query: string) => readFilters(Object.fromEntries(new URLSearchParams(query)))
    const times = quick ? 4 : 12
    const inbox: number[] = []
    const search: number[] = []
    const page: number[] = []
    say('Asking …')
    for (const query of lists) await listCases(staff, teamsOf, filtersOf(query))
    for (let turn = 0; turn < times; turn++) {
      for (const query of lists) inbox.push(await time(() => listCases(staff, teamsOf, filtersOf(query))))
      for (const q of words) search.push(await time(() => listCases(staff, teamsOf, filtersOf(`?q=${q}`))))
    }
    const { rows } = await listCases(staff, teamsOf, filtersOf(filterQuery(filtersOf(''))))
    await viewCase(staff, rows.at(-1)?.id ?? '')
    for (const row of rows.slice(0, 40)) page.push(await time(() => viewCase(staff, row.id)))
    asked = 0
    await listCases(staff, await myTeams(staff), filtersOf('?q=huur'))
    const inboxQueries = asked
    asked = 0
    await viewCase(staff, rows[0]?.id ?? '')
    const pageQueries = asked
    return {
      figures: {
        people,
        cases: made.cases,
        events: made.events,
        inboxP95Ms: p95(inbox),
        searchP95Ms: p95(search),
        pageP95Ms: p95(page),
        inboxQueries,
        pageQueries,
      },
      bars: [
        atMost('inbox p95, ms', p95(inbox), 300),
        atMost('search p95, ms', p95(search), 300),
        atMost('case page p95, ms', p95(page), 300),
        atMost('questions the inbox asks', inboxQueries, 5),
        atMost('questions a case’s page asks', pageQueries, 8),
      ],
    }
  } finally {
    await town.drop()
  }
}
