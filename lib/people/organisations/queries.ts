import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import {
  type OrganisationKind,
  type OrganisationState,
  organisationKinds,
  organisationStates,
} from './schema'
import type { OrganisationChoice, OrganisationDetail, StaffOrganisation } from './types'

const choice = { id: true, kind: true, name: true, locale: true } as const
const live = { approvedAt: { not: null }, endedAt: null } as const

/** Organisations of one kind (or all) to choose from: approved, not ended, by name. */
export async function listOrganisations(ctx: Ctx, kind?: OrganisationKind): Promise<OrganisationChoice[]> {
  const rows = await ctx.db.organisation.findMany({
    where: { ...live, ...(kind ? { kind } : {}) },
    select: choice,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows as OrganisationChoice[]
}

/** The live organisations that the actor acts for; none for a visitor. */
export async function ownOrganisations(ctx: Ctx, kind?: OrganisationKind): Promise<OrganisationChoice[]> {
  const personId = personIdOf(ctx.actor)
  return personId ? organisationsOf(ctx, personId, kind) : []
}

/** The live organisations that somebody acts for. */
export async function organisationsOf(
  ctx: Ctx,
  personId: string,
  kind?: OrganisationKind,
): Promise<OrganisationChoice[]> {
  const memberships = await ctx.db.organisationMember.findMany({
    where: { personId, endedAt: null },
    select: { organisationId: true },
  })
  const rows = await ctx.db.organisation.findMany({
    where: {
      id: { in: memberships.map((membership) => membership.organisationId) },
      ...live,
      ...(kind ? { kind } : {}),
    },
    select: choice,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows as OrganisationChoice[]
}

/** An organisation that is approved and not ended, locked until the transaction ends; null otherwise. */
export async function lockLiveOrganisation(
  tx: Ctx,
  organisationId: string,
): Promise<{ id: string; kind: OrganisationKind; name: string } | null> {
  const [row] = await tx.db.$queryRaw<{ id: string; kind: OrganisationKind; name: string }[]>`
    SELECT id, kind, name FROM organisation
     WHERE id = ${organisationId}::uuid AND approved_at IS NOT NULL AND ended_at IS NULL FOR UPDATE`
  return row ?? null
}

export type OrganisationFilter = { q?: string; kind?: OrganisationKind; state?: OrganisationState }
export const organisationsPerPage = 50

/** What an address of the list asks for; what is unknown is left out. */
export function organisationFilter(query: Record<string, unknown>): OrganisationFilter {
  const filter: OrganisationFilter = {}
  if (typeof query.q === 'string' && query.q.trim()) filter.q = query.q.trim().slice(0, limits.text.search)
  const kind = organisationKinds.find((value) => value === query.kind)
  if (kind) filter.kind = kind
  const state = organisationStates.find((value) => value === query.state)
  if (state) filter.state = state
  return filter
}

type Row = Omit<StaffOrganisation, 'state'> & {
  approved_at: Date | null
  ended_at: Date | null
  total: number
}

const stateOf = (row: { approvedAt: Date | null; endedAt: Date | null }): OrganisationState =>
  row.endedAt ? 'ended' : row.approvedAt ? 'live' : 'asked'

/** A page of the staff list, by name, and how many there are in all. */
export async function staffOrganisations(
  ctx: Ctx,
  filter: OrganisationFilter,
  page = 1,
  most = organisationsPerPage,
): Promise<{ rows: StaffOrganisation[]; total: number }> {
  const wanted = [Prisma.sql`true`]
  if (filter.kind) wanted.push(Prisma.sql`o.kind = ${filter.kind}`)
  if (filter.state === 'ended') wanted.push(Prisma.sql`o.ended_at IS NOT NULL`)
  if (filter.state === 'live') wanted.push(Prisma.sql`o.ended_at IS NULL AND o.approved_at IS NOT NULL`)
  if (filter.state === 'asked') wanted.push(Prisma.sql`o.ended_at IS NULL AND o.approved_at IS NULL`)
  if (filter.q) {
    const like = `%${filter.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
    wanted.push(
      Prisma.sql`(lower(o.name) LIKE ${like} OR lower(o.contact_name) LIKE ${like} OR o.email LIKE ${like})`,
    )
  }
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT o.id, o.kind, o.name, o.locale, o.contact_name AS "contactName", o.email, o.phone, o.approved_at, o.ended_at,
           (SELECT count(*)::int FROM organisation_member m WHERE m.organisation_id = o.id AND m.ended_at IS NULL) AS members,
           (SELECT count(*)::int FROM invitation i WHERE i.organisation_id = o.id AND i.accepted_at IS NULL
               AND i.revoked_at IS NULL AND i.expires_at > ${ctx.now}) AS invited,
           count(*) OVER ()::int AS total
      FROM organisation o WHERE ${Prisma.join(wanted, ' AND ')}
     ORDER BY lower(o.name), o.id
     LIMIT ${most} OFFSET ${(page - 1) * most}`
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ approved_at, ended_at, total: _total, ...row }) => ({
      ...row,
      state: stateOf({ approvedAt: approved_at, endedAt: ended_at }),
    })),
  }
}

/** One organisation for staff, with the people who act for it; null when there is none. The look at them is recorded. */
export async function viewOrganisation(ctx: Ctx, organisationId: string): Promise<OrganisationDetail | null> {
  const row = await ctx.db.organisation.findUnique({ where: { id: organisationId } })
  if (!row) return null
  const memberships = await ctx.db.organisationMember.findMany({
    where: { organisationId, endedAt: null },
    orderBy: { since: 'asc' },
    select: { personId: true, since: true },
  })
  const deciders = [row.approvedById, row.endedById].filter((id) => id !== null)
  const people = await ctx.db.person.findMany({
    where: { id: { in: [...memberships.map((membership) => membership.personId), ...deciders] } },
    select: { id: true, fullName: true, email: true },
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  await recordView(
    ctx,
    'people.organisation.viewed',
    memberships.map((membership) => membership.personId),
    { type: 'organisation', id: organisationId },
  )
  const { createdById: _by, approvedById, endedById, kind, ...rest } = row
  return {
    ...rest,
    kind: kind as OrganisationKind,
    state: stateOf(row),
    approvedBy: approvedById ? (byId.get(approvedById)?.fullName ?? null) : null,
    endedBy: endedById ? (byId.get(endedById)?.fullName ?? null) : null,
    people: memberships.map(({ personId, since }) => ({
      personId,
      since,
      fullName: byId.get(personId)?.fullName ?? '',
      email: byId.get(personId)?.email ?? null,
    })),
  }
}
