import 'server-only'
import type { Ctx } from '@/lib/access/context'

/** How an actor stands to an owner's documents. */
export type Standing = 'staff' | 'subject'

/**
 * What the machinery must know of those who own files, and nothing more. Each domain gives its own;
 * lib/registry/file-owners lists them. Every function answers for the actor in `ctx`: what they may not see is null.
 */
export type FileOwner = {
  /** `cases.case`: also stands in the rows. */
  kind: string
  /** May the actor see this owner's documents, and as whom? Null: for them it does not exist. */
  standing(ctx: Ctx, ownerId: string): Promise<{ as: Standing; subjectId: string | null } | null>
  /** May files be added now (not to what is closed)? */
  open(ctx: Ctx, ownerId: string): Promise<boolean>
  /** A file that answers something (`about`, the owner's own words) has arrived, or was seen by staff. */
  answered?(ctx: Ctx, ownerId: string, about: string, how: 'received' | 'verified'): Promise<void>
  /** Its files prove an amount and are no papers of identity: they are never seen, written down and thrown away. */
  proofs?: true
  /** What was decided rests on its files: nobody takes one away. Locks the owner in the caller's transaction. */
  settled?(ctx: Ctx, ownerId: string): Promise<boolean>
  /** Of these owners those that the actor may see as staff, with the words and the address to find them by. */
  describe(ctx: Ctx, ownerIds: readonly string[]): Promise<Map<string, { label: string; path: string }>>
}
