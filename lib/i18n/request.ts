import { getRequestConfig } from 'next-intl/server'
import { townZone } from '@/lib/time/clock'
import { loadMessages } from './load'
import { localeOr } from './locales'

/** What next-intl reads for each request. The time zone is the town's, whatever the language. */
export default getRequestConfig(async ({ requestLocale }) => {
  const locale = localeOr(await requestLocale)
  return { locale, messages: await loadMessages(locale), timeZone: townZone() }
})
