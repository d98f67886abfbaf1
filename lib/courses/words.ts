import { type Locale, sourceLocale } from '@/lib/i18n/locales'
import type { CourseWords } from './types'

export type TextRow = {
  locale: string
  title: string
  summary: string
  outcomes: string[]
  bring: string | null
  sourceVersion: number
  machineTranslated: boolean
}

/** The words in the reader's language, else the Dutch ones; `lang` says which, so that the page can mark it. */
export function wordsFor(texts: readonly TextRow[], locale: Locale, textVersion: number): CourseWords {
  const text =
    texts.find((row) => row.locale === locale) ?? texts.find((row) => row.locale === sourceLocale) ?? texts[0]
  if (!text)
    return {
      lang: sourceLocale,
      title: '',
      summary: '',
      outcomes: [],
      bring: null,
      machine: false,
      outdated: false,
    }
  return {
    lang: text.locale,
    title: text.title,
    summary: text.summary,
    outcomes: text.outcomes,
    bring: text.bring,
    machine: text.machineTranslated,
    outdated: text.sourceVersion < textVersion,
  }
}

export type TitleRow = { locale: string; title: string }

/** A title alone, in the reader's language or in Dutch. */
export function titleFor(texts: readonly TitleRow[], locale: Locale): { title: string; lang: string } {
  const text =
    texts.find((row) => row.locale === locale) ?? texts.find((row) => row.locale === sourceLocale) ?? texts[0]
  return { title: text?.title ?? '', lang: text?.locale ?? sourceLocale }
}
