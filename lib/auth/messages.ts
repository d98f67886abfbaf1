import 'server-only'
import { limits } from '@/lib/config/limits'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter } from '@/lib/outbox/types'

export const authMessages: Record<string, MessageWriter> = {
  'auth.code': async (_ctx, message, locale) => {
    const { code } = message.data
    if (typeof code !== 'string') return null
    const t = await translatorFor(locale, 'mail')
    return {
      mail: {
        subject: t('code.subject'),
        paragraphs: [
          t('code.text'),
          t('code.minutes', { minutes: limits.signIn.codeMinutes }),
          t('code.notYou'),
        ],
        code,
      },
    }
  },
}
