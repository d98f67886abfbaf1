import fs from 'node:fs'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { expect, test } from 'vitest'
import { issueCard } from '@/lib/auth/access-card'
import { bookPlace } from '@/lib/courses/book-place'
import type { Locale } from '@/lib/i18n/locales'
import { giveConsent } from '@/lib/people/consent/consent'
import { looksAtMe, ownCopyPdf } from '@/lib/people/copy'
import { askCorrection } from '@/lib/people/correction/correct'
import { answerStep } from '@/lib/people/profile/answer'
import { keepLanguage, keepMember } from '@/lib/people/profile/lists'
import { registerAtDesk } from '@/lib/people/register'
import { viewPerson } from '@/lib/people/staff-queries'
import { personalData } from '@/lib/registry/personal-data'
import { days, hours, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const read = async (bytes: Uint8Array) => {
  const document = await getDocumentProxy(bytes.slice())
  return { meta: await getMeta(document), ...(await extractText(document, { mergePages: true })) }
}

async function somebody(fullName: string, locale: string) {
  const ctx = contextOf(database)
  const { id } = await registerAtDesk(ctx, {
    fullName,
    callName: 'Amina',
    birthYear: 1988,
    email: `${locale}.copy@example.org`,
    phone: '+32470123456',
    locale,
  })
  const own = contextOf(database, { actor: personActor(id) })
  const about = { personId: id, language: locale }
  await keepLanguage(own, about, {
    language: 'ar',
    speaks: 'native',
    reads: 'native',
    writes: 'some',
    interprets: true,
    forLetters: true,
  })
  await keepMember(own, about, { memberId: null, name: 'Lina Al-Hassan', birthYear: 2017, relation: 'child' })
  await answerStep(own, about, { step: 'school', answers: { schoolingYears: 12 } })
  await answerStep(own, about, {
    step: 'times',
    answers: { times: [{ weekday: 1, part: 'morning' }] },
  })
  await giveConsent(own, { personId: id, purpose: 'photoStory', textVersion: 1, language: locale })
  await askCorrection(own, { about: 'contact', words: 'Mijn nummer is +32 471 00 11 22.', language: locale })
  const run = await makeRun(ctx, {})
  await bookPlace(ctx, { runId: run.runId, personId: id, bookedBy: 'self' })
  const card = await issueCard(ctx, { personId: id })
  if (!card.ok) throw new Error('no card')
  const [worker = ''] = await makePeople(ctx, 1)
  await viewPerson(contextOf(database, { actor: personActor(worker, ['reception']) }), id)
  return { id, own }
}

test.each([
  ['nl', 'Amina Al-Hassan'],
  ['ar', 'أمينة الحسن'],
  ['fa', 'Amina الحسن'],
  ['ti', 'ኣሚና ተስፋይ'],
] as const)(
  'the copy in %s can be read, and telephone and card are not turned round',
  async (locale, name) => {
    const { id, own } = await somebody(name, locale)
    const bytes = await ownCopyPdf(own, personalData, locale as Locale)
    if (!bytes) throw new Error('no copy')
    // To look at: COPY_PDF_DIR=/tmp/pdf npx vitest …
    if (process.env.COPY_PDF_DIR) fs.writeFileSync(`${process.env.COPY_PDF_DIR}/copy-${locale}.pdf`, bytes)
    const { meta, text } = await read(bytes)
    const { number } = await database.db.accessCard.findFirstOrThrow({ where: { personId: id } })
    expect(meta.info.Language).toBe(locale)
    for (const piece of ['+32470123456', `${locale}.copy@example.org`, '1988', number])
      expect(text).toContain(piece)
    expect(text).toContain('Amina')
    expect(await database.db.auditEvent.count({ where: { personId: id, event: 'people.copy.made' } })).toBe(1)
  },
)

test('looks of one colleague on one day are one line with how often, another day another', async () => {
  const [me = '', worker = ''] = await makePeople(contextOf(database), 2)
  const staff = personActor(worker, ['reception'])
  for (const now of [noon, shift(noon, hours(1)), shift(noon, days(1))])
    await viewPerson(contextOf(database, { actor: staff, now }), me)
  const looks = await looksAtMe(contextOf(database, { actor: personActor(me) }), 50)
  expect(looks.map(({ at, times }) => [at, times])).toEqual([
    [shift(noon, days(1)), 1],
    [shift(noon, hours(1)), 2],
  ])
})

test('the copy is nobody else’s', async () => {
  expect(await ownCopyPdf(contextOf(database), personalData, 'nl')).toBeNull()
})
