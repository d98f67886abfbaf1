import 'server-only'
import { seal, unseal } from './seal'

const about = 'typed words'

/**
 * What somebody typed to find a person, as it may stand in an address: sealed. Addresses stay behind in histories of
 * shared computers and in logs on the way; names and telephone numbers do not belong there.
 */
export function sealWords(words: string): string {
  return seal(words, about)
}

/** An address's questions with the words in the open (`q`), for a list that reads them. */
export function withWords<Query extends Record<string, string | string[] | undefined>>(
  query: Query,
): Query & { q: string } {
  return { ...query, q: wordsOf(query) }
}

/** What was typed, from the address (`s`); empty for nothing, or for a seal that does not hold. */
export function wordsOf(query: Record<string, string | string[] | undefined>): string {
  return typeof query.s === 'string' ? (unseal(query.s, about) ?? '') : ''
}
