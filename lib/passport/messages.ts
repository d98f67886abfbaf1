import 'server-only'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter } from '@/lib/outbox/types'
import { confirmLink } from './answer-hours'

/** To a contact person: no name, no word of the newcomer; what it is about stands behind the link. */
const confirmHours: MessageWriter = async (ctx, message, locale) => {
  const row = await ctx.db.passportHours.findFirst({
    where: {
      id: String(message.data.hoursId),
      contactEmail: message.email,
      confirmedAt: null,
      refusedAt: null,
      reversedAt: null,
    },
    select: { id: true },
  })
  if (!row) return null
  const t = await translatorFor(locale, 'passport')
  return {
    mail: {
      subject: t('mail.subject'),
      paragraphs: [t('mail.text')],
      button: { label: t('mail.button'), url: confirmLink(row.id, ctx.now) },
    },
  }
}

export const passportMessages: Record<string, MessageWriter> = { 'passport.confirmHours': confirmHours }
