import 'server-only'
import { createTranslator } from 'use-intl/core'
import { townZone } from '@/lib/time/clock'
import { loadMessages } from './load'
import { type Locale, localeTags } from './locales'
import type { Messages } from './messages'

/** A translator outside a request (mails, exports, the worker). */
export async function translatorFor<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  const messages = await loadMessages(locale)
  return createTranslator<Messages, Namespace>({
    // next-intl's type knows our twelve languages; Intl reads the whole tag.
    locale: localeTags[locale] as Locale,
    messages,
    namespace,
    timeZone: townZone(),
  })
}
