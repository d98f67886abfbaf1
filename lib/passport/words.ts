import { type Locale, sourceLocale } from '@/lib/i18n/locales'
import type { OwnNames, OwnTexts } from './types'

/** What something is called, and in which language that is. */
export type Said = { text: string; lang: Locale }

/** The words of the catalogue `passport`, by key. */
type Catalogue = (key: never) => string
const say = (words: Catalogue, key: string) => words(key as never)

/** A trajectory's name in a language: the catalogue's, or the town's own, in Dutch where nobody translated it. */
export function templateName(
  words: Catalogue,
  template: { code: string; names: OwnNames | null },
  locale: Locale,
): Said {
  if (!template.names) return { text: say(words, `template.${template.code}`), lang: locale }
  const own = template.names[locale]
  return own ? { text: own, lang: locale } : { text: template.names[sourceLocale] ?? '', lang: sourceLocale }
}

/** The same for a part: what it is called, and how one does it. */
export function partWords(
  words: Catalogue,
  part: { code: string; words: OwnTexts | null },
  locale: Locale,
): { title: string; how: string; lang: Locale } {
  if (!part.words)
    return {
      title: say(words, `part.${part.code}.title`),
      how: say(words, `part.${part.code}.how`),
      lang: locale,
    }
  const own = part.words[locale]
  return own?.title
    ? { ...own, lang: locale }
    : { ...(part.words[sourceLocale] ?? { title: '', how: '' }), lang: sourceLocale }
}
