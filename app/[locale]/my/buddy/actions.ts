'use server'

import { getTranslations } from 'next-intl/server'
import { answerRequest, withdrawRequest } from '@/lib/ambassadors/matching/request'
import { requestIdInput, requestInput } from '@/lib/ambassadors/matching/schema'
import { requestSteps } from '@/lib/ambassadors/matching/vocabulary'
import { formAction } from '@/lib/forms/form-action'

export const answerRequestAction = formAction({
  name: 'pairs.answerRequest',
  permission: 'ambassadors.request.answer',
  input: requestInput,
  run: (ctx, input) => answerRequest(ctx, input),
  done: ({ step }, { locale }) => {
    const next = requestSteps[requestSteps.indexOf(step) + 1]
    return { redirect: next ? `/${locale}/my/buddy/${next}` : `/${locale}/my/buddy?done=sent` }
  },
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'pairs' })
    return { sentence: t(`refused.${refusal}`) }
  },
})

export const withdrawRequestAction = formAction({
  name: 'pairs.withdrawRequest',
  permission: 'ambassadors.request.withdraw',
  input: requestIdInput,
  run: (ctx, input) => withdrawRequest(ctx, input),
  done: (_value, { locale }) => ({ redirect: `/${locale}/my/buddy?done=withdrawn` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'pairs' })
    return { sentence: t(`refused.${refusal}`) }
  },
})
