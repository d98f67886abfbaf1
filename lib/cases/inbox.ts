import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { nameQuery } from '@/lib/people/name-key'
import { dateToDay, dayToDate } from '@/lib/time/time'
import { daysUntil } from './deadlines/rules'
import type { InboxFilters } from './filters'
import { todayIn } from './term-view'
import { ownWords } from './type-list'
import type { CaseRow } from './types'
import { visibleSql } from './visible'
import type { Outcome, StageKey, Wait } from './vocabulary'
import type { TypeRef } from './words'

export type MyTeam = { id: string; name: string; safety: boolean }

/** The teams somebody is in now. */
export async function myTeams(ctx: Ctx): Promise<MyTeam[]> {
  const me = personIdOf(ctx.actor)
  if (!me) return []
  const rows = await ctx.db.caseTeamMember.findMany({
    where: { personId: me, leftAt: null, team: { closedAt: null } },
    select: { safety: true, team: { select: { id: true, name: true } } },
    orderBy: { team: { name: 'asc' } },
  })
  return rows.map(({ safety, team }) => ({ ...team, safety }))
}

/** The WHERE of the cases of these teams that somebody sees: the same rule as policy.ts, for lists. */
function ofTeams(ctx: Ctx, teams: readonly MyTeam[], teamId?: string): Prisma.Sql {
  const me = personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000'
  const chosen = teams.filter((team) => !teamId || team.id === teamId)
  const all = chosen.map((team) => team.id)
  const safe = chosen.filter((team) => team.safety).map((team) => team.id)
  return Prisma.sql`c.team_id = ANY(${all}::uuid[])
    AND (NOT c.sensitive OR c.team_id = ANY(${safe}::uuid[]) OR c.assignee_id = ${me}::uuid)`
}

/** What a list is made of, as SQL on `c`. */
function where(ctx: Ctx, teams: readonly MyTeam[], filters: InboxFilters): Prisma.Sql {
  const me = personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000'
  const today = dayToDate(todayIn(ctx))
  const parts = [
    ofTeams(ctx, teams, filters.team),
    Prisma.sql`c.merged_into_id IS NULL AND c.anonymised_at IS NULL`,
  ]
  const { show } = filters
  const open = show !== 'closed'
  parts.push(open ? Prisma.sql`c.closed_at IS NULL` : Prisma.sql`c.closed_at IS NOT NULL`)
  if (show === 'mine') parts.push(Prisma.sql`c.assignee_id = ${me}::uuid`)
  if (show === 'unassigned') parts.push(Prisma.sql`c.assignee_id IS NULL`)
  if (show === 'late') parts.push(Prisma.sql`c.due_on < ${today}::date`)
  if (show === 'newcomer' || show === 'authority' || show === 'partner')
    parts.push(Prisma.sql`c.waiting_on = ${show}`)
  if (show === 'confirm')
    parts.push(Prisma.sql`c.close_asked_by_id IS NOT NULL AND c.close_asked_by_id <> ${me}::uuid`)
  if (filters.type) parts.push(Prisma.sql`c.type_key = ${filters.type}`)
  if (filters.who) parts.push(Prisma.sql`c.assignee_id = ${filters.who}::uuid`)
  if (filters.q) {
    const chosen = teams.filter((team) => !filters.team || team.id === filters.team).map((team) => team.id)
    parts.push(
      found(
        filters.q,
        Prisma.sql`h.team_id = ANY(${chosen}::uuid[]) AND h.closed_at IS ${open ? Prisma.sql`NULL` : Prisma.sql`NOT NULL`}`,
      ),
    )
  }
  return Prisma.join(parts, ' AND ')
}

/**
 * Words in numbers, names, questions and notes; a note that was taken away is not found. `here` says of a case `h` what
 * the list says anyway: a word that stands in half of the town's notes is then looked for in these cases only.
 */
function found(q: string, here: Prisma.Sql): Prisma.Sql {
  const text = q.slice(0, limits.text.search)
  const { name, keys } = nameQuery(text)
  const byName =
    name.length >= 2
      ? Prisma.sql`UNION SELECT h.id FROM person p JOIN help_case h ON h.person_id = p.id
          WHERE ${here} AND (p.search_keys @> ${keys}::text[] OR ${name} <% p.search_name)`
      : Prisma.empty
  const words = Prisma.sql`plainto_tsquery('simple', public.unaccent('public.unaccent', ${text}))`
  return Prisma.sql`c.id IN (
    SELECT coalesce(h.merged_into_id, h.id) FROM help_case h WHERE h.number = ${text.trim().toUpperCase()}
    ${byName}
    UNION SELECT h.id FROM help_case h WHERE ${here} AND case_words(h.question) @@ ${words}
    UNION SELECT n.case_id FROM case_note n JOIN help_case h ON h.id = n.case_id
     WHERE ${here} AND n.removed_at IS NULL AND case_words(n.text) @@ ${words})`
}

const orders = {
  due: Prisma.sql`c.due_on ASC NULLS LAST, c.id`,
  opened: Prisma.sql`c.opened_at DESC, c.id`,
  changed: Prisma.sql`c.changed_at DESC, c.id`,
} as const

type Row = {
  id: string
  number: string
  person_id: string
  full_name: string
  type_key: string
  type_words: unknown
  stage: string
  waiting_on: string
  due_on: Date | null
  assignee_id: string | null
  assignee: string | null
  team: string
  language: string
  opened_at: Date
  urgency: string
  alarm: string | null
  sensitive: boolean
  closed_at: Date | null
  outcome: string | null
  flags: string[]
  found: number | null
}

export type Inbox = {
  rows: CaseRow[]
  /** How many there are in all with these filters. */
  total: number
  counts: Record<
    'all' | 'mine' | 'unassigned' | 'late' | 'newcomer' | 'authority' | 'partner' | 'confirm',
    number
  >
}

/**
 * A page of the inbox with the figures of its tabs. Four queries whatever the size: teams, figures, rows, and the log
 * of who was looked at. The rows of a page are a look at those people.
 */
export async function listCases(
  ctx: Ctx,
  teams: readonly MyTeam[],
  filters: InboxFilters,
  options: { most?: number; look?: 'cases.list.viewed' | 'cases.list.exported' } = {},
): Promise<Inbox> {
  const me = personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000'
  const today = todayIn(ctx)
  const most = options.most ?? limits.cases.pageSize
  const which = where(ctx, teams, filters)
  const page = ctx.db.$queryRaw<Row[]>`
    SELECT c.id, c.number, c.person_id, p.full_name, c.type_key, y.words AS type_words, c.stage, c.waiting_on, c.due_on, c.assignee_id,
           coalesce(a.call_name, a.full_name) AS assignee, t.name AS team, c.language, c.opened_at, c.urgency, c.alarm,
           c.sensitive, c.closed_at, c.outcome,
           c.found,
           ARRAY(SELECT f.kind FROM case_flag f WHERE f.case_id = c.id AND f.cleared_at IS NULL
                   AND (f.until_on IS NULL OR f.until_on >= ${dayToDate(today)}::date) ORDER BY f.raised_at) AS flags
      FROM (SELECT c.*, ${filters.q ? Prisma.sql`count(*) OVER ()::int` : Prisma.sql`NULL::int`} AS found
              FROM help_case c WHERE ${which}
             ORDER BY ${filters.show === 'closed' ? Prisma.sql`c.closed_at DESC, c.id` : orders[filters.sort]}
             LIMIT ${most} OFFSET ${(filters.page - 1) * most}) c
      JOIN person p ON p.id = c.person_id JOIN case_team t ON t.id = c.team_id
      JOIN case_type_version v ON v.id = c.type_version_id JOIN case_type y ON y.id = v.type_id
      LEFT JOIN person a ON a.id = c.assignee_id
     ORDER BY ${filters.show === 'closed' ? Prisma.sql`c.closed_at DESC, c.id` : orders[filters.sort]}`
  const figures = ctx.db.$queryRaw<Inbox['counts'][]>`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE c.assignee_id = ${me}::uuid)::int AS mine,
           count(*) FILTER (WHERE c.assignee_id IS NULL)::int AS unassigned,
           count(*) FILTER (WHERE c.due_on < ${dayToDate(today)}::date)::int AS late,
           count(*) FILTER (WHERE c.waiting_on = 'newcomer')::int AS newcomer,
           count(*) FILTER (WHERE c.waiting_on = 'authority')::int AS authority,
           count(*) FILTER (WHERE c.waiting_on = 'partner')::int AS partner,
           count(*) FILTER (WHERE c.close_asked_by_id <> ${me}::uuid)::int AS confirm
      FROM help_case c WHERE ${ofTeams(ctx, teams, filters.team)} AND c.closed_at IS NULL`
  const count = async () => {
    const [row] = await ctx.db.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM help_case c WHERE ${which}`
    return row?.n ?? 0
  }
  // The tab's own figure is the total where nothing else narrows it; a search counts what it finds as it goes.
  const counted = !filters.q && (filters.type || filters.who || filters.show === 'closed')
  const [rows, [counts], narrowed] = await Promise.all([page, figures, counted ? count() : null])
  const searched = filters.q ? (rows[0]?.found ?? (filters.page > 1 ? await count() : 0)) : null
  const exact = searched ?? narrowed
  await recordView(
    ctx,
    options.look ?? 'cases.list.viewed',
    rows.map((row) => row.person_id),
  )
  const known = counts ?? {
    all: 0,
    mine: 0,
    unassigned: 0,
    late: 0,
    newcomer: 0,
    authority: 0,
    partner: 0,
    confirm: 0,
  }
  return {
    counts: known,
    total: exact ?? (filters.show === 'closed' ? rows.length : known[filters.show]),
    rows: rows.map((row) => {
      const dueOn = row.due_on ? dateToDay(row.due_on) : null
      return {
        id: row.id,
        number: row.number,
        personId: row.person_id,
        name: row.full_name,
        typeKey: row.type_key,
        typeWords: ownWords(row.type_words),
        stage: row.stage as StageKey,
        waitingOn: row.waiting_on as Wait,
        dueOn,
        daysLeft: dueOn ? daysUntil(today, dueOn) : null,
        assigneeId: row.assignee_id,
        assignee: row.assignee,
        team: row.team,
        language: row.language,
        openedAt: row.opened_at,
        urgency: row.urgency,
        alarm: row.alarm,
        sensitive: row.sensitive,
        closedAt: row.closed_at,
        outcome: row.outcome as Outcome | null,
        flags: row.flags,
      }
    }),
  }
}

/** Colleagues of these teams, for "assign to". */
export async function colleagues(
  ctx: Ctx,
  teamIds: readonly string[],
): Promise<{ id: string; name: string; teamId: string; safety: boolean }[]> {
  const rows = await ctx.db.$queryRaw<{ id: string; name: string; teamId: string; safety: boolean }[]>`
    SELECT p.id, coalesce(p.call_name, p.full_name) AS name, m.team_id AS "teamId", m.safety
      FROM case_team_member m JOIN person p ON p.id = m.person_id
     WHERE m.team_id = ANY(${[...teamIds]}::uuid[]) AND m.left_at IS NULL AND p.disabled_at IS NULL
     ORDER BY 2, 1`
  return rows
}

/** These cases, as far as somebody sees them and they are open: what a bulk action would touch. A look, recorded. */
export async function someCases(ctx: Ctx, ids: readonly string[]) {
  const rows = await ctx.db.$queryRaw<
    (TypeRef & {
      id: string
      number: string
      personId: string
      name: string
      assignee: string | null
    })[]
  >`
    SELECT c.id, c.number, c.person_id AS "personId", p.full_name AS name, c.type_key AS "typeKey", y.words AS "typeWords",
           coalesce(a.call_name, a.full_name) AS assignee
      FROM help_case c JOIN person p ON p.id = c.person_id
      JOIN case_type_version v ON v.id = c.type_version_id JOIN case_type y ON y.id = v.type_id
      LEFT JOIN person a ON a.id = c.assignee_id
     WHERE c.id = ANY(${[...ids]}::uuid[]) AND c.closed_at IS NULL AND c.merged_into_id IS NULL AND ${visibleSql(ctx)}
     ORDER BY c.due_on NULLS LAST, c.id`
  await recordView(
    ctx,
    'cases.list.viewed',
    rows.map((row) => row.personId),
  )
  return rows
}

/** A caseworker's morning: own cases due within a week, and what nobody has; eight of each. Null without a team. */
export async function todayCases(ctx: Ctx): Promise<{ first: CaseRow[]; fresh: CaseRow[] } | null> {
  const teams = await myTeams(ctx)
  if (teams.length === 0) return null
  const filters = { sort: 'due', page: 1 } as const
  const [mine, unassigned] = [
    await listCases(ctx, teams, { ...filters, show: 'mine' }, { most: 8 }),
    await listCases(ctx, teams, { ...filters, show: 'unassigned' }, { most: 8 }),
  ]
  return {
    first: mine.rows.filter((row) => row.daysLeft !== null && row.daysLeft <= 7),
    fresh: unassigned.rows,
  }
}
