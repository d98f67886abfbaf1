import type { Persona } from '@/lib/auth/personas'

/** What people who read a language usually speak besides; the first is theirs. */
export const homeLanguages: Record<string, readonly string[]> = {
  ar: ['ar', 'en', 'fr', 'ckb', 'tr'],
  ti: ['ti', 'am', 'ar', 'en'],
  uk: ['uk', 'ru', 'pl', 'en'],
  fa: ['fa', 'fa-AF', 'ps', 'en', 'tr'],
  tr: ['tr', 'ku', 'en', 'de'],
  pl: ['pl', 'ru', 'en', 'de'],
  ro: ['ro', 'it', 'en', 'fr'],
  es: ['es', 'en', 'fr', 'it'],
  en: ['en', 'so', 'sw', 'hi', 'ur'],
  fr: ['fr', 'ln', 'rw', 'wo', 'en'],
  de: ['de', 'en'],
  nl: ['nl', 'en', 'fr'],
}

type Level = 'native' | 'good' | 'some' | null
type Words = {
  languages: readonly (readonly [
    language: string,
    speaks: Level,
    reads: Level,
    writes: Level,
    more?: 'interprets' | 'forLetters',
  ])[]
  literacyOwn: 'none' | 'slow' | 'fluent'
  literacyLatin: 'none' | 'slow' | 'fluent'
  schoolingYears: number
  digitalSkill: 0 | 1 | 2 | 3
  neighbourhood: string
  gender: 'woman' | 'man'
  contactChannel: 'email' | 'sms' | 'call' | 'post' | 'desk'
  phoneShared: 'yes' | 'no'
  times: readonly (readonly [weekday: number, part: 'morning' | 'afternoon' | 'evening'])[]
  household: readonly (readonly [name: string, birthYear: number, relation: 'partner' | 'child' | 'parent'])[]
}

/** The demo's people, told so that each shows something: a shared telephone, a family, somebody who interprets. */
export const personaProfiles: Partial<Record<Persona, Words>> = {
  newcomer: {
    languages: [
      ['ar', 'native', 'native', 'native', 'forLetters'],
      ['en', 'some', 'some', null],
      ['nl', 'some', 'some', null],
    ],
    literacyOwn: 'fluent',
    literacyLatin: 'slow',
    schoolingYears: 12,
    digitalSkill: 2,
    neighbourhood: 'lindehof',
    gender: 'woman',
    contactChannel: 'sms',
    phoneShared: 'yes',
    times: [
      [1, 'morning'],
      [2, 'morning'],
      [4, 'morning'],
    ],
    household: [
      ['Samir Al-Hassan', 1986, 'partner'],
      ['Lina', 2017, 'child'],
      ['Yousef', 2021, 'child'],
    ],
  },
  newcomer2: {
    languages: [
      ['ti', 'native', 'some', 'some', 'forLetters'],
      ['am', 'good', null, null],
      ['ar', 'some', null, null],
    ],
    literacyOwn: 'slow',
    literacyLatin: 'none',
    schoolingYears: 5,
    digitalSkill: 1,
    neighbourhood: 'stationswijk',
    gender: 'man',
    contactChannel: 'call',
    phoneShared: 'no',
    times: [
      [1, 'evening'],
      [2, 'evening'],
      [3, 'evening'],
      [6, 'afternoon'],
    ],
    household: [],
  },
  newcomer3: {
    languages: [
      ['uk', 'native', 'native', 'native', 'forLetters'],
      ['ru', 'native', 'native', 'good', 'interprets'],
      ['en', 'good', 'good', 'good'],
      ['nl', 'some', 'some', 'some'],
    ],
    literacyOwn: 'fluent',
    literacyLatin: 'fluent',
    schoolingYears: 16,
    digitalSkill: 3,
    neighbourhood: 'molenveld',
    gender: 'woman',
    contactChannel: 'email',
    phoneShared: 'no',
    times: [
      [1, 'morning'],
      [3, 'morning'],
      [5, 'morning'],
    ],
    household: [
      ['Andrij Kovalenko', 1987, 'partner'],
      ['Sofija', 2015, 'child'],
      ['Maksym', 2022, 'child'],
    ],
  },
  ambassador: {
    languages: [
      ['nl', 'native', 'native', 'native', 'forLetters'],
      ['en', 'good', 'good', 'good'],
      ['fr', 'good', 'good', 'some'],
    ],
    literacyOwn: 'fluent',
    literacyLatin: 'fluent',
    schoolingYears: 15,
    digitalSkill: 3,
    neighbourhood: 'lindehof',
    gender: 'man',
    contactChannel: 'email',
    phoneShared: 'no',
    times: [],
    household: [],
  },
}
