import 'server-only'
import type { Ctx } from '@/lib/access/context'

/** Rows that were moved from one person to another, so that they can be moved back: table → ids. */
export type Moved = Record<string, string[]>

/** What a domain holds about people and what becomes of it. lib/registry lists every domain's. */
export type PersonalData = {
  domain: string
  /** Everything the domain holds about a person, as plain data for their own copy. */
  collect(ctx: Ctx, personId: string): Promise<Record<string, unknown>>
  /** Why two people cannot become one now (codes; messages `peopleStaff.merge.conflict.*`). Empty when they can. */
  conflicts(ctx: Ctx, keptId: string, mergedId: string): Promise<string[]>
  /** Hands what one person has to another; answers which rows. */
  move(ctx: Ctx, fromId: string, toId: string): Promise<Moved>
  /**
   * Erases what points to the person, or makes it nobody's; `email` is the address they had. Answers codes of what is
   * kept (messages `myData.kept.*`): figures stay equal.
   */
  erase(ctx: Ctx, personId: string, email: string | null): Promise<string[]>
  /** Hands those rows back, as far as they still belong to `holderId`. */
  back(ctx: Ctx, moved: Moved, holderId: string, toId: string): Promise<void>
}
