import 'server-only'
import { createTranslator } from 'use-intl/core'
import { townZone } from '@/lib/time/clock'
import { loadMessages } from './load'
import type { Locale } from './locales'
import type { Messages } from './messages'

/** A translator outside a request (mails, exports, the worker). */
export async function translatorFor<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  const messages = await loadMessages(locale)
  return createTranslator<Messages, Namespace>({ locale, messages, namespace, timeZone: townZone() })
}
