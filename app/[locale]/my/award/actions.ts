'use server'

import { getTranslations } from 'next-intl/server'
import type { AwardRefusal } from '@/lib/ambassadors/award/round'
import { nominateInput, voteInput } from '@/lib/ambassadors/award/schema'
import { nominate, vote } from '@/lib/ambassadors/award/take-part'
import { type Edge, formAction } from '@/lib/forms/form-action'

async function explain(refusal: AwardRefusal, _details: object, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'ambassadors' })
  if (refusal === 'there' || refusal === 'voted') return { sentence: t(`award.refusal.${refusal}`) }
  if (refusal === 'self' || refusal === 'closed') return { sentence: t(`thanks.refusal.${refusal}`) }
  return { sentence: t('thanks.refusal.notFound') }
}

export const nominateAction = formAction({
  name: 'ambassadors.nominate',
  permission: 'ambassadors.award.vote',
  input: nominateInput,
  run: (ctx, input) => nominate(ctx, input),
  done: (_value, { locale }) => ({ redirect: `/${locale}/my/award?done=named` }),
  explain,
})
export const voteAction = formAction({
  name: 'ambassadors.voteAward',
  permission: 'ambassadors.award.vote',
  input: voteInput,
  run: (ctx, input) => vote(ctx, input),
  done: (_value, { locale }) => ({ redirect: `/${locale}/my/award` }),
  explain,
})
