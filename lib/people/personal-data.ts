import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import type { KeptCode } from './kept'

/** Rows that were moved from one person to another, so that they can be moved back: table → ids. */
export type Moved = Record<string, string[]>

/** A value in a readable copy. `name`, `words` (long ones) and `ltr` keep their own direction among right-to-left words. */
export type ReadableCell = { value: string; piece?: 'name' | 'words' | 'ltr' }
/** A part of the readable copy, every word in the reader's language. */
export type ReadableSection = {
  title: string
  facts?: ({ label: string } & ReadableCell)[]
  table?: { head: string[]; rows: ReadableCell[][] }
}

/** What a domain holds about people and what becomes of it. lib/registry lists every domain's. */
export type PersonalData = {
  domain: string
  /** Everything the domain holds about a person, as plain data for their own copy. */
  collect(ctx: Ctx, personId: string): Promise<Record<string, unknown>>
  /**
   * The same to be read by the person, on paper: a chapter or more, none where there is nothing about them. Small facts
   * that are not told here are in the file all the same.
   */
  readable(ctx: Ctx, personId: string, locale: Locale): Promise<ReadableSection[]>
  /** Why two people cannot become one now (codes; messages `peopleStaff.merge.conflict.*`). Empty when they can. */
  conflicts(ctx: Ctx, keptId: string, mergedId: string): Promise<string[]>
  /** Hands what one person has to another; answers which rows. */
  move(ctx: Ctx, fromId: string, toId: string): Promise<Moved>
  /**
   * Erases what points to the person, or makes it nobody's; `email` is the address they had. Answers codes of what is
   * kept: figures stay equal.
   */
  erase(ctx: Ctx, personId: string, email: string | null): Promise<KeptCode[]>
  /** Hands those rows back, as far as they still belong to `holderId`. */
  back(ctx: Ctx, moved: Moved, holderId: string, toId: string): Promise<void>
}
