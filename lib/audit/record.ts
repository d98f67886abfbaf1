import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
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
  const actor = auditActor(ctx.actor)
  const requestId = currentRequest()?.id ?? null
  await ctx.db.auditEvent.createMany({
    data: entries.map((entry) => ({
      at: ctx.now,
      event: entry.event,
      actorKind: actor.kind,
      actorId: actor.id,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      personId: entry.personId ?? null,
      data: entry.data ?? {},
      requestId,
    })),
  })
}
