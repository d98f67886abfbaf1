import 'server-only'
import type { Ctx } from '@/lib/access/context'

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
  if (messages.length === 0) return
  await ctx.db.outboxMessage.createMany({
    skipDuplicates: true,
    data: messages.map((message) => ({
      kind: message.kind,
      dedupeKey: message.dedupeKey,
      personId: 'personId' in message ? message.personId : null,
      email: 'email' in message ? message.email : null,
      locale: 'locale' in message ? message.locale : null,
      data: message.data ?? {},
      createdAt: ctx.now,
      availableAt: message.availableAt ?? ctx.now,
    })),
  })
}
