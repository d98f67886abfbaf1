import 'server-only'
import { settings } from '@/lib/config/settings'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter } from '@/lib/outbox/types'

const kinds = [
  'proposalMade',
  'proposalEnded',
  'questionAnswered',
  'pairMade',
  'pairQuiet',
  'pairSilent',
  'pairEnding',
  'pairEnded',
  'pairThanked',
  'checkIn',
] as const

/** One plain sentence and a link: no name, no place, nothing that another reader of the telephone could use. */
function writer(kind: (typeof kinds)[number]): MessageWriter {
  return async (_ctx, message, locale) => {
    const t = await translatorFor(locale, 'pairs')
    const { pairId } = message.data
    const path =
      kind === 'pairSilent'
        ? '/staff/pairs/all?state=quiet'
        : typeof pairId === 'string'
          ? `/my/pairs/${pairId}`
          : '/my/pairs'
    return {
      mail: {
        subject: t(`mail.${kind}.subject`),
        paragraphs: [t(`mail.${kind}.text`)],
        button: { label: t('mail.button'), url: `${settings().appUrl}/${locale}${path}` },
      },
    }
  }
}

export const pairMessages: Record<string, MessageWriter> = Object.fromEntries(
  kinds.map((kind) => [`ambassadors.${kind}`, writer(kind)]),
)
