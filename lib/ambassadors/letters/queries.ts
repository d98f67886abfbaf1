import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { isId } from '@/lib/db/ids'
import { type Locale, locales } from '@/lib/i18n/locales'
import { type Reach, reachOf } from './audience'
import type { Audience, LetterTexts } from './schema'

export type LetterRow = {
  id: string
  subject: string
  createdAt: Date
  sentAt: Date | null
  recipients: number
}
export type Letter = LetterRow & {
  version: number
  texts: LetterTexts
  audience: Audience
  reach: Reach
  /** Languages that somebody reads and in which nothing was written: they get the Dutch. */
  lacking: Locale[]
}

/** The newest hundred letters. */
export async function listLetters(ctx: Ctx): Promise<LetterRow[]> {
  const rows = await ctx.db.ambassadorMailing.findMany({ orderBy: { createdAt: 'desc' }, take: 100 })
  return rows.map((row) => ({
    id: row.id,
    subject: (row.texts as LetterTexts).nl?.subject ?? '',
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    recipients: row.recipients,
  }))
}

/** One letter with whom it reaches now; null where there is none. */
export async function getLetter(ctx: Ctx, id: string): Promise<Letter | null> {
  const row = isId(id) ? await ctx.db.ambassadorMailing.findUnique({ where: { id } }) : null
  if (!row) return null
  const texts = row.texts as LetterTexts
  const audience = row.audience as Audience
  const reach = await reachOf(ctx, audience)
  const read = new Set(reach.languages.map((one) => one.locale))
  return {
    id: row.id,
    subject: texts.nl?.subject ?? '',
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    recipients: row.recipients,
    version: row.version,
    texts,
    audience,
    reach,
    lacking: locales.filter((locale) => read.has(locale) && !texts[locale]),
  }
}
