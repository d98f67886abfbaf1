import { type Locale, sourceLocale } from '@/lib/i18n/locales'
import { isShippedType, paperKeys, type TypeKey, taskKeys } from './vocabulary'

/** The words of the catalogue `cases`, by key. */
type Catalogue = (key: never) => string
const say = (words: Catalogue, key: string) => words(key as never)

const known = <Key extends string>(keys: readonly Key[], key: string | null): Key | undefined =>
  keys.find((candidate) => candidate === key)

/** A paper's name: ours in the reader's language, else the words somebody typed. */
export function paperWords(t: Catalogue, paper: { key: string | null; words: string | null }): string {
  const key = known(paperKeys, paper.key)
  return key ? say(t, `paper.${key}`) : (paper.words ?? '')
}

/** A task's name: ours in the reader's language, else the words somebody typed. */
export function taskWords(t: Catalogue, task: { key: string | null; words: string | null }): string {
  const key = known(taskKeys, task.key)
  return key ? say(t, `task.${key}`) : (task.words ?? '')
}

/** A town's own words for a term: what to do, what bridges the wait, what is lost by being late. */
export type RuleWords = Partial<Record<Locale, { title: string; bridge: string; loss: string }>>
/** What a page needs to say a term: the keys its rule names, and the town's own words where it names `own`. */
export type RuleRef = {
  sentence: string
  bridge?: string | null
  loss?: string | null
  words?: RuleWords | null
}
const parts = { title: 'sentence', bridge: 'bridge', loss: 'loss' } as const
const catalogues = { title: 'rule', bridge: 'bridge', loss: 'loss' } as const

/** One of a term's sentences in a language, the town's own in Dutch where nobody translated it; null: it has none. */
export function ruleSaid(
  t: Catalogue,
  rule: RuleRef,
  part: keyof typeof parts,
  locale: Locale,
): { text: string; lang: Locale } | null {
  const key = rule[parts[part]]
  if (!key) return null
  if (key !== 'own') return { text: say(t, `${catalogues[part]}.${key}`), lang: locale }
  const own = rule.words?.[locale]?.[part]
  if (own) return { text: own, lang: locale }
  const dutch = rule.words?.[sourceLocale]?.[part]
  return dutch ? { text: dutch, lang: sourceLocale } : null
}

/** What a term asks, as text alone. */
export function sentenceWords(t: Catalogue, rule: RuleRef, locale: Locale): string {
  return ruleSaid(t, rule, 'title', locale)?.text ?? say(t, 'rule.check')
}

/** What a town calls a type of its own, with a line that explains it: in Dutch always, elsewhere where somebody wrote it. */
export type OwnWords = Partial<Record<Locale, { title: string; line: string }>>
/** What a page needs to name a type: its key, and the town's own words where it made it. */
export type TypeRef = { typeKey: TypeKey; typeWords: OwnWords | null }

export type Said = { title: string; line: string; lang: Locale }

/** A type's name and line in a language: the catalogue's, or the town's own, in Dutch where nobody translated it. */
export function typeSaid(words: Catalogue, type: TypeRef, locale: Locale): Said {
  if (isShippedType(type.typeKey) && !type.typeWords)
    return { title: say(words, `type.${type.typeKey}`), line: '', lang: locale }
  const own = type.typeWords?.[locale]
  if (own?.title) return { ...own, lang: locale }
  return { ...(type.typeWords?.[sourceLocale] ?? { title: type.typeKey, line: '' }), lang: sourceLocale }
}

/** The name alone, for where no mark can stand (a sentence read aloud, a line of a list box). */
export function typeName(words: Catalogue, type: TypeRef, locale: Locale): string {
  return typeSaid(words, type, locale).title
}
