'use server'

import { getTranslations } from 'next-intl/server'
import { letterStopInput } from '@/lib/ambassadors/letters/schema'
import { resumeLetters, stopLetters } from '@/lib/ambassadors/letters/stop-letters'
import { formAction } from '@/lib/forms/form-action'

export const answerLettersAction = formAction({
  name: 'ambassadors.answerLetters',
  permission: 'ambassadors.letters.answer',
  input: letterStopInput,
  // Said twice it stays said.
  repeats: () => true,
  run: (ctx, { token, again }) =>
    again ? resumeLetters(ctx, { token }) : stopLetters(ctx, { token, way: 'link' }),
  done: (_value, { locale }, { token }) => ({ redirect: `/${locale}/letters/${token}?done=1` }),
  explain: async (_refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'ambassadors' })
    return { sentence: t('letters.wrong') }
  },
})
