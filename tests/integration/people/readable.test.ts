import fs from 'node:fs'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { choiceFacts, dayFacts, type FactKey } from '@/lib/cases/vocabulary'
import { newId } from '@/lib/db/ids'
import { type Locale, locales } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { ownCopyPdf } from '@/lib/people/copy'
import { personalData } from '@/lib/registry/personal-data'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makeWholePerson } from '../../support/whole-person/make'

const database = testDatabase()
const isFilled = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value instanceof Date || typeof value !== 'object'
      ? value !== null && value !== undefined
      : value !== null && Object.values(value).some(isFilled)

/** A catalogue's key in the place of its words: `pdf.us`, `myData.pdf.us`. */
const keyLike = /^[a-z][A-Za-z]+(\.[a-z][A-Za-z0-9]+)+$/

test('every domain that holds something of somebody tells it in a chapter of its own, in every language', async () => {
  const ctx = contextOf(database)
  const { id } = await makeWholePerson(ctx, { word: 'Merel' })
  for (const domain of personalData) {
    expect(isFilled(await domain.collect(ctx, id)), domain.domain).toBe(true)
    for (const locale of locales) {
      const chapters = await domain.readable(ctx, id, locale)
      expect(chapters.length, `${domain.domain} in ${locale}`).toBeGreaterThan(0)
      for (const { title, facts = [], table } of chapters) {
        expect(title.trim()).not.toBe('')
        // A chapter without a line tells nothing.
        expect(facts.length + (table?.rows.length ?? 0), title).toBeGreaterThan(0)
        const words = [
          title,
          ...(table?.head ?? []),
          ...facts.map((fact) => fact.label),
          ...[...facts, ...(table?.rows.flat() ?? [])].map((cell) =>
            cell.piece === 'ltr' ? '' : cell.value,
          ),
        ]
        expect(
          words.filter((word) => keyLike.test(word)),
          `${domain.domain} in ${locale}`,
        ).toEqual([])
        for (const row of table?.rows ?? []) expect(row, title).toHaveLength(table?.head.length ?? 0)
      }
    }
  }
})

test('what is known in a case has a name and an answer in the language of the reader', async () => {
  const ctx = contextOf(database)
  const { id } = await makeWholePerson(ctx, { word: 'Gors' })
  const { id: caseId } = await ctx.db.helpCase.findFirstOrThrow({ where: { personId: id } })
  await ctx.db.caseFact.deleteMany({ where: { caseId } })
  const known = [
    ...dayFacts.map((key) => ({ key: key as FactKey, value: null })),
    ...Object.entries(choiceFacts).map(([key, [value]]) => ({ key: key as FactKey, value })),
  ]
  await ctx.db.caseFact.createMany({
    data: known.map(({ key, value }) => ({
      id: newId(),
      caseId,
      key,
      value,
      on: value ? null : new Date('2026-03-02'),
      recordedAt: ctx.now,
    })),
  })
  const cases = personalData.find(({ domain }) => domain === 'cases')
  const dutch = await translatorFor('nl', 'cases')
  for (const locale of locales) {
    const words = await translatorFor(locale, 'cases')
    const told = (await cases?.readable(ctx, id, locale))?.flatMap(({ facts = [] }) => facts)
    for (const { key, value } of known) {
      const label = words(`fact.key.${key}`)
      const answer = value ? words(`fact.choice.${value}`) : expect.any(String)
      expect(told, `${key} in ${locale}`).toContainEqual({ label, value: answer })
      // Not one of them is Dutch for who reads another language.
      if (locale !== 'nl') expect(label, locale).not.toBe(dutch(`fact.key.${key}`))
    }
  }
})

test('a domain that holds nothing of somebody has no chapter', async () => {
  const ctx = contextOf(database)
  const nobody = '00000000-0000-7000-8000-000000000009'
  for (const domain of personalData)
    if (!['people', 'auth'].includes(domain.domain))
      expect(await domain.readable(ctx, nobody, 'nl'), domain.domain).toEqual([])
})

const letters = (text: string) => text.replace(/[\s\u2068\u2069\u200e\u200f]/g, '')
type Node = { role?: string; children?: Node[] }
const headings = (node: Node | null): number =>
  (node?.role === 'H2' ? 1 : 0) + (node?.children ?? []).reduce((sum, child) => sum + headings(child), 0)

test.each([
  ['ar', 'أمينة الحسن'],
  ['ti', 'ኣሚና ተስፋይ'],
] as const)('the printed copy in %s has every chapter', async (locale: Locale, fullName) => {
  const ctx = contextOf(database)
  const { id, email } = await makeWholePerson(ctx, { word: `Vink${locale}`, fullName, locale })
  const own = contextOf(database, { actor: personActor(id) })
  const chapters = []
  for (const domain of personalData) chapters.push(...(await domain.readable(own, id, locale)))
  const bytes = await ownCopyPdf(own, personalData, locale)
  if (!bytes) throw new Error('no copy')
  // To look at: COPY_PDF_DIR=/tmp/pdf npx vitest …
  if (process.env.COPY_PDF_DIR) fs.writeFileSync(`${process.env.COPY_PDF_DIR}/whole-${locale}.pdf`, bytes)
  const document = await getDocumentProxy(bytes.slice())
  let found = 0
  for (let page = 1; page <= document.numPages; page++)
    found += headings((await (await document.getPage(page)).getStructTree()) as Node | null)
  expect(found).toBe(chapters.length)
  const text = letters((await extractText(document, { mergePages: true })).text)
  expect(text).toContain(email)
  // Numbers and codes of every chapter stand in it, not turned round.
  for (const { facts = [], table } of chapters)
    for (const cell of [...facts, ...(table?.rows.flat() ?? [])])
      if (cell.piece === 'ltr') expect(text).toContain(letters(cell.value))
  // Arabic leaves the file in the shapes it is drawn with; Ethiopic as it was written.
  if (locale === 'ti') for (const { title } of chapters) expect(text).toContain(letters(title))
})
