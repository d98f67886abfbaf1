import 'server-only'
import { type Locale, locales } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter } from '@/lib/outbox/types'
import { isOneOf } from '../vocabulary'
import { mayReceive } from './audience'
import type { LetterTexts } from './schema'
import { stopAddresses } from './token'

/** The words of a letter for somebody who reads `locale`: their own language, else the Dutch that is always there. */
export function wordsFor(
  texts: LetterTexts,
  locale: Locale,
): { subject: string; paragraphs: string[]; language: Locale } | null {
  const language = texts[locale] ? locale : 'nl'
  const text = texts[language]
  if (!text) return null
  const parts = text.body.split(/\n\s*\n/).map((part) => part.trim())
  return { subject: text.subject, paragraphs: parts.filter(Boolean), language }
}

/** The letter to many. The outbox holds its id; the words are read when it leaves. */
export const letterMessages: Record<string, MessageWriter> = {
  'ambassadors.letter': async (ctx, message, reader) => {
    const { personId, data } = message
    if (!personId) return null
    // A test shows the language that was asked for, also to a colleague who stopped the letters.
    const locale = isOneOf(locales, data.language) ? data.language : reader
    const row = await ctx.db.ambassadorMailing.findUnique({ where: { id: String(data.mailingId) } })
    const words = row && wordsFor(row.texts as LetterTexts, locale)
    if (!words || (!data.test && !(await mayReceive(ctx, personId)))) return null
    const t = await translatorFor(locale, 'ambassadors')
    const { page, oneClick } = stopAddresses(personId, locale)
    return {
      locale,
      mail: {
        subject: words.subject,
        paragraphs: words.paragraphs,
        ...(words.language === locale ? {} : { paragraphsLang: words.language }),
        unsubscribe: { label: t('letters.stop'), url: page },
      },
      ...(data.test
        ? {}
        : {
            headers: {
              'List-Unsubscribe': `<${oneClick}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            },
          }),
    }
  },
}
