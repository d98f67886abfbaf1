'use server'

import { getTranslations } from 'next-intl/server'
import { addPasskey, removePasskey } from '@/lib/auth/passkey'
import { passkeyAddInput, passkeyIdInput } from '@/lib/auth/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

type Refusal = 'wrong' | 'full' | 'stale' | 'factorFirst' | 'known' | 'notFound'

async function explain(refusal: Refusal, _details: Record<string, string | number>, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'auth' })
  return { sentence: refusal === 'wrong' ? t('passkey.failed') : t(`passkey.refused.${refusal}`) }
}

export const addPasskeyAction = formAction({
  name: 'auth.addPasskey',
  permission: 'auth.passkey.manage',
  input: passkeyAddInput,
  run: (ctx, input) => addPasskey(ctx, input),
  done: (_value, edge, { back }) => ({ redirect: back ?? `/${edge.locale}/my/passkeys?done=added` }),
  explain,
})

export const removePasskeyAction = formAction({
  name: 'auth.removePasskey',
  permission: 'auth.passkey.manage',
  input: passkeyIdInput,
  run: (ctx, input) => removePasskey(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/passkeys?done=removed` }),
  explain,
})
