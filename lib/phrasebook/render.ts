import 'server-only'
import { createTranslator } from 'use-intl/core'
import { formats } from '@/lib/i18n/format'
import { type Locale, localeTags, sourceLocale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { townZone } from '@/lib/time/clock'
import { instantOf, minuteOfTime } from '@/lib/time/time'
import { blanksOf, type Phrase } from './rules'
import { type PhraseId, phraseIds, type Side, type Situation, situations, typeOfBlank } from './vocabulary'

type Sentences = Record<string, Record<string, string>>
const read = new Map<Locale, Promise<Sentences>>()

function sentencesOf(locale: Locale): Promise<Sentences> {
  const known = read.get(locale)
  if (known) return known
  const reading = import(`@/lib/phrasebook/sentences/${locale}.json`).then(
    (file) => file.default as Sentences,
  )
  read.set(locale, reading)
  return reading
}

const raw = (sentences: Sentences, id: PhraseId): string => {
  const [situation = '', phrase = ''] = id.split('.')
  return sentences[situation]?.[phrase] ?? ''
}

/** Isolated, so that a house number or a Latin name keeps its direction in a line of another (Unicode UAX #9). */
const isolate = (text: string) => `\u2068${text}\u2069`

/**
 * Speaks a phrase in a language: dates, times, amounts and names of documents in that language, a person's own words as
 * they wrote them. A gap that is still empty is shown as its name from `gaps` in brackets.
 */
export async function speakerOf(
  locale: Locale,
  gaps?: (name: string) => string,
): Promise<(phrase: Phrase) => string> {
  const zone = townZone()
  const [sentences, files] = await Promise.all([sentencesOf(locale), translatorFor(locale, 'files')])
  const f = formats(locale, zone)
  const euros = new Intl.NumberFormat(localeTags[locale], { style: 'currency', currency: 'EUR' })
  const fill = (name: string, value: string): string | number => {
    switch (typeOfBlank(name)) {
      case 'day':
        return isolate(f.fullDay(instantOf(value, 720, zone)))
      case 'time':
        return isolate(f.minute(minuteOfTime(value) ?? 0))
      case 'amount':
        return isolate(euros.format(Number(value)))
      case 'count':
        return Number(value)
      case 'document':
        return files(`type.${value}` as 'type.other')
      default:
        return isolate(value)
    }
  }
  const translate = createTranslator({
    // next-intl's type knows our twelve languages; Intl reads the whole tag.
    locale: localeTags[locale] as Locale,
    messages: sentences as never,
    timeZone: zone,
  }) as unknown as (id: string, values: Record<string, string | number>) => string
  return ({ id, blanks }) => {
    const sentence = raw(sentences, id)
    const values: Record<string, string | number> = {}
    const open = blanksOf(sentence).filter((name) => !blanks[name])
    for (const name of blanksOf(sentence)) {
      const value = blanks[name]
      values[name] = value ? fill(name, value) : `[${gaps?.(name) ?? '…'}]`
    }
    // An empty number has no plural: the sentence's widest form, with the gap in the number's place.
    if (open.includes('count'))
      return translate(id, { ...values, count: 5 }).replace(
        new Intl.NumberFormat(localeTags[locale]).format(5),
        String(values.count),
      )
    return translate(id, values)
  }
}

export type ListedPhrase = { id: PhraseId; text: string; blanks: string[]; icon: string | null }
export type ListedSituation = { key: Situation; icon: string; phrases: ListedPhrase[] }

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every phrase of a side in one language, by situation; only those whose words or situation hold all of `search`. */
export async function listPhrases(
  locale: Locale,
  side: Side,
  options: { search?: string; nameOf: (situation: Situation) => string; gaps: (name: string) => string },
): Promise<ListedSituation[]> {
  const [speak, source] = await Promise.all([speakerOf(locale, options.gaps), sentencesOf(sourceLocale)])
  const wanted = plain(options.search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return situations
    .filter((situation) => situation.side === side)
    .map((situation) => {
      const about = plain(options.nameOf(situation.key))
      const phrases = situation.phrases.flatMap((name): ListedPhrase[] => {
        const id = `${situation.key}.${name}` as PhraseId
        const text = speak({ id, blanks: {} })
        const has = `${about} ${plain(text)}`
        if (!wanted.every((word) => has.includes(word))) return []
        const icon =
          'pictures' in situation ? (situation.pictures as Record<string, string>)[name] : undefined
        return [{ id, text, blanks: blanksOf(raw(source, id)), icon: icon ?? null }]
      })
      return { key: situation.key, icon: situation.icon, phrases }
    })
    .filter((situation) => situation.phrases.length > 0)
}

/** The gaps of a phrase. */
export async function blanksOfPhrase(id: PhraseId): Promise<string[]> {
  return blanksOf(raw(await sentencesOf(sourceLocale), id))
}

/** How many there are, for the tests and the page that says so. */
export const phraseCount = phraseIds.length
