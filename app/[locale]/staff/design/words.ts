import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/locales'

export function designWords(locale: Locale) {
  return getTranslations({ locale, namespace: 'designStaff' })
}
