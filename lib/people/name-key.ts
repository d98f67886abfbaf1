import 'server-only'
import anyAscii from 'any-ascii'

const ascii = (text: string) =>
  anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Letters and digits of a name in Latin, lower case, without marks: `Şenay` and `ሸናይ` both begin with s. */
type Word = {
  word: string
  /** Without the article that Arabic writes on to a name. */
  bare: string
  abjad: boolean
}

function latinWords(text: string): Word[] {
  return text
    .normalize('NFC')
    .split(/[\s\-‐-―'’ʼ`.,/()]+/u)
    .filter(Boolean)
    .map((part) => {
      // Arabic and Hebrew letters write few vowels, and use w and y for some.
      const abjad = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(part)
      const word = ascii(part)
      const bare = abjad ? ascii(part.replace(/^ال(?=.{3})/u, '')) : word.replace(/^al(?=[^aeiouy].{4})/, '')
      return { word, bare, abjad }
    })
    .filter(({ word }) => word !== '')
}

// What one sound is written as in different languages, longest first.
const sounds: readonly [RegExp, string][] = [
  [/tsch|tsj|tch|sch|shch|sh|sj|ch|sz|cz|ts|tz/g, 's'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ck|qu|q|c(?![eiy])/g, 'k'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/th|dh/g, 't'],
  [/dj|dzh|zh/g, 'j'],
  [/^j(?=[ou])/g, ''],
  [/[zc]/g, 's'],
  [/w/g, 'v'],
]

// The letters that Arabic script itself writes as two of ours; other neighbours are two sounds.
const abjadSounds: readonly [RegExp, string][] = [
  [/sh/g, 's'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/th|dh/g, 't'],
  [/q/g, 'k'],
  [/z/g, 's'],
  [/w/g, 'v'],
]

/**
 * The consonants of one word, so that the spellings of one name meet: Mohammed, Muhamed, Mahamed, محمد and Мухаммед
 * are all `mhmd`. Not a phonetic alphabet of any language: a net, whose catch is then ranked by likeness.
 */
function skeleton({ bare, abjad }: Word): string {
  let text = abjad ? bare.charAt(0) + bare.slice(1).replace(/[wy]/g, '') : bare
  for (const [pattern, sound] of abjad ? abjadSounds : sounds) text = text.replace(pattern, sound)
  text = text.replace(/(.)\1+/g, '$1').replace(/[aeiouy]/g, '')
  // A last h is only breath: Fatimah, Fatma; Sarah, Sara.
  return text.length > 1 ? text.replace(/h$/, '') : text
}

/** "Abd al-Rahman", "Abderrahman" and عبد الرحمن are one name: the servant and whose stand together. */
function keysOf(all: readonly Word[]): string[] {
  const named = all.filter(({ word }) => !/^(al|el)$/.test(word))
  const words = named.length > 0 ? named : all
  const keys: string[] = []
  for (let at = 0; at < words.length; at++) {
    const part = words[at]
    if (!part) continue
    let key = skeleton(part)
    if (/^a?bd$/.test(part.word)) {
      const article = /^(ul|ar|er|as|ad)$/.test(words[at + 1]?.word ?? '')
      const whose = words[at + (article ? 2 : 1)]
      if (whose) {
        key += skeleton(whose)
        at += article ? 2 : 1
      }
    }
    // A name of vowels only (Ea, Uyo) is its own key.
    keys.push(key || part.word)
  }
  return [...new Set(keys)]
}

/** The columns by which a person is found; written with every change of a name (owner: lib/people). */
export function searchColumns(
  fullName: string,
  callName?: string | null,
): { searchName: string; searchKeys: string[] } {
  const words = latinWords(callName ? `${fullName} ${callName}` : fullName)
  return {
    searchName: [...new Set(words.map(({ word }) => word))].join(' ').slice(0, 400),
    searchKeys: keysOf(words),
  }
}

/** What was asked for, in the same form. */
export function nameQuery(text: string): { name: string; keys: string[] } {
  const words = latinWords(text)
  return { name: words.map(({ word }) => word).join(' '), keys: keysOf(words) }
}

/** A person's names with all columns that follow from them. */
export function named<Call extends string | null | undefined>(fullName: string, callName?: Call) {
  return { fullName, callName: callName ?? null, ...searchColumns(fullName, callName) }
}
