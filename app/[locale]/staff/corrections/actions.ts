'use server'

import { getTranslations } from 'next-intl/server'
import { mailAnswer } from '@/lib/auth/correction-mail'
import { formAction } from '@/lib/forms/form-action'
import { answerCorrection } from '@/lib/people/correction/correct'
import { answerCorrectionInput } from '@/lib/people/correction/schema'

export const answerCorrectionAction = formAction({
  name: 'people.answerCorrection',
  permission: 'people.correction.answer',
  input: answerCorrectionInput,
  run: (ctx, input) => answerCorrection(ctx, mailAnswer, input),
  done: (_value, { locale }) => ({ redirect: `/${locale}/staff/corrections?done=1` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'peopleStaff' })
    return { sentence: t(`corrections.${refusal}`) }
  },
})
