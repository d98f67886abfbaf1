'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/forms/form-action'
import { answerByLink } from '@/lib/passport/answer-hours'
import { linkAnswerInput } from '@/lib/passport/schema'

export const answerByLinkAction = formAction({
  name: 'passport.answerByLink',
  permission: 'passport.hours.answerByLink',
  input: linkAnswerInput,
  // A second press finds the answer that is there.
  repeats: () => true,
  run: (ctx, input) => answerByLink(ctx, input),
  done: (_value, edge, { token }) => ({ redirect: `/${edge.locale}/confirm-hours/${token}?done=answered` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'passport' })
    return {
      field: refusal === 'needsReason' ? 'reason' : undefined,
      sentence: t(`refused.${refusal}`),
    }
  },
})
