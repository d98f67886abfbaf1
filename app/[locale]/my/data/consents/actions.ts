'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { isLocale } from '@/lib/i18n/locales'
import { giveConsent, withdrawConsent } from '@/lib/people/consent/consent'
import { purposeKeys } from '@/lib/people/consent/vocabulary'
import { withdrawHooks } from '@/lib/registry/consent'

// Without `personId` it is one's own; with it a worker writes down what was said at the desk (the command asks who may).
const whose = {
  personId: z.uuid('invalidChoice').optional(),
  language: z.string().max(20).optional(),
  purpose: z.enum(purposeKeys, 'invalidChoice'),
}

const explain = async (refusal: 'notFound' | 'oldText', _details: unknown, { locale }: Edge) => {
  if (refusal === 'oldText') {
    const t = await getTranslations({ locale, namespace: 'consent' })
    return { sentence: t('oldText') }
  }
  const t = await getTranslations({ locale, namespace: 'errors' })
  return { sentence: t('notFound.title') }
}

const done = (
  _value: unknown,
  { locale }: Edge,
  { personId, language }: { personId?: string | undefined; language?: string | undefined },
) => ({
  redirect: personId
    ? `/${locale}/staff/people/${personId}/consents?done=1&language=${isLocale(language) ? language : locale}`
    : `/${locale}/my/data/consents?done=1`,
})

export const giveConsentAction = formAction({
  name: 'people.giveConsent',
  permission: 'people.consent.give',
  input: z.object({ ...whose, textVersion: z.coerce.number().int() }),
  run: (ctx, { personId, language, ...input }, { locale }) =>
    giveConsent(ctx, {
      ...input,
      personId: personId ?? personIdOf(ctx.actor) ?? '',
      language: isLocale(language) ? language : locale,
    }),
  done,
  explain,
})

export const withdrawConsentAction = formAction({
  name: 'people.withdrawConsent',
  permission: 'people.consent.withdraw',
  input: z.object(whose),
  run: (ctx, { personId, purpose }) =>
    withdrawConsent(ctx, withdrawHooks, { purpose, personId: personId ?? personIdOf(ctx.actor) ?? '' }),
  done,
  explain,
})
