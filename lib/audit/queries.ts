import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'

export type TrailFilters = {
  personId?: string
  actorId?: string
  /** The beginning of an event's name: `courses.`, `auth.session.started`. */
  event?: string
  /** These events only. */
  events?: readonly string[]
  /** Half-open: from (included) to (excluded). */
  from?: Date
  to?: Date
  /** Rows before this one: the next page. */
  before?: bigint
}

export type TrailRow = {
  id: string
  at: Date
  event: string
  actorKind: string
  actor: { id: string; name: string } | null
  person: { id: string; name: string } | null
  subjectType: string
  data: Record<string, unknown>
}

type Row = {
  id: bigint
  at: Date
  event: string
  actor_kind: string
  actor_id: string | null
  actor_name: string | null
  person_id: string | null
  person_name: string | null
  subject_type: string
  data: Record<string, unknown>
}

/** Rows of the trail, newest first, a page at a time. A merged person's rows count as the other's: both ids are given. */
export async function listTrail(
  ctx: Ctx,
  filters: TrailFilters,
  pageSize: number = limits.audit.pageSize,
): Promise<{ rows: TrailRow[]; more: boolean }> {
  const where: Prisma.Sql[] = [Prisma.sql`true`]
  if (filters.personId)
    where.push(
      Prisma.sql`e.person_id IN (SELECT id FROM person WHERE id = ${filters.personId}::uuid OR merged_into_id = ${filters.personId}::uuid)`,
    )
  if (filters.actorId) where.push(Prisma.sql`e.actor_id = ${filters.actorId}::uuid`)
  if (filters.event) where.push(Prisma.sql`e.event LIKE ${`${filters.event.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (filters.events) where.push(Prisma.sql`e.event = ANY(${[...filters.events]}::text[])`)
  if (filters.from) where.push(Prisma.sql`e.at >= ${filters.from}`)
  if (filters.to) where.push(Prisma.sql`e.at < ${filters.to}`)
  if (filters.before) where.push(Prisma.sql`e.id < ${filters.before}`)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT e.id, e.at, e.event, e.actor_kind, e.actor_id, a.full_name AS actor_name,
           e.person_id, p.full_name AS person_name, e.subject_type, e.data
      FROM audit_event e LEFT JOIN person a ON a.id = e.actor_id LEFT JOIN person p ON p.id = e.person_id
     WHERE ${Prisma.join(where, ' AND ')}
     ORDER BY e.id DESC LIMIT ${pageSize + 1}`
  return {
    rows: rows.slice(0, pageSize).map((row) => ({
      id: String(row.id),
      at: row.at,
      event: row.event,
      actorKind: row.actor_kind,
      actor: row.actor_id ? { id: row.actor_id, name: row.actor_name ?? row.actor_id } : null,
      person: row.person_id ? { id: row.person_id, name: row.person_name ?? row.person_id } : null,
      subjectType: row.subject_type,
      data: row.data,
    })),
    more: rows.length > pageSize,
  }
}

/** Names of all events there are, for a filter. */
export async function trailEvents(ctx: Ctx): Promise<string[]> {
  // A loose index scan: the trail is long, its kinds are few.
  const rows = await ctx.db.$queryRaw<{ event: string }[]>`
    WITH RECURSIVE kinds AS (
      (SELECT event FROM audit_event ORDER BY event LIMIT 1)
      UNION ALL
      SELECT (SELECT e.event FROM audit_event e WHERE e.event > k.event ORDER BY e.event LIMIT 1)
        FROM kinds k WHERE k.event IS NOT NULL
    ) SELECT event FROM kinds WHERE event IS NOT NULL`
  return rows.map((row) => row.event)
}
