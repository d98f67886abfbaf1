'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/forms/form-action'
import { askCorrection } from '@/lib/people/correction/correct'
import { correctionInput } from '@/lib/people/correction/schema'

export const askCorrectionAction = formAction({
  name: 'people.askCorrection',
  permission: 'people.correction.ask',
  input: correctionInput,
  run: (ctx, input, { locale }) => askCorrection(ctx, { ...input, language: locale }),
  done: (_value, { locale }) => ({ redirect: `/${locale}/my/data/correct?done=1` }),
  explain: async (refusal, details, { locale }) => {
    if (refusal === 'tooMany') {
      const t = await getTranslations({ locale, namespace: 'myData' })
      return { sentence: t('correction.tooMany', { max: Number(details.max) }) }
    }
    const t = await getTranslations({ locale, namespace: 'errors' })
    return { sentence: t('notFound.title') }
  },
})
