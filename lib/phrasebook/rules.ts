import { limits } from '@/lib/config/limits'
import { documentTypes } from '@/lib/files/rules'
import { isDay, minuteOfTime } from '@/lib/time/time'
import { isPhraseId, type PhraseId, typeOfBlank } from './vocabulary'

/** A sentence as it is kept: which one, and what stands in its gaps, as typed but checked. */
export type Phrase = { id: PhraseId; blanks: Record<string, string> }

export type BlankFault =
  | 'required'
  | 'invalidDate'
  | 'invalidTime'
  | 'invalidChoice'
  | 'invalidAmount'
  | 'tooLong'

/** The gaps of a sentence, in the order in which they stand. */
export function blanksOf(sentence: string): string[] {
  const names = [...sentence.matchAll(/\{(\w+)(?:\}|, plural)/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].filter((name) => typeOfBlank(name) !== null)
}

/** ٠١٢ and ۰۱۲ → 012. */
const latinDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))

const graphemes = (text: string) =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].length

/** What was put into a gap, in the form in which it is kept; or why it cannot stand there. */
export function readBlank(name: string, typed: string): { value: string } | { fault: BlankFault } {
  // Direction marks would reach beyond the gap; lone halves of characters are none.
  const text = latinDigits(typed)
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text === '') return { fault: 'required' }
  switch (typeOfBlank(name)) {
    case 'day':
      return isDay(text) && text >= '2000-01-01' && text < '2100-01-01'
        ? { value: text }
        : { fault: 'invalidDate' }
    case 'time': {
      const minute = minuteOfTime(text.replace(/[.hu]/, ':'))
      return minute === null
        ? { fault: 'invalidTime' }
        : {
            value: `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
          }
    }
    case 'document':
      return (documentTypes as readonly string[]).includes(text)
        ? { value: text }
        : { fault: 'invalidChoice' }
    case 'amount': {
      // 1.250,50 and 1,250.50 and 1250.5 are one amount: the last sign with one or two digits behind it parts the cents.
      const match = /^€?\s*([\d.,\s]*?\d)(?:[.,](\d{1,2}))?\s*€?$/.exec(text)
      const euros = Number(match?.[1]?.replace(/[.,\s]/g, ''))
      if (!match || !Number.isSafeInteger(euros) || euros > 1_000_000) return { fault: 'invalidAmount' }
      return { value: `${euros}.${(match[2] ?? '0').padEnd(2, '0')}` }
    }
    case 'count':
      return /^\d{1,4}$/.test(text) && Number(text) > 0
        ? { value: String(Number(text)) }
        : { fault: 'invalidAmount' }
    case 'place':
      return graphemes(text) <= limits.text.title ? { value: text } : { fault: 'tooLong' }
    case 'word':
      return graphemes(text) <= limits.text.name ? { value: text } : { fault: 'tooLong' }
    default:
      return { fault: 'invalidChoice' }
  }
}

/** A stored phrase, or null for what is none (an older version's, a tampered row's). */
export function asPhrase(value: unknown): Phrase | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, blanks } = value as { id?: unknown; blanks?: unknown }
  if (!isPhraseId(id) || typeof blanks !== 'object' || blanks === null) return null
  const clean = Object.entries(blanks).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return { id, blanks: Object.fromEntries(clean) }
}

/** Phrases kept as JSON, in order; what is none is left out. */
export function asPhrases(value: unknown): Phrase[] {
  return Array.isArray(value) ? value.flatMap((one) => asPhrase(one) ?? []) : []
}

/** A phrase without what somebody typed in their own words: what stays when that person is forgotten. */
export function withoutOwnWords({ id, blanks }: Phrase): Phrase {
  return {
    id,
    blanks: Object.fromEntries(
      Object.entries(blanks).filter(([name]) => !['place', 'word'].includes(typeOfBlank(name) ?? 'word')),
    ),
  }
}
