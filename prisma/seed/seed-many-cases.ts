import type { Ctx } from '@/lib/access/context'
import type { TypeKey } from '@/lib/cases/vocabulary'
import { Prisma } from '@/lib/db/client'

// Weighted: most questions are about cards, letters and living.
const kinds: readonly TypeKey[] = [
  'residenceCard',
  'letter',
  'housing',
  'residenceCard',
  'school',
  'diploma',
  'healthcare',
  'other',
]

/** A uuid that comes out the same each time, made by the database from a word and a number. */
const id = (word: string, column: Prisma.Sql) => Prisma.sql`md5(${word} || ${column}::text)::uuid`

/**
 * Fills a large town with cases by statements of the database itself: so many cases of the people there are, in so many
 * teams of ten, one in five still open, with about seven events and two notes each. Quick (a million events in about a
 * minute), and the same each time. For the shape of real work the town's own stories stand beside it.
 */
export async function seedManyCases(
  ctx: Ctx,
  wanted: { cases: number; teams: number },
): Promise<{ cases: number; events: number }> {
  const { db, now } = ctx
  const versions = await db.caseTypeVersion.findMany({
    where: { type: { country: 'BE', key: { in: [...kinds] } } },
    select: { id: true, type: { select: { key: true } } },
    orderBy: { version: 'desc' },
    distinct: ['typeId'],
  })
  const typeIds = kinds.map((key) => versions.find((version) => version.type.key === key)?.id ?? '')
  const n = Prisma.sql`g.n`
  await db.$executeRaw`
    INSERT INTO case_team (id, key, name, type_keys, phone_weekdays, created_at)
    SELECT ${id('team', n)}, 'groot-' || n, 'Team ' || n, ARRAY['none'], ARRAY[1, 2], ${now}
      FROM generate_series(1, ${wanted.teams}::int) AS g(n)`
  // Ten colleagues each, of the people there are.
  await db.$executeRaw`
    INSERT INTO case_team_member (id, team_id, person_id, joined_at)
    SELECT ${id('member', n)}, md5('team' || (1 + (g.n - 1) / 10)::text)::uuid, p.id, ${now}
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM person) p
      JOIN generate_series(1, ${wanted.teams * 10}::int) AS g(n) ON g.n = p.n`
  await db.$executeRaw`
    INSERT INTO help_case (id, number, person_id, type_version_id, type_key, country, team_id, assignee_id, opened_by,
      opened_at, question, language, urgency, reach_by, reach_when, answer_by, first_answer_at, stage, waiting_on, due_on,
      changed_at, closed_at, outcome)
    SELECT ${id('case', n)}, 'G-' || lpad(g.n::text, 7, '0'), p.id,
           (${typeIds}::text[])[1 + g.n % ${kinds.length}]::uuid, (${[...kinds]}::text[])[1 + g.n % ${kinds.length}],
           'BE', md5('team' || (1 + g.n % ${wanted.teams})::text)::uuid,
           CASE WHEN g.n % 11 = 0 THEN NULL ELSE m.person_id END, 'self',
           ${now}::timestamptz - make_interval(days => g.n % 700),
           'Vraag ' || md5(g.n::text) || ' over ' || (ARRAY['huur', 'kaart', 'school', 'dokter', 'boete'])[1 + g.n % 5],
           (ARRAY['ar', 'ti', 'uk', 'fa', 'nl'])[1 + g.n % 5], 'week', 'phone', ARRAY['morning'],
           (${now}::timestamptz - make_interval(days => g.n % 700))::date + 2,
           ${now}::timestamptz - make_interval(days => g.n % 700) + interval '1 day',
           CASE WHEN g.n % 5 = 0 THEN 'gather' ELSE 'finish' END,
           CASE WHEN g.n % 5 <> 0 THEN 'nobody' ELSE (ARRAY['centre', 'newcomer', 'authority'])[1 + g.n % 3] END,
           CASE WHEN g.n % 5 = 0 THEN ${now}::date + (g.n % 90)::int - 10 END,
           ${now}::timestamptz - make_interval(hours => (g.n % 5000)::int),
           CASE WHEN g.n % 5 <> 0 THEN ${now}::timestamptz - make_interval(days => (g.n % 600)::int) END,
           CASE WHEN g.n % 5 <> 0 THEN (ARRAY['solved', 'partly', 'refused'])[1 + g.n % 3] END
      FROM generate_series(1, ${wanted.cases}::int) AS g(n)
      JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS all FROM person) p
        ON p.n = g.n % p.all
      LEFT JOIN case_team_member m ON m.id = md5('member' || (1 + (g.n % ${wanted.teams}) * 10 + g.n % 10)::text)::uuid`
  await db.$executeRaw`
    INSERT INTO case_event (case_id, at, kind, actor_kind, data, shared)
    SELECT ${id('case', n)}, ${now}::timestamptz - make_interval(days => g.n % 700, hours => -k),
           (ARRAY['opened', 'claimed', 'contacted', 'factRecorded', 'taskDone', 'paperSeen', 'noteWritten'])[k], 'system',
           '{}', k <> 7
      FROM generate_series(1, ${wanted.cases}::int) AS g(n), generate_series(1, 7) AS k`
  await db.$executeRaw`
    INSERT INTO case_note (id, case_id, kind, language, text, at)
    SELECT md5('note' || g.n::text || '-' || k)::uuid, ${id('case', n)}, 'internal', 'nl',
           'Gebeld over ' || (ARRAY['afspraak', 'loket', 'papieren', 'tolk', 'betaling'])[1 + (g.n + k) % 5] || ' '
             || substr(md5(g.n::text || k), 1, 8), ${now}
      FROM generate_series(1, ${wanted.cases}::int) AS g(n), generate_series(1, 2) AS k`
  return { cases: wanted.cases, events: wanted.cases * 7 }
}
