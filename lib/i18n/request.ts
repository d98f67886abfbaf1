import { getRequestConfig } from 'next-intl/server'
import { townZone } from '@/lib/time/clock'
import { loadMessages } from './load'
import { type Locale, localeOr, localeTags } from './locales'

/** What next-intl reads for each request: the tag says which digits. The time zone is the town's. */
export default getRequestConfig(async ({ requestLocale }) => {
  const locale = localeOr(await requestLocale)
  // next-intl's type knows our twelve languages; Intl reads the whole tag.
  return { locale: localeTags[locale] as Locale, messages: await loadMessages(locale), timeZone: townZone() }
})
