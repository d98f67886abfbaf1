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
const colleagues = 10

/** A uuid that comes out the same each time, made by the database from a word and a number. */
const id = (word: string, column: Prisma.Sql) => Prisma.sql`md5(${word} || ${column}::text)::uuid`

/** Teams with ten colleagues each, people of the town who work here; `lead` (somebody we know) joins one team each. */
async function seedManyTeams(ctx: Ctx, teams: number, lead: readonly string[]): Promise<void> {
  const { db, now } = ctx
  const n = Prisma.sql`g.n`
  await db.$executeRaw`
    INSERT INTO case_team (id, key, name, type_keys, phone_weekdays, created_at)
    SELECT ${id('team', n)}, 'buurt-' || n, 'Buurtteam ' || n, ${[...new Set(kinds)]}::text[], ARRAY[1, 2], ${now}
      FROM generate_series(1, ${teams}::int) AS g(n)`
  await db.$executeRaw`
    INSERT INTO case_team_member (id, team_id, person_id, joined_at)
    SELECT ${id('member', n)}, md5('team' || (1 + (g.n - 1) / ${colleagues})::text)::uuid, p.id, ${now}
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM person WHERE demo_persona IS NULL) p
      JOIN generate_series(1, ${teams * colleagues}::int) AS g(n) ON g.n = p.n`
  await db.$executeRaw`
    INSERT INTO role_assignment (id, person_id, role, granted_at)
    SELECT md5('caseworker' || m.person_id::text)::uuid, m.person_id, 'caseworker', ${now}
      FROM case_team_member m WHERE m.joined_at = ${now}`
  await db.$executeRaw`
    INSERT INTO case_team_member (id, team_id, person_id, joined_at, safety)
    SELECT ${id('lead', n)}, md5('team' || (1 + (g.n - 1) % ${teams})::text)::uuid, (${[...lead]}::text[])[g.n]::uuid, ${now}, true
      FROM generate_series(1, ${lead.length}::int) AS g(n)`
}

/**
 * Fills a large town with cases by statements of the database itself: so many cases of the people there are, in so many
 * teams of ten, one in five still open, with about seven events and two notes each; open ones have a task, two papers and
 * somebody who works on them. Quick, and the same each time. The town's own stories stand beside it.
 */
export async function seedManyCases(
  ctx: Ctx,
  wanted: { cases: number; teams: number; lead?: readonly string[] },
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
  const { cases, teams } = wanted
  const series = Prisma.sql`generate_series(1, ${cases}::int) AS g(n)`
  // Team by team: within each every fifth is open, and kinds and colleagues take turns. Nothing below shares a divisor
  // with that, or one team would have all of one sort.
  const turn = Prisma.sql`(g.n / ${teams})`
  const open = Prisma.sql`${turn} % 5 = 0`
  const opened = Prisma.sql`${now}::timestamptz - make_interval(days => (g.n * 13 % 700)::int, hours => (g.n % 9)::int)`
  await seedManyTeams(ctx, teams, wanted.lead ?? [])
  // Counted before: a count beside each row would make the join compare everybody with every case.
  const people = await db.person.count({ where: { demoPersona: null } })
  await db.$executeRaw`
    INSERT INTO help_case (id, number, person_id, type_version_id, type_key, country, team_id, assignee_id, opened_by,
      opened_at, question, language, urgency, reach_by, reach_when, answer_by, first_answer_at, stage, waiting_on, due_on,
      changed_at, closed_at, outcome)
    SELECT ${id('case', n)}, 'G-' || lpad(g.n::text, 7, '0'), p.id,
           (${typeIds}::text[])[1 + ${turn} % ${kinds.length}]::uuid, (${[...kinds]}::text[])[1 + ${turn} % ${kinds.length}],
           'BE', md5('team' || (1 + g.n % ${teams})::text)::uuid,
           CASE WHEN g.n % 11 = 0 THEN NULL ELSE m.person_id END, 'self', ${opened},
           'Vraag ' || md5(g.n::text) || ' over ' || (ARRAY['huur', 'kaart', 'school', 'dokter', 'boete'])[1 + g.n / 7 % 5],
           (ARRAY['ar', 'ti', 'uk', 'fa', 'nl'])[1 + g.n / 3 % 5], 'week', 'phone', ARRAY['morning'],
           (${opened})::date + 2, ${opened} + interval '1 day',
           CASE WHEN ${open} THEN 'gather' ELSE 'finish' END,
           CASE WHEN ${open} THEN (ARRAY['centre', 'newcomer', 'authority'])[1 + g.n % 3] ELSE 'nobody' END,
           CASE WHEN ${open} THEN ${now}::date + (g.n * 7 % 90)::int - 10 END,
           ${now}::timestamptz - make_interval(hours => (g.n * 17 % 5000)::int),
           CASE WHEN NOT (${open}) THEN ${now}::timestamptz - make_interval(days => (g.n * 11 % 600)::int) END,
           CASE WHEN NOT (${open}) THEN (ARRAY['solved', 'partly', 'refused'])[1 + g.n % 3] END
      FROM ${series}
      JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM person WHERE demo_persona IS NULL) p
        ON p.n = g.n % ${people}
      LEFT JOIN case_team_member m
        ON m.id = md5('member' || (1 + (g.n % ${teams}) * ${colleagues} + ${turn} / 5 % ${colleagues})::text)::uuid`
  await db.$executeRaw`
    INSERT INTO case_assignment (id, case_id, person_id, team_id, from_at, reason, by_id)
    SELECT md5('assignment' || c.id::text)::uuid, c.id, c.assignee_id, c.team_id, c.opened_at, 'claimed', c.assignee_id
      FROM help_case c WHERE c.number LIKE 'G-%' AND c.closed_at IS NULL AND c.assignee_id IS NOT NULL`
  await db.$executeRaw`
    INSERT INTO case_task (id, case_id, key, who, due_on, source, created_at)
    SELECT md5('task' || c.id::text)::uuid, c.id,
           CASE c.waiting_on WHEN 'newcomer' THEN 'bringPapers' WHEN 'authority' THEN 'nudgeAuthority' ELSE 'callBack' END,
           CASE c.waiting_on WHEN 'newcomer' THEN 'newcomer' ELSE 'centre' END, c.due_on, 'template', c.opened_at
      FROM help_case c WHERE c.number LIKE 'G-%' AND c.closed_at IS NULL`
  await db.$executeRaw`
    INSERT INTO case_paper (id, case_id, key, ready_at, position)
    SELECT md5(k || c.id::text)::uuid, c.id, k, CASE WHEN k = 'letter' THEN c.opened_at END, 1
      FROM help_case c, unnest(ARRAY['letter', 'address']) AS k WHERE c.number LIKE 'G-%' AND c.closed_at IS NULL`
  await db.$executeRaw`
    INSERT INTO case_event (case_id, at, kind, actor_kind, data, shared)
    SELECT ${id('case', n)}, ${opened} + make_interval(hours => k * 20),
           (ARRAY['opened', 'claimed', 'contacted', 'paperAsked', 'taskDone', 'paperSeen', 'noteWritten'])[k], 'system',
           '{}', k <> 7
      FROM ${series}, generate_series(1, 7) AS k`
  await db.$executeRaw`
    INSERT INTO case_note (id, case_id, kind, language, text, at)
    SELECT md5('note' || g.n::text || '-' || k)::uuid, ${id('case', n)}, 'internal', 'nl',
           'Gebeld over ' || (ARRAY['afspraak', 'loket', 'papieren', 'tolk', 'betaling'])[1 + (${turn} / 3 + k) % 5] || ' '
             || substr(md5(g.n::text || k), 1, 8), ${opened}
      FROM ${series}, generate_series(1, 2) AS k`
  return { cases, events: cases * 7 }
}
