import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { locales, sourceLocale, staffLocales } from '@/lib/i18n/locales'
import { publicNamespaces, staffNamespaces } from '@/lib/i18n/messages'
import { faults } from '../../support/icu'

const root = path.resolve(import.meta.dirname, '../../..')
// `crash` is read by the last error page alone, which knows no catalogue loader.
const everywhere = [...publicNamespaces, 'crash']

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(prefix + key, value)
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text)
  }
  return all
}

const read = (locale: string, namespace: string) =>
  flat(JSON.parse(fs.readFileSync(path.join(root, 'messages', locale, `${namespace}.json`), 'utf8')))

function catalogueFaults(locale: (typeof locales)[number], namespaces: readonly string[]): string[] {
  const all: string[] = []
  for (const namespace of namespaces) {
    const [source, translated] = [read(sourceLocale, namespace), read(locale, namespace)]
    for (const [key, text] of source) {
      const own = translated.get(key)
      if (own === undefined) all.push(`${namespace}.${key} is missing`)
      else for (const fault of faults(locale, text, own)) all.push(`${namespace}.${key} ${fault}`)
    }
    for (const key of translated.keys()) if (!source.has(key)) all.push(`${namespace}.${key} has no source`)
  }
  return all
}

describe('catalogues', () => {
  test.each(locales)('%s has every public key with the same arguments and its own plurals', (locale) => {
    expect(catalogueFaults(locale, everywhere)).toEqual([])
  })
  test.each(staffLocales)('%s has every key of the back office', (locale) => {
    expect(catalogueFaults(locale, staffNamespaces)).toEqual([])
  })
  test('no language is a copy of the Dutch source', () => {
    for (const locale of locales) {
      if (locale === sourceLocale) continue
      let same = 0
      let all = 0
      for (const namespace of everywhere) {
        const source = read(sourceLocale, namespace)
        for (const [key, text] of read(locale, namespace)) {
          all++
          if (text === source.get(key) && /\p{L}{4,}/u.test(text.replace(/\{[^}]*\}/g, ''))) same++
        }
      }
      expect(same / all, `${locale} shares ${same} of ${all} texts with Dutch`).toBeLessThan(0.08)
    }
  })
  test('no file stands in messages/ that nobody reads', () => {
    for (const locale of locales) {
      const files = fs.readdirSync(path.join(root, 'messages', locale)).sort()
      const wanted = [
        ...everywhere,
        ...((staffLocales as readonly string[]).includes(locale) ? staffNamespaces : []),
      ]
      expect(files).toEqual(wanted.map((name) => `${name}.json`).sort())
    }
  })
})

describe('the check itself finds', () => {
  test.each([
    ['a missing argument', 'nl', 'Dag {name}', 'Dag', 'misses {name}'],
    ['an argument nobody gives', 'en', 'Dag', 'Hello {name}', 'knows no {name}'],
    [
      'a missing plural of Arabic',
      'ar',
      '{n, plural, one {#} other {#}}',
      '{n, plural, one {#} other {#}}',
      'misses the plural “zero”',
    ],
    [
      'a plural the language has not',
      'tr',
      '{n, plural, one {#} other {#}}',
      '{n, plural, one {#} few {#} other {#}}',
      '“few” is no plural of tr',
    ],
    ['an empty text', 'fr', 'Dag', ' ', 'is empty'],
  ] as const)('%s', (_what, locale, source, translation, fault) => {
    expect(faults(locale, source, translation)).toContain(fault)
  })
  test('a broken message', () => {
    expect(faults('fr', 'Dag', 'Bonjour {name')[0]).toMatch(/cannot be read/)
  })
})

test('the pages that stand in for an application that is away are made from these catalogues', async () => {
  const { staticPages } = await import('../../../scripts/messages.mjs')
  for (const [name, text] of Object.entries(staticPages()))
    expect(fs.readFileSync(path.join(root, 'deploy/pages', name), 'utf8'), name).toBe(text)
})
