import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { Prisma } from '@/lib/db/client'
import { townZone } from '@/lib/time/clock'
import { dateToDay, dayOf } from '@/lib/time/time'
import { behindWhy, partState, termEnds } from './rules'
import type { HoursRow, OverviewRow, OwnNames, OwnTexts, PartView, TrajectoryView } from './types'
import { type ActivityKind, type Evidence, ownSource } from './vocabulary'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Somebody's trajectories that have not ended, each part with its hours. */
async function trajectoriesOf(ctx: Ctx, where: Prisma.TrajectoryWhereInput): Promise<TrajectoryView[]> {
  const rows = await ctx.db.trajectory.findMany({
    where: { endedAt: null, ...where },
    orderBy: { startedOn: 'asc' },
    select: {
      id: true,
      personId: true,
      startedOn: true,
      template: {
        select: { code: true, words: true, source: true, parts: { orderBy: { position: 'asc' } } },
      },
      marks: { select: { partId: true, doneOn: true, evidence: true } },
    },
  })
  const views: TrajectoryView[] = []
  for (const row of rows) {
    const sums = await ctx.db.passportHours.groupBy({
      by: ['activityKind'],
      where: {
        personId: row.personId,
        confirmedAt: { not: null },
        reversedAt: null,
        on: { gte: row.startedOn },
      },
      _sum: { minutes: true },
    })
    const startedOn = dateToDay(row.startedOn)
    views.push({
      id: row.id,
      personId: row.personId,
      code: row.template.code,
      names: row.template.words as OwnNames | null,
      source: row.template.source,
      startedOn,
      parts: row.template.parts.map((part): PartView => {
        const mark = row.marks.find((one) => one.partId === part.id)
        const facts = {
          requiredMinutes: part.requiredMinutes,
          termMonths: part.termMonths,
          minutes: sums
            .filter((sum) => part.counts.includes(sum.activityKind))
            .reduce((sum, one) => sum + (one._sum.minutes ?? 0), 0),
          doneOn: mark ? dateToDay(mark.doneOn) : null,
        }
        return {
          id: part.id,
          code: part.code,
          words: part.words as OwnTexts | null,
          state: partState(facts),
          requiredMinutes: facts.requiredMinutes,
          minutes: facts.minutes,
          counts: part.counts as ActivityKind[],
          evidence: part.evidence as Evidence[],
          doneOn: facts.doneOn,
          seen: (mark?.evidence ?? null) as Evidence | null,
          termEndsOn: part.termMonths === null ? null : termEnds(startedOn, part.termMonths),
        }
      }),
    })
  }
  return views
}

async function hoursOf(ctx: Ctx, personId: string): Promise<HoursRow[]> {
  const rows = await ctx.db.passportHours.findMany({
    where: { personId, reversedAt: null },
    orderBy: [{ on: 'desc' }, { id: 'desc' }],
    take: 500,
  })
  return rows.map((row) => ({
    id: row.id,
    on: dateToDay(row.on),
    minutes: row.minutes,
    activityKind: row.activityKind as ActivityKind,
    what: row.what,
    contactName: row.contactName,
    state: row.confirmedAt ? 'confirmed' : row.refusedAt ? 'refused' : 'waiting',
    refusedReason: row.refusedReason,
    own: row.sourceKind === ownSource,
  }))
}

/** What I have to do, what I did, and my hours. */
export async function myPassport(ctx: Ctx): Promise<{ trajectories: TrajectoryView[]; hours: HoursRow[] }> {
  const personId = personIdOf(ctx.actor) ?? nobody
  return { trajectories: await trajectoriesOf(ctx, { personId }), hours: await hoursOf(ctx, personId) }
}

/** One trajectory as a counsellor sees it; null when unknown or ended. The look is recorded. */
export async function getTrajectory(
  ctx: Ctx,
  trajectoryId: string,
): Promise<{ trajectory: TrajectoryView; name: string; hours: HoursRow[] } | null> {
  const [trajectory] = await trajectoriesOf(ctx, { id: trajectoryId })
  if (!trajectory) return null
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { id: trajectory.personId },
    select: { fullName: true },
  })
  await recordView(ctx, 'people.person.viewed', [trajectory.personId])
  return { trajectory, name: person.fullName, hours: await hoursOf(ctx, trajectory.personId) }
}

/** Trajectories of one person, for the panel on their page; that page records its look. */
export async function trajectoriesOfPerson(ctx: Ctx, personId: string): Promise<TrajectoryView[]> {
  return trajectoriesOf(ctx, { personId })
}

/** Hours of which I am the contact person, by my own address, that wait for my word. */
export async function hoursToConfirm(
  ctx: Ctx,
): Promise<(Pick<HoursRow, 'id' | 'on' | 'minutes' | 'activityKind' | 'what'> & { name: string })[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const me = await ctx.db.person.findUnique({ where: { id: personId }, select: { email: true } })
  if (!me?.email) return []
  const rows = await ctx.db.passportHours.findMany({
    where: {
      contactEmail: me.email,
      confirmedAt: null,
      refusedAt: null,
      reversedAt: null,
      personId: { not: personId },
    },
    orderBy: { on: 'asc' },
    take: 100,
  })
  const people = await ctx.db.person.findMany({
    where: { id: { in: rows.map((row) => row.personId) } },
    select: { id: true, fullName: true, callName: true },
  })
  return rows.map((row) => {
    const person = people.find((one) => one.id === row.personId)
    return {
      id: row.id,
      on: dateToDay(row.on),
      minutes: row.minutes,
      activityKind: row.activityKind as ActivityKind,
      what: row.what,
      name: person?.callName ?? person?.fullName ?? '',
    }
  })
}

export type OverviewFilters = { q?: string; code?: string; state?: 'behind' | 'onTrack' | 'done' }

type Raw = {
  id: string
  person_id: string
  full_name: string
  code: string
  words: OwnNames | null
  started_on: Date
  last_on: Date | null
  waiting: number
  parts: { required: number | null; term: number | null; minutes: number; done_on: string | null }[]
}

/**
 * Everybody under way, who is behind first. Hours are added up in the database, one query; the state is decided here by
 * the same rules as on the person's own page. `most` is a page's or an export's length. Everybody who is shown reads of
 * the look.
 */
export async function listTrajectories(
  ctx: Ctx,
  filters: OverviewFilters,
  most = 200,
  look: 'passport.list.viewed' | 'passport.list.exported' = 'passport.list.viewed',
): Promise<{ rows: OverviewRow[]; total: number; behind: number }> {
  const where: Prisma.Sql[] = [Prisma.sql`t.ended_at IS NULL`]
  if (filters.code) where.push(Prisma.sql`m.code = ${filters.code}`)
  if (filters.q)
    where.push(Prisma.sql`p.full_name ILIKE ${`%${filters.q.slice(0, 200).replace(/[\\%_]/g, '\\$&')}%`}`)
  const raw = await ctx.db.$queryRaw<Raw[]>`
    WITH sums AS (
      SELECT t.id AS trajectory_id, h.activity_kind, sum(h.minutes)::int AS minutes, max(h."on") AS last_on
        FROM trajectory t JOIN passport_hours h ON h.person_id = t.person_id AND h."on" >= t.started_on
         AND h.confirmed_at IS NOT NULL AND h.reversed_at IS NULL
       WHERE t.ended_at IS NULL GROUP BY t.id, h.activity_kind)
    SELECT t.id, t.person_id, p.full_name, m.code, m.words, t.started_on,
           (SELECT max(s.last_on) FROM sums s WHERE s.trajectory_id = t.id) AS last_on,
           (SELECT count(*)::int FROM passport_hours h WHERE h.person_id = t.person_id AND h.confirmed_at IS NULL
               AND h.refused_at IS NULL AND h.reversed_at IS NULL) AS waiting,
           (SELECT json_agg(json_build_object('required', a.required_minutes, 'term', a.term_months, 'done_on', k.done_on,
                   'minutes', coalesce((SELECT sum(s.minutes) FROM sums s
                                         WHERE s.trajectory_id = t.id AND s.activity_kind = ANY(a.counts)), 0)) ORDER BY a.position)
              FROM trajectory_part a LEFT JOIN trajectory_mark k ON k.part_id = a.id AND k.trajectory_id = t.id
             WHERE a.template_id = m.id) AS parts
      FROM trajectory t JOIN trajectory_template m ON m.id = t.template_id JOIN person p ON p.id = t.person_id
     WHERE ${Prisma.join(where, ' AND ')}`
  const today = dayOf(ctx.now, townZone())
  const all = raw.map((row): OverviewRow => {
    const parts = row.parts.map((part) => ({
      requiredMinutes: part.required,
      termMonths: part.term,
      minutes: part.minutes,
      doneOn: part.done_on,
    }))
    const startedOn = dateToDay(row.started_on)
    return {
      trajectoryId: row.id,
      personId: row.person_id,
      name: row.full_name,
      code: row.code,
      names: row.words,
      startedOn,
      minutes: parts.reduce((sum, part) => sum + (part.requiredMinutes ? part.minutes : 0), 0),
      requiredMinutes: parts.reduce((sum, part) => sum + (part.requiredMinutes ?? 0), 0),
      open: parts.filter((part) => partState(part) !== 'done').length,
      parts: parts.length,
      waiting: row.waiting,
      behind: behindWhy({ startedOn, lastOn: row.last_on ? dateToDay(row.last_on) : null, parts }, today),
    }
  })
  const kept = all.filter((row) =>
    filters.state === 'behind'
      ? row.behind !== null
      : filters.state === 'done'
        ? row.open === 0
        : filters.state === 'onTrack'
          ? row.behind === null && row.open > 0
          : true,
  )
  const rank = { term: 0, pace: 1, silent: 2 } as const
  const order = (row: OverviewRow) => (row.behind ? rank[row.behind] : row.open > 0 ? 3 : 4)
  kept.sort(
    (a, b) => order(a) - order(b) || a.startedOn.localeCompare(b.startedOn) || a.name.localeCompare(b.name),
  )
  const rows = kept.slice(0, most)
  await recordView(
    ctx,
    look,
    rows.map((row) => row.personId),
    { type: 'list', id: 'trajectories' },
  )
  return {
    rows,
    total: kept.length,
    behind: all.filter((row) => row.behind !== null).length,
  }
}

/** The templates, by country. */
export async function listTemplates(ctx: Ctx) {
  const rows = await ctx.db.trajectoryTemplate.findMany({
    orderBy: [{ country: 'asc' }, { code: 'asc' }],
    select: {
      id: true,
      code: true,
      words: true,
      country: true,
      source: true,
      checkedOn: true,
      validFrom: true,
      validUntil: true,
      version: true,
      parts: { orderBy: { position: 'asc' } },
      _count: { select: { trajectories: true } },
    },
  })
  return rows.map(({ words, parts, _count, ...row }) => ({
    ...row,
    names: words as OwnNames | null,
    parts: parts.map((part) => ({ ...part, words: part.words as OwnTexts | null })),
    /** Somebody is in it, or was. */
    used: _count.trajectories > 0,
  }))
}

/** Do hours of somebody else wait for the person's word? For the one statement of lib/registry/own. */
export const mayConfirmHours = (personId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM passport_hours h JOIN person p ON p.email = h.contact_email
    WHERE p.id = ${personId}::uuid AND h.confirmed_at IS NULL AND h.refused_at IS NULL AND h.reversed_at IS NULL)`
