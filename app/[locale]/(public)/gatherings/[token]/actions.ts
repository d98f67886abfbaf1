'use server'

import { getTranslations } from 'next-intl/server'
import { answerByLink } from '@/lib/ambassadors/gatherings/answer'
import { linkAnswerInput } from '@/lib/ambassadors/gatherings/schema'
import { formAction } from '@/lib/forms/form-action'

export const answerInvitationByLinkAction = formAction({
  name: 'ambassadors.answerInvitationByLink',
  permission: 'ambassadors.invitation.answer',
  input: linkAnswerInput,
  // Said twice it stays said.
  repeats: () => true,
  run: (ctx, input) => answerByLink(ctx, input),
  done: (_value, { locale }, { token }) => ({ redirect: `/${locale}/gatherings/${token}?done=1` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'ambassadors' })
    return { sentence: t(`gathering.refusal.${refusal}`) }
  },
})
