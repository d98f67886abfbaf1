'use server'

import { getTranslations } from 'next-intl/server'
import { confirmByPasskey } from '@/lib/auth/passkey'
import { factorInput, passkeyConfirmInput } from '@/lib/auth/schema'
import { showSecondFactor } from '@/lib/auth/second-factor'
import { formAction } from '@/lib/forms/form-action'

export const showFactorAction = formAction({
  name: 'auth.showSecondFactor',
  permission: 'auth.factor.show',
  input: factorInput,
  run: (ctx, input) => showSecondFactor(ctx, input),
  done: async ({ recovery }, edge, { back }) => {
    if (recovery.length === 0) return { redirect: back ?? `/${edge.locale}/staff` }
    const t = await getTranslations({ locale: edge.locale, namespace: 'peopleStaff' })
    const codes = recovery.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`).join('  ')
    return { message: `${t('factor.recovery')} ${codes}` }
  },
  explain: async (refusal, details, { locale }) => {
    if (refusal === 'tooMany') {
      const t = await getTranslations({ locale, namespace: 'auth' })
      return {
        field: 'code',
        sentence: t('refused.tooMany', { minutes: Math.ceil(Number(details.seconds ?? 60) / 60) }),
      }
    }
    const t = await getTranslations({ locale, namespace: 'peopleStaff' })
    return { field: 'code', sentence: t('factor.wrong') }
  },
})

export const confirmByPasskeyAction = formAction({
  name: 'auth.confirmByPasskey',
  permission: 'auth.factor.show',
  input: passkeyConfirmInput,
  run: (ctx, input) => confirmByPasskey(ctx, input),
  done: (_value, edge, { back }) => ({ redirect: back ?? `/${edge.locale}/staff` }),
  explain: async (refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'auth' })
    return {
      sentence:
        refusal === 'tooMany'
          ? t('refused.tooMany', { minutes: Math.ceil(Number(details.seconds ?? 60) / 60) })
          : t('passkey.failed'),
    }
  },
})
