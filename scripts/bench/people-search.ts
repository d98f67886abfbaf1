import type { Ctx } from '@/lib/access/context'
import { searchPeople } from '@/lib/people/search'
import { randomFrom } from '../../prisma/seed/random'
import { seedPeople } from '../../prisma/seed/seed-people'
import { seedTown } from '../../prisma/seed/seed-town'
import { makePeople } from '../../tests/support/factories'
import { atLeast, atMost, type Bench } from './report'
import { throwAwayDatabase } from './town'

const at = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

/** A slip of the finger: two neighbours change places. */
const slip = (word: string) =>
  word.length > 3 ? `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}` : word

/**
 * People search at the size of a metropolis: what reception types, as milliseconds of the whole command (the look is
 * recorded too), and whether the one who was meant is among the finds.
 */
export const bench: Bench = async ({ quick, say }) => {
  const town = await throwAwayDatabase()
  try {
    const ctx: Ctx = { actor: { kind: 'system', job: 'bench' }, now: new Date(), db: town.db }
    const random = randomFrom(77)
    const count = quick ? 20_000 : 100_000
    say(`Writing ${count} people …`)
    const { neighbourhoods } = await seedTown(ctx, random)
    await seedPeople(ctx, random, { count, neighbourhoods, say: () => {} })
    await town.pool.query('VACUUM ANALYZE person')
    const [staffId = ''] = await makePeople(ctx, 1)
    const staff: Ctx = {
      ...ctx,
      actor: { kind: 'person', personId: staffId, sessionId: staffId, roles: ['reception'] },
    }
    const people = (
      await town.pool.query<{
        id: string
        full_name: string
        birth_year: number | null
        phone: string | null
      }>(
        `SELECT id, full_name, birth_year, phone FROM person WHERE full_name LIKE '% %' ORDER BY md5(id::text) LIMIT $1`,
        [quick ? 40 : 150],
      )
    ).rows
    const questions = people.flatMap((person) => {
      const [given = '', family = ''] = person.full_name.split(' ')
      const year = person.birth_year ? ` ${person.birth_year}` : ''
      return [
        { id: person.id, exact: year !== '', q: person.full_name + year },
        { id: person.id, exact: false, q: given },
        { id: person.id, exact: false, q: `${slip(given)} ${family}${year}` },
        ...(person.phone ? [{ id: person.id, exact: true, q: person.phone.slice(4) }] : []),
      ]
    })
    say(`Asking ${questions.length} questions …`)
    for (const { q } of questions.slice(0, 20)) await searchPeople(staff, q)
    const took: number[] = []
    let found = 0
    let meant = 0
    for (const { id, exact, q } of questions) {
      const begun = process.hrtime.bigint()
      const finds = await searchPeople(staff, q)
      took.push(Number(process.hrtime.bigint() - begun) / 1e6)
      if (!exact) continue
      meant++
      if (finds.some((person) => person.id === id)) found++
    }
    took.sort((a, b) => a - b)
    const p95 = at(took, 0.95)
    return {
      figures: {
        people: count,
        questions: questions.length,
        medianMs: at(took, 0.5),
        p95Ms: p95,
        worstMs: took.at(-1) ?? 0,
        foundOfMeant: found / meant,
      },
      bars: [atMost('p95Ms', p95, 300), atLeast('foundOfMeant', found / meant, 0.95)],
    }
  } finally {
    await town.drop()
  }
}
