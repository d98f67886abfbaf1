/** The interface's languages. Dutch is the source. */
export const locales = ['nl', 'en', 'fr', 'de', 'es', 'ar', 'fa', 'uk', 'tr', 'pl', 'ro', 'ti'] as const
export type Locale = (typeof locales)[number]

/** Languages of the back office. */
export const staffLocales = ['nl', 'en', 'fr'] as const satisfies readonly Locale[]
export const sourceLocale: Locale = 'nl'

/** Each language's own name in its own script. Never a flag. */
export const localeNames: Record<Locale, string> = {
  nl: 'Nederlands',
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  ar: 'العربية',
  fa: 'فارسی',
  uk: 'Українська',
  tr: 'Türkçe',
  pl: 'Polski',
  ro: 'Română',
  ti: 'ትግርኛ',
}

/**
 * BCP 47 tags for Intl. Arabic with the digits that are on Belgian letters and clocks; Tigrinya as in
 * Eritrea, where most readers here come from.
 */
export const localeTags: Record<Locale, string> = {
  nl: 'nl-BE',
  en: 'en-GB',
  fr: 'fr-BE',
  de: 'de-BE',
  es: 'es-ES',
  ar: 'ar-u-nu-latn-ca-gregory',
  fa: 'fa-u-nu-latn-ca-gregory',
  uk: 'uk-UA',
  tr: 'tr-TR',
  pl: 'pl-PL',
  ro: 'ro-RO',
  ti: 'ti-ER',
}

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value)
}

export function isStaffLocale(value: unknown): value is (typeof staffLocales)[number] {
  return typeof value === 'string' && (staffLocales as readonly string[]).includes(value)
}

const rightToLeft = new Set(['ar', 'fa', 'ps', 'ur', 'ckb', 'he'])

/** Writing direction of any BCP 47 language. */
export function dirOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** A person's language if we have it, else the source. */
export function localeOr(value: unknown, fallback: Locale = sourceLocale): Locale {
  return isLocale(value) ? value : fallback
}
