import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'

export type OutgoingMessage = {
  /** `courses.placeBooked`: the template's name. */
  kind: string
  /** Said once: a second message with this key is dropped. */
  dedupeKey: string
  /** Ids and codes, never a name or what somebody typed. */
  data?: Record<string, string | number | boolean | null>
  availableAt?: Date
} & ({ personId: string } | { email: string; locale: string })

/** Leaves messages for the worker, in the caller's transaction: they go out if, and only if, it commits. */
export async function enqueue(ctx: Ctx, ...messages: OutgoingMessage[]): Promise<void> {
  if (messages.length > 0) await ctx.db.$executeRaw(enqueueSql(ctx, messages))
}

/** The same as one INSERT, for a statement that does more than this while a lock is held. */
export function enqueueSql(ctx: Ctx, messages: readonly OutgoingMessage[]): Prisma.Sql {
  const rows = messages.map((message) => ({
    kind: message.kind,
    dedupe_key: message.dedupeKey,
    person_id: 'personId' in message ? message.personId : null,
    email: 'email' in message ? message.email : null,
    locale: 'locale' in message ? message.locale : null,
    data: message.data ?? {},
    available_at: (message.availableAt ?? ctx.now).toISOString(),
  }))
  // The order of the rows is the order in which they leave.
  return Prisma.sql`
    INSERT INTO outbox_message (kind, dedupe_key, person_id, email, locale, data, created_at, available_at)
    SELECT r.kind, r.dedupe_key, r.person_id, r.email, r.locale, r.data, ${ctx.now}, r.available_at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(kind text, dedupe_key text, person_id uuid, email text, locale text, data jsonb, available_at timestamptz)
    ON CONFLICT (dedupe_key) DO NOTHING`
}
