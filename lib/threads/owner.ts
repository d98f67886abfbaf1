import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import type { Attachment, ThreadSide } from './types'

/**
 * What the machinery must know of whatever a conversation belongs to. Each domain gives its own; lib/registry/thread-owners
 * lists them. Every function answers for the actor in `ctx`: what they may not see is null.
 */
export type ThreadOwner = {
  /** `cases.case`: also stands in the rows. */
  kind: string
  /** On which side of the conversation the actor stands. Null: for them it does not exist. */
  standing(ctx: Ctx, ownerId: string): Promise<{ side: ThreadSide; subjectId: string | null } | null>
  /** May something be said now? */
  open(ctx: Ctx, ownerId: string): Promise<boolean>
  /** Who is told that something was said from this side; nobody where mail would not be safe. */
  listeners(ctx: Ctx, ownerId: string, from: ThreadSide): Promise<readonly string[]>
  /** Where the conversation is read, without the language. */
  path(ownerId: string, side: ThreadSide): string
  /** What may be attached or was, in the reader's language and with the addresses of their side. */
  attachments(ctx: Ctx, ownerId: string, locale: Locale, side: ThreadSide): Promise<readonly Attachment[]>
  /** Called in the same transaction when something was said. */
  said?(ctx: Ctx, ownerId: string, from: ThreadSide): Promise<void>
}
