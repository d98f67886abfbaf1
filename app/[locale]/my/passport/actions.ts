'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { answerHours } from '@/lib/passport/answer-hours'
import { addOwnHours, withdrawOwnHours } from '@/lib/passport/own-hours'
import { makeHoursProof } from '@/lib/passport/proof'
import { answerInput, hoursIdInput, ownHoursInput, proofInput } from '@/lib/passport/schema'

type Refusal =
  | 'notFound'
  | 'future'
  | 'tooOld'
  | 'ownEmail'
  | 'tooMany'
  | 'already'
  | 'needsReason'
  | 'own'
  | 'nothing'

async function explain(refusal: Refusal, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'passport' })
  return t(`refused.${refusal}`)
}
const fieldOf: Partial<Record<Refusal, string>> = {
  future: 'on',
  tooOld: 'on',
  ownEmail: 'contactEmail',
  needsReason: 'reason',
}

export const addOwnHoursAction = formAction({
  name: 'passport.addOwnHours',
  permission: 'passport.own.add',
  input: ownHoursInput,
  run: (ctx, { hours, ...input }) => addOwnHours(ctx, { ...input, minutes: hours }),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/passport?done=added#hours` }),
  explain: async (refusal, _details, { locale }) => ({
    field: fieldOf[refusal],
    sentence: await explain(refusal, locale),
  }),
})

export const withdrawOwnHoursAction = formAction({
  name: 'passport.withdrawOwnHours',
  permission: 'passport.own.add',
  input: hoursIdInput,
  run: (ctx, input) => withdrawOwnHours(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/passport?done=withdrawn#hours` }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const makeHoursProofAction = formAction({
  name: 'passport.makeHoursProof',
  permission: 'passport.own.proof',
  input: proofInput,
  run: (ctx, input) => makeHoursProof(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}?done=proof` }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const answerAsContactAction = formAction({
  name: 'passport.answerAsContact',
  permission: 'passport.hours.answerAsContact',
  input: answerInput,
  run: (ctx, input) => answerHours(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/passport/confirm?done=answered` }),
  explain: async (refusal, _details, { locale }) => ({
    field: fieldOf[refusal],
    sentence: await explain(refusal, locale),
  }),
})
