import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { issueCard } from '@/lib/auth/access-card'
import { startSession } from '@/lib/auth/session'
import { sendSignInCode } from '@/lib/auth/sign-in-code'
import { bookPlace } from '@/lib/courses/book-place'
import { startBooking } from '@/lib/courses/booking-draft'
import { giveConsent } from '@/lib/people/consent/consent'
import { askCorrection } from '@/lib/people/correction/correct'
import { eraseDue, erasePerson, liftHold, nobody, placeHold } from '@/lib/people/erase-person'
import { mergePeople } from '@/lib/people/merge-people'
import { keepLanguage, keepMember } from '@/lib/people/profile/lists'
import { registerAtDesk } from '@/lib/people/register'
import { giveRole } from '@/lib/people/roles'
import { searchPeople } from '@/lib/people/search'
import { brokenInvariants } from '@/lib/places/invariants'
import { personalData } from '@/lib/registry/personal-data'
import { sendDue } from '@/lib/worker/work'
import { backup, restore } from '../../../scripts/backup.mjs'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const ctx = () => contextOf(database)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-erasure-test-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

let people = 0
/** Somebody whose every word can be told from all others. */
const canary = async () => {
  const word = `Kanarie${people++}`
  const email = `${word.toLowerCase()}@example.org`
  const { id } = await registerAtDesk(ctx(), {
    fullName: `${word} Vogel`,
    callName: `${word}tje`,
    birthYear: 1977,
    email,
    phone: `+3247000${String(1000 + people)}`,
    locale: 'ar',
  })
  return { id, word, email }
}

/** Every row of every table in which a word still stands. */
async function whereIs(word: string): Promise<string[]> {
  const tables = await database.sql(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  const found: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await database.sql(
      `SELECT 1 FROM "${name}" t WHERE t::text ILIKE '%${word}%' OR to_jsonb(t)::text ILIKE '%${word}%' LIMIT 1`,
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}

const erase = (personId: string) => erasePerson(ctx(), personalData, { personId })

describe('erasing somebody', () => {
  test('leaves no word of theirs anywhere in the database, and every figure as it was', async () => {
    const { id, word, email } = await canary()
    const run = await makeRun(ctx(), { capacity: 1 })
    const [next = ''] = await makePeople(ctx(), 1)
    await bookPlace(ctx(), { runId: run.runId, personId: id, bookedBy: 'self' })
    await bookPlace(ctx(), { runId: run.runId, personId: next, bookedBy: 'self' })
    const own = contextOf(database, { actor: personActor(id) })
    const about = { personId: id, language: 'ar' }
    await keepMember(own, about, { memberId: null, name: `${word}kind`, birthYear: 2019, relation: 'child' })
    await keepLanguage(own, about, {
      language: 'ar',
      speaks: 'native',
      reads: null,
      writes: null,
      interprets: true,
      forLetters: true,
    })
    await giveConsent(own, { personId: id, purpose: 'photoStory', textVersion: 1, language: 'ar' })
    await askCorrection(own, { about: 'name', words: `Ik heet ${word}`, language: 'ar' })
    await startSession(ctx(), id, 'code')
    await issueCard(ctx(), { personId: id })
    await sendSignInCode(ctx(), { email, locale: 'ar', network: 'erasure' })
    await startBooking(ctx(), {
      runId: run.runId,
      fullName: `${word} Vogel`,
      email,
      locale: 'ar',
      network: 'erasure',
    })
    await sendDue(() => contextOf(database, { now: new Date() }))
    expect((await whereIs(word)).length).toBeGreaterThan(2)
    const figures = async () =>
      (
        await database.sql(
          'SELECT count(*)::int AS bookings, (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM profile_language) AS languages FROM booking',
        )
      ).rows[0]
    const before = await figures()

    expect(await erase(id)).toEqual({
      ok: true,
      value: { kept: ['bookings', 'messages', 'profile', 'trail'] },
    })
    // Tries of a code are counted by address and run out within the hour.
    expect((await whereIs(word)).filter((table) => table !== 'rate_limit')).toEqual([])
    expect((await whereIs(email)).filter((table) => table !== 'rate_limit')).toEqual([])
    expect(await figures()).toEqual(before)
    const row = await database.db.person.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ fullName: nobody, email: null, phone: null, birthYear: null })
    // The place went to the next in line at once.
    expect(await database.db.booking.findFirst({ where: { personId: next } })).toMatchObject({
      state: 'offered',
    })
    expect(await brokenInvariants(database.db)).toEqual([])
    const staff = contextOf(database, { actor: personActor(next, ['reception']) })
    expect((await searchPeople(staff, word)).map((person) => person.id)).not.toContain(id)
    expect(await erase(id)).toEqual({ ok: false, refusal: 'notFound' })
  })

  test('takes along the records that turned out to be theirs', async () => {
    const [one, two] = [await canary(), await canary()]
    await mergePeople(ctx(), personalData, { keptId: one.id, mergedId: two.id })
    expect((await erase(one.id)).ok).toBe(true)
    expect((await whereIs(two.word)).filter((table) => table !== 'rate_limit')).toEqual([])
  })

  test('waits while a legal hold stands, and for staff until their roles are gone', async () => {
    const { id } = await canary()
    expect((await placeHold(ctx(), { personId: id, reason: 'Zaak 12' })).ok).toBe(true)
    expect(await placeHold(ctx(), { personId: id, reason: 'Zaak 13' })).toMatchObject({ refusal: 'held' })
    expect(await erase(id)).toMatchObject({ refusal: 'held' })
    await liftHold(ctx(), { personId: id })
    await giveRole(ctx(), { personId: id, role: 'teacher' })
    expect(await erase(id)).toMatchObject({ refusal: 'staff' })
  })

  test('of two at once does it once', async () => {
    const { id } = await canary()
    const outcomes = await Promise.all([erase(id), erase(id), erase(id)])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await database.db.erasure.count({ where: { personId: id } })).toBe(1)
  })

  test('is done again after a backup from before is restored', async () => {
    const { id, word } = await canary()
    const other = await canary()
    const file = path.join(folder, 'before.backup')
    const ledger = path.join(folder, 'erasures.log')
    const quiet = () => {}
    await backup(database.url, file, quiet)
    await erase(id)
    // On this machine the database knows it; on a clean one the file beside it does.
    fs.writeFileSync(ledger, `${other.id}\n`)
    await restore(database.url, file, { replace: true, erasures: ledger }, quiet)
    expect((await whereIs(word)).length).toBeGreaterThan(0)
    await eraseDue(contextOf(database, { now: noon }), personalData)
    expect((await whereIs(word)).filter((table) => table !== 'rate_limit')).toEqual([])
    expect((await whereIs(other.word)).filter((table) => table !== 'rate_limit')).toEqual([])
    const again = await database.db.person.findUniqueOrThrow({ where: { id } })
    expect(again.erasedAt).not.toBeNull()
  })
})
