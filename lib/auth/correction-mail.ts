import 'server-only'
import { settings } from '@/lib/config/settings'
import { translatorFor } from '@/lib/i18n/translate'
import { enqueue } from '@/lib/outbox/enqueue'
import type { MessageWriter } from '@/lib/outbox/types'
import type { TellAnswer } from '@/lib/people/correction/correct'

/** Stands here and not with the corrections: people know no mail, mail knows people. */
export const mailAnswer: TellAnswer = (tx, { correctionId, personId }) =>
  enqueue(tx, {
    kind: 'people.correctionAnswered',
    dedupeKey: `correction:${correctionId}`,
    personId,
    data: { correction: correctionId },
  })

export const correctionMessages: Record<string, MessageWriter> = {
  /** Says only that there is an answer: what it is about is read behind one's own door. */
  'people.correctionAnswered': async (ctx, { personId, data }, locale) => {
    if (typeof data.correction !== 'string' || !personId) return null
    const answered = await ctx.db.correction.count({
      where: { id: data.correction, personId, answeredAt: { not: null } },
    })
    if (answered === 0) return null
    const t = await translatorFor(locale, 'myData')
    return {
      mail: {
        subject: t('correction.mailSubject'),
        paragraphs: [t('correction.mailText')],
        button: {
          label: t('correction.mailButton'),
          url: `${settings().appUrl}/${locale}/my/data/correct`,
        },
      },
    }
  },
}
