import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import { currentRequest } from '@/lib/log/request'

export type AuditEntry = {
  /** `courses.place.booked` */
  event: string
  subject: { type: string; id: string }
  /** The person it is about. */
  personId?: string | null
  /** Codes and numbers, no words that people typed unless they are the reason itself. */
  data?: Record<string, string | number | boolean | null>
}

/** The columns that say who acted. */
export function auditActor(actor: Actor): { kind: string; id: string | null } {
  return { kind: actor.kind, id: actor.kind === 'person' ? actor.personId : null }
}

/** Writes what happened, in the caller's transaction: it commits or disappears with the change. */
export async function record(ctx: Ctx, ...entries: AuditEntry[]): Promise<void> {
  await ctx.db.$executeRaw(recordSql(ctx, entries))
}

/**
 * What somebody did who must not be known: neither who, nor by which request (the log names both), nor at which
 * second; only in which hour.
 */
export async function recordNameless(ctx: Ctx, job: string, ...entries: AuditEntry[]): Promise<void> {
  const unknown = { ...ctx, now: nameless(ctx.now), actor: { kind: 'system' as const, job } }
  await ctx.db.$executeRaw(recordSql(unknown, entries, null))
}

/** The hour of an instant that would tell who it was. */
export const nameless = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)

/** The same as one INSERT, for a statement that does more than this while a lock is held. */
export function recordSql(
  ctx: Ctx,
  entries: readonly AuditEntry[],
  requestId: string | null = currentRequest()?.id ?? null,
): Prisma.Sql {
  const actor = auditActor(ctx.actor)
  const rows = entries.map((entry) => ({
    event: entry.event,
    subject_type: entry.subject.type,
    subject_id: entry.subject.id,
    person_id: entry.personId ?? null,
    data: entry.data ?? {},
  }))
  return Prisma.sql`
    INSERT INTO audit_event (at, event, actor_kind, actor_id, subject_type, subject_id, person_id, data, request_id)
    SELECT ${ctx.now}, r.event, ${actor.kind}, ${actor.id}::uuid, r.subject_type, r.subject_id, r.person_id, r.data, ${requestId}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(event text, subject_type text, subject_id text, person_id uuid, data jsonb)`
}
