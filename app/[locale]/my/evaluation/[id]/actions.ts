'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/forms/form-action'
import { answerEvaluation } from '@/lib/teaching/evaluation'
import { evaluationInput } from '@/lib/teaching/schema'

export const answerEvaluationAction = formAction({
  name: 'teaching.answerEvaluation',
  permission: 'teaching.evaluation.answer',
  input: evaluationInput,
  // The ask itself knows that it was answered; a receipt would tie the person to the hour.
  repeats: () => true,
  run: (ctx, input) => answerEvaluation(ctx, input),
  done: (_value, edge, { askId }) => ({ redirect: `/${edge.locale}/my/evaluation/${askId}?done=sent` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'teaching' })
    const my = await getTranslations({ locale, namespace: 'my' })
    return { sentence: refusal === 'already' ? t('evaluation.already') : my('refused.notFound') }
  },
})
