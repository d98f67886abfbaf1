import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { icons } from '@/components/ui/icons.mjs'
import { type Locale, locales, sourceLocale } from '@/lib/i18n/locales'
import { listPhrases, speakerOf } from '@/lib/phrasebook/render'
import { asPhrase, blanksOf, readBlank } from '@/lib/phrasebook/rules'
import { isPhraseId, phraseIds, situations, typeOfBlank } from '@/lib/phrasebook/vocabulary'
import { faults } from '../../support/icu'
import '../../support/settings'

const folder = path.resolve(import.meta.dirname, '../../../lib/phrasebook/sentences')
const read = (locale: string): Record<string, Record<string, string>> =>
  JSON.parse(fs.readFileSync(path.join(folder, `${locale}.json`), 'utf8'))
const flat = (locale: string) =>
  new Map(
    Object.entries(read(locale)).flatMap(([situation, sentences]) =>
      Object.entries(sentences).map(([key, text]) => [`${situation}.${key}`, text] as const),
    ),
  )
const source = flat(sourceLocale)

describe('the phrasebook', () => {
  test('has at least 150 sentences, for both sides, each in all twelve languages', () => {
    expect(phraseIds.length).toBeGreaterThanOrEqual(150)
    expect(new Set(phraseIds).size).toBe(phraseIds.length)
    expect(fs.readdirSync(folder).sort()).toEqual([...locales].map((locale) => `${locale}.json`).sort())
    for (const locale of locales)
      expect([...flat(locale).keys()].sort(), locale).toEqual([...phraseIds].sort())
  })
  test.each(locales)('%s has the same gaps and its own plurals in every sentence', (locale) => {
    const wrong = [...flat(locale)].flatMap(([id, text]) =>
      faults(locale, source.get(id) ?? '', text).map((fault) => `${id} ${fault}`),
    )
    expect(wrong).toEqual([])
  })
  test('no language is a copy of another', () => {
    for (const one of locales)
      for (const other of locales) {
        if (one >= other) continue
        const same = [...flat(one)].filter(([id, text]) => text === flat(other).get(id))
        expect(same.length, `${one} and ${other}: ${same.map(([id]) => id)}`).toBeLessThan(4)
      }
  })
  test('every language is written in its own script', () => {
    const scripts: Partial<Record<Locale, RegExp>> = {
      ar: /\p{Script=Arabic}/u,
      fa: /\p{Script=Arabic}/u,
      uk: /\p{Script=Cyrillic}/u,
      ti: /\p{Script=Ethiopic}/u,
    }
    for (const locale of locales)
      for (const [id, text] of flat(locale))
        expect(text, `${locale} ${id}`).toMatch(scripts[locale] ?? /\p{Script=Latin}/u)
  })
  test('follows the glossary: Eritrean spelling in Tigrinya, comma below in Romanian, no Russian letters in Ukrainian', () => {
    for (const [id, text] of flat('ti')) expect(text, id).not.toMatch(/[አፀሠኀ]/u)
    for (const [id, text] of flat('ro')) expect(text, id).not.toMatch(/[şţŞŢ]/u)
    for (const [id, text] of flat('uk')) expect(text, id).not.toMatch(/[ыэъё]/u)
    for (const [id, text] of flat('pl')) expect(text, id).not.toMatch(/(?:łeś|łaś)(?!\p{L})|\bPan(i|a)?\b/u)
    for (const [id, text] of flat('nl')) expect(text, id).not.toMatch(/\b(u|uw)\b/i)
  })
  test('every gap has a kind, and every picture exists', () => {
    for (const [id, text] of source)
      for (const name of blanksOf(text)) expect(typeOfBlank(name), id).not.toBeNull()
    for (const situation of situations) {
      expect(icons).toContain(situation.icon)
      if ('pictures' in situation) {
        expect(Object.keys(situation.pictures).sort()).toEqual([...situation.phrases].sort())
        for (const picture of Object.values(situation.pictures)) expect(icons).toContain(picture)
      }
    }
  })
  test('is spoken in every language, with every gap filled as that language writes it', async () => {
    const filled = {
      day: '2026-10-08',
      day2: '2026-10-16',
      time: '14:30',
      place: 'Lindeplein 4',
      document: 'passport',
      document2: 'diploma',
      amount: '1250.50',
      count: '3',
      word: 'Lies',
    }
    for (const locale of locales) {
      const speak = await speakerOf(locale)
      for (const id of phraseIds) {
        const text = speak({ id, blanks: filled })
        expect(text, `${locale} ${id}`).not.toMatch(/[{}[\]]|undefined|NaN|Invalid/)
        // An amount, a day and a number in the digits that people here read.
        expect(text, `${locale} ${id}`).not.toMatch(/[٠-٩۰-۹፩-፼]/)
      }
      expect(speak({ id: 'appointment.booked', blanks: filled })).toContain('2026')
      expect(speak({ id: 'payment.cost', blanks: filled }).replace(/\D/g, '')).toBe('125050')
    }
    const arabic = await speakerOf('ar')
    expect(arabic({ id: 'deadline.daysLeft', blanks: { count: '2' } })).toContain('يومان')
    expect(arabic({ id: 'deadline.daysLeft', blanks: { count: '11' } })).toContain('11 يومًا')
    const polish = await speakerOf('pl')
    expect(polish({ id: 'waiting.usually', blanks: { count: '3' } })).toContain('3 tygodnie')
  })
  test('an empty gap is shown by its name', async () => {
    const speak = await speakerOf('nl', (name) => name)
    expect(speak({ id: 'appointment.booked', blanks: {} })).toBe('Je afspraak is op [day] om [time].')
    expect(speak({ id: 'deadline.daysLeft', blanks: {} })).toBe('Je hebt nog [count] dagen.')
  })
  test('is found by any word, without marks and capitals', async () => {
    const find = async (locale: Locale, search: string) =>
      (await listPhrases(locale, 'staff', { search, nameOf: (key) => key, gaps: (name) => name })).flatMap(
        (situation) => situation.phrases.map(({ id }) => id),
      )
    expect(await find('nl', 'AFSPRAAK is')).toContain('appointment.booked')
    expect(await find('fr', 'carte sejour prete')).toContain('residence.cardReady')
    expect(await find('nl', 'zzz')).toEqual([])
    // A newcomer's sentences are not among them.
    expect(await find('nl', 'ik begrijp het niet')).toEqual([])
  })
})

describe('a gap', () => {
  test.each([
    ['day', '2026-10-08', '2026-10-08'],
    ['day', '٢٠٢٦-١٠-٠٨', '2026-10-08'],
    ['time', '9:5', null],
    ['time', '9.30', '09:30'],
    ['time', '24:00', null],
    ['day', '2026-02-31', null],
    ['day', 'morgen', null],
    ['document', 'passport', 'passport'],
    ['document', 'gun', null],
    ['amount', '250', '250.00'],
    ['amount', '1.250,50', '1250.50'],
    ['amount', '1,250.5', '1250.50'],
    ['amount', '€ ۱۲', '12.00'],
    ['amount', '-5', null],
    ['amount', '1e9', null],
    ['count', '07', '7'],
    ['count', '0', null],
    ['place', ' Lindeplein \u202e 4\u0000 ', 'Lindeplein 4'],
    ['place', 'x'.repeat(161), null],
    ['word', '👩‍👩‍👧'.repeat(120), '👩‍👩‍👧'.repeat(120)],
    ['word', '  ', null],
    ['danger', 'x', null],
  ])('%s takes %# as it should', (name, typed, kept) => {
    const answer = readBlank(name, typed)
    expect('value' in answer ? answer.value : null).toBe(kept)
  })
  test('what is stored is read back only when it is a phrase', () => {
    expect(asPhrase({ id: 'appointment.booked', blanks: { day: '2026-10-08', evil: 3 } })).toEqual({
      id: 'appointment.booked',
      blanks: { day: '2026-10-08' },
    })
    expect(asPhrase({ id: 'appointment.__proto__', blanks: {} })).toBeNull()
    expect(asPhrase(null)).toBeNull()
    expect(isPhraseId('constructor')).toBe(false)
  })
})
