import 'server-only'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { townZone } from '@/lib/time/clock'
import { dateToDay, instantOf } from '@/lib/time/time'
import type { ReadableCell, ReadableSection } from './personal-data'

/** Words and dates of a readable copy: messages `myData`, formats, and a calendar day of the database in words. */
export async function copyWords(locale: Locale) {
  const zone = townZone()
  const f = formats(locale, zone)
  return {
    t: await translatorFor(locale, 'myData'),
    f,
    day: (date: Date) => f.fullDay(instantOf(dateToDay(date), 720, zone)),
  }
}

/** Plain words of the copy's language; nothing is a dash. */
export const plain = (value: string | null | undefined): ReadableCell => ({ value: value || '–' })
/** A name, or a line that somebody typed: it keeps the direction of its own script. */
export const own = (value: string | null | undefined): ReadableCell =>
  value ? { value, piece: 'name' } : plain(null)
/** Words somebody wrote, however long. */
export const written = (value: string | null | undefined): ReadableCell =>
  value ? { value, piece: 'words' } : plain(null)
/** A number, a code or an address. */
export const code = (value: string | null | undefined): ReadableCell =>
  value ? { value, piece: 'ltr' } : plain(null)

/** What somebody is told of one thing: nothing to tell is no chapter. */
export function factsChapter(
  title: string,
  facts: readonly (({ label: string } & ReadableCell) | null | false)[],
): ReadableSection[] {
  const told = facts.filter((fact) => fact !== null && fact !== false)
  return told.length > 0 ? [{ title, facts: told }] : []
}

/** The same for things of one kind, one a row. */
export function tableChapter(
  title: string,
  head: readonly string[],
  rows: readonly ReadableCell[][],
): ReadableSection[] {
  return rows.length > 0 ? [{ title, table: { head: [...head], rows: [...rows] } }] : []
}
