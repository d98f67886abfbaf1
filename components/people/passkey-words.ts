import { getTranslations } from 'next-intl/server'

/** The words of a passkey's button; `button` is what pressing it does. */
export async function passkeyWords(does: 'add' | 'signIn' | 'confirm') {
  const [t, forms] = await Promise.all([getTranslations('auth'), getTranslations('forms')])
  return {
    button: t(`passkey.${does}`),
    busy: forms('busy'),
    failed: t('passkey.failed'),
    known: t('passkey.refused.known'),
    stale: t('passkey.refused.stale'),
    factorFirst: t('passkey.refused.factorFirst'),
    tooMany: t('refused.tooMany', { minutes: 60 }),
    unsupported: t('passkey.unsupported'),
  }
}
