import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { limits } from '@/lib/config/limits'
import { town } from '@/lib/config/town'
import { Prisma } from '@/lib/db/client'
import { nameQuery } from '@/lib/people/name-key'
import { townZone } from '@/lib/time/clock'
import { addMonths, type Day, dateToDay, dayOf, dayToDate } from '@/lib/time/time'
import { readAvailability } from './availability'
import type { BoardFilters } from './filters'
import { hoursOf } from './hours'
import { judgedWhere } from './policy'
import { checkRules, codeVersion } from './rules'
import { doneModules, type ModuleDone } from './training'
import type { AmbassadorState, EndKind, StepKind } from './vocabulary'

export type AmbassadorRow = {
  id: string
  personId: string
  name: string
  locale: string
  state: AmbassadorState
  since: Date
  roles: string[]
  coordinator: string | null
  recordUntil: Day | null
  recordOver: boolean
  recordSoon: boolean
  talkAt: Date | null
  chased: number
  pairs: number
  /** It waits for us, or a paper is about to run out. */
  attention: boolean
}

type Raw = {
  id: string
  person_id: string
  name: string
  locale: string
  state: AmbassadorState
  state_since: Date
  roles: string[] | null
  coordinator: string | null
  expires_on: Date | null
  talk_at: Date | null
  chased_count: number
  pairs: number
  attention: boolean
  total: number
}

/** What the filters of the address mean, as a condition on `a` (ambassador) and `p` (person). */
function filterSql(ctx: Ctx, filters: BoardFilters): Prisma.Sql {
  const own = personIdOf(ctx.actor)
  const parts = [own ? Prisma.sql`a.person_id <> ${own}::uuid` : Prisma.sql`true`]
  if (filters.role)
    parts.push(
      Prisma.sql`EXISTS (SELECT FROM ambassador_role_wish w WHERE w.ambassador_id = a.id AND w.role_key = ${filters.role})`,
    )
  if (filters.who === 'nobody') parts.push(Prisma.sql`a.coordinator_id IS NULL`)
  else if (filters.who) parts.push(Prisma.sql`a.coordinator_id = ${filters.who}::uuid`)
  if (filters.state) parts.push(Prisma.sql`a.state = ${filters.state}`)
  if (filters.q) {
    const words = nameQuery(filters.q).name.replace(/[%_\\]/g, '')
    parts.push(
      words
        ? Prisma.sql`p.search_name LIKE ${`%${words}%`}`
        : Prisma.sql`p.full_name ILIKE ${`%${filters.q.replace(/[%_\\]/g, '')}%`}`,
    )
  }
  if (filters.attention) parts.push(Prisma.sql`${attentionSql(ctx)}`)
  return Prisma.join(parts, ' AND ')
}

/** Waits for us: no talk planned within a week, a talk to be written down, somebody ready, or a record about to end. */
function attentionSql(ctx: Ctx): Prisma.Sql {
  const today = dayOf(ctx.now, townZone())
  const rule = checkRules[town.country]
  const soon = addMonths(today, rule ? rule.validMonths - rule.renewFromMonth : 3)
  return Prisma.sql`(
    (a.state = 'applied' AND a.state_since < ${ctx.now}::timestamptz - interval '7 days')
    OR (a.state = 'talkPlanned' AND EXISTS (SELECT FROM ambassador_talk k WHERE k.ambassador_id = a.id AND k.cancelled_at IS NULL AND k.outcome IS NULL AND k.ends_at < ${ctx.now}))
    OR a.state = 'trained'
    OR (a.state IN ('active', 'paused') AND c.expires_on <= ${dayToDate(soon)})
  )`
}

const from = Prisma.sql`
  FROM ambassador a
  JOIN person p ON p.id = a.person_id
  LEFT JOIN LATERAL (SELECT max(k.expires_on) AS expires_on FROM ambassador_check k
                      WHERE k.ambassador_id = a.id AND k.voided_at IS NULL) c ON true`

const columns = (ctx: Ctx) => Prisma.sql`
  a.id, a.person_id, p.full_name AS name, p.locale, a.state, a.state_since, a.chased_count, c.expires_on,
  ${attentionSql(ctx)} AS attention,
  (SELECT array_agg(w.role_key ORDER BY w.role_key) FROM ambassador_role_wish w WHERE w.ambassador_id = a.id) AS roles,
  (SELECT coalesce(o.call_name, o.full_name) FROM person o WHERE o.id = a.coordinator_id) AS coordinator,
  (SELECT min(k.starts_at) FROM ambassador_talk k
    WHERE k.ambassador_id = a.id AND k.cancelled_at IS NULL AND k.outcome IS NULL) AS talk_at,
  (SELECT count(*)::int FROM pair x WHERE x.helper_id = a.person_id AND x.ended_at IS NULL) AS pairs`

function toRow(ctx: Ctx, raw: Raw): AmbassadorRow {
  const today = dayOf(ctx.now, townZone())
  const rule = checkRules[town.country]
  const until = raw.expires_on ? dateToDay(raw.expires_on) : null
  return {
    id: raw.id,
    personId: raw.person_id,
    name: raw.name,
    locale: raw.locale,
    state: raw.state,
    since: raw.state_since,
    roles: raw.roles ?? [],
    coordinator: raw.coordinator,
    recordUntil: until,
    recordOver: until !== null && until <= today,
    recordSoon:
      until !== null &&
      rule !== undefined &&
      addMonths(until, rule.renewFromMonth - rule.validMonths) <= today,
    talkAt: raw.talk_at,
    chased: raw.chased_count,
    pairs: raw.pairs,
    attention: raw.attention,
  }
}

/** Everybody on the board or the list reads of the look. */
const recordList = (ctx: Ctx, rows: readonly Raw[]) =>
  recordView(
    ctx,
    'ambassadors.list.viewed',
    rows.map((row) => row.person_id),
    { type: 'list', id: 'ambassadors' },
  )

export type BoardColumn = { state: AmbassadorState; total: number; rows: AmbassadorRow[] }

/** The board: every state with those who have stood there longest, and how many there are in all. */
export async function ambassadorBoard(ctx: Ctx, filters: BoardFilters): Promise<BoardColumn[]> {
  const shown: AmbassadorState[] = filters.state
    ? [filters.state]
    : ['applied', 'talkPlanned', 'screened', 'checked', 'trained', 'active', 'paused']
  // First who, then their details: the details of twenty a column and not of thousands.
  const rows = await ctx.db.$queryRaw<Raw[]>`
    WITH found AS (
      SELECT a.id, count(*) OVER (PARTITION BY a.state)::int AS total,
             row_number() OVER (PARTITION BY a.state ORDER BY a.state_since, a.id) AS n
        ${from} WHERE ${filterSql(ctx, filters)} AND a.state = ANY(${shown})
    )
    SELECT f.total, ${columns(ctx)}
      ${from} JOIN found f ON f.id = a.id AND f.n <= ${limits.ambassadors.boardColumn}
     ORDER BY a.state_since, a.id`
  await recordList(ctx, rows)
  return shown.map((state) => {
    const own = rows.filter((row) => row.state === state)
    return { state, total: own[0]?.total ?? 0, rows: own.map((row) => toRow(ctx, row)) }
  })
}

/** The same as a list, one page of it. `all`: every row, for a file. */
export async function ambassadorList(
  ctx: Ctx,
  filters: BoardFilters,
  page: number | 'all',
): Promise<{ rows: AmbassadorRow[]; total: number }> {
  const size = limits.ambassadors.listPage
  const rows = await ctx.db.$queryRaw<Raw[]>`
    WITH found AS (
      SELECT a.id, count(*) OVER ()::int AS total ${from} WHERE ${filterSql(ctx, filters)}
       ORDER BY a.state_since DESC, a.id
       LIMIT ${page === 'all' ? 100_000 : size} OFFSET ${page === 'all' ? 0 : (page - 1) * size}
    )
    SELECT f.total, ${columns(ctx)} ${from} JOIN found f ON f.id = a.id ORDER BY a.state_since DESC, a.id`
  // A file says itself that it was saved.
  if (page !== 'all') await recordList(ctx, rows)
  return { rows: rows.map((row) => toRow(ctx, row)), total: rows[0]?.total ?? 0 }
}

/** How many are active and how many are on the way. */
export async function programmeCounts(ctx: Ctx): Promise<{ active: number; underway: number }> {
  const [row] = await ctx.db.$queryRaw<{ active: number; underway: number }[]>`
    SELECT count(*) FILTER (WHERE state = 'active')::int AS active,
           count(*) FILTER (WHERE state IN ('applied', 'talkPlanned', 'screened', 'checked', 'trained'))::int AS underway
      FROM ambassador`
  return row ?? { active: 0, underway: 0 }
}

export type StaffAmbassador = {
  id: string
  personId: string
  name: string
  locale: string
  own: boolean
  state: AmbassadorState
  endKind: EndKind | null
  since: Date
  motivation: string | null
  occupation: string | null
  heardFrom: string | null
  capacity: number
  times: string[]
  languages: string[]
  talkNotes: string | null
  coordinatorId: string | null
  coordinator: string | null
  talk: { startsAt: Date; way: string } | null
  roles: { key: string; agreed: boolean; needsPoliceRecord: boolean }[]
  modules: ModuleDone[]
  recordUntil: Day | null
  recordSeenBy: string | null
  codeSigned: boolean
  pausedUntil: Day | null
  minutes: number
  steps: {
    id: string
    kind: StepKind
    at: Date
    by: string | null
    reason: string | null
    note: string | null
    voided: boolean
  }[]
}

/** One ambassador for a page of the back office, or null. Looking is recorded. One's own row shows and decides nothing. */
export async function viewAmbassador(ctx: Ctx, id: string): Promise<StaffAmbassador | null> {
  const me = personIdOf(ctx.actor)
  const row = await ctx.db.ambassador.findFirst({
    where: { id, OR: [judgedWhere(ctx.actor), ...(me ? [{ personId: me }] : [])] },
    include: {
      roles: {
        orderBy: { role: { position: 'asc' } },
        select: {
          roleKey: true,
          agreedAt: true,
          role: { select: { needsPoliceRecord: true, training: true } },
        },
      },
      steps: { orderBy: [{ at: 'desc' }, { id: 'desc' }] },
      checks: { where: { voidedAt: null }, orderBy: { expiresOn: 'desc' }, take: 1 },
      acceptances: { where: { document: 'code', country: town.country, version: codeVersion }, take: 1 },
      talks: { where: { cancelledAt: null, outcome: null }, take: 1 },
    },
  })
  if (!row) return null
  await recordView(ctx, 'ambassadors.ambassador.viewed', [row.personId], { type: 'ambassador', id })
  const [check] = row.checks
  const ids = [
    ...row.steps.map((step) => step.byId),
    row.coordinatorId,
    check?.seenById,
    row.personId,
  ].flatMap((one) => one ?? [])
  const [people, modules, times, languages, minutes] = await Promise.all([
    ctx.db.person.findMany({
      where: { id: { in: ids } },
      select: { id: true, fullName: true, callName: true, locale: true },
    }),
    doneModules(ctx, row.personId, [...new Set(row.roles.flatMap(({ role }) => role.training))]),
    readAvailability(ctx, row.personId),
    ctx.db.profileLanguage.findMany({
      where: { profile: { personId: row.personId }, speaks: { not: null } },
      orderBy: { language: 'asc' },
      select: { language: true },
    }),
    hoursOf(ctx, row.personId),
  ])
  const nameOf = (personId: string | null | undefined) => {
    const person = people.find((one) => one.id === personId)
    return person ? (person.callName ?? person.fullName) : null
  }
  const self = people.find((one) => one.id === row.personId)
  return {
    id: row.id,
    personId: row.personId,
    name: self?.fullName ?? '',
    locale: self?.locale ?? 'nl',
    own: row.personId === me,
    state: row.state as AmbassadorState,
    endKind: row.endKind as EndKind | null,
    since: row.stateSince,
    motivation: row.motivation,
    occupation: row.occupation,
    heardFrom: row.heardFrom,
    capacity: row.capacity,
    times,
    languages: languages.map((one) => one.language),
    talkNotes: row.talkNotes,
    coordinatorId: row.coordinatorId,
    coordinator: nameOf(row.coordinatorId),
    talk: row.talks[0] ? { startsAt: row.talks[0].startsAt, way: row.talks[0].way } : null,
    roles: row.roles.map(({ roleKey, agreedAt, role }) => ({
      key: roleKey,
      agreed: agreedAt !== null,
      needsPoliceRecord: role.needsPoliceRecord,
    })),
    modules,
    recordUntil: check ? dateToDay(check.expiresOn) : null,
    recordSeenBy: nameOf(check?.seenById),
    codeSigned: row.acceptances.length > 0,
    pausedUntil: row.pausedUntil ? dateToDay(row.pausedUntil) : null,
    minutes: minutes.minutes,
    steps: row.steps.map((step) => ({
      id: step.id,
      kind: step.kind as StepKind,
      at: step.at,
      by: nameOf(step.byId),
      reason: step.reason,
      note: step.note,
      voided: step.voidedAt !== null,
    })),
  }
}
