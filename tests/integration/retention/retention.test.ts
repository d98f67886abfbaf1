import { describe, expect, test } from 'vitest'
import { record } from '@/lib/audit/record'
import { recordView } from '@/lib/audit/views'
import { startSession } from '@/lib/auth/session'
import { bookPlace } from '@/lib/courses/book-place'
import { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { translatorFor } from '@/lib/i18n/translate'
import { giveConsent, withdrawConsent } from '@/lib/people/consent/consent'
import { erasePerson, placeHold } from '@/lib/people/erase-person'
import { mergePeople } from '@/lib/people/merge-people'
import { answerStep } from '@/lib/people/profile/answer'
import { keepLanguage } from '@/lib/people/profile/lists'
import { brokenInvariants } from '@/lib/places/invariants'
import { personalData } from '@/lib/registry/personal-data'
import { retentionRules } from '@/lib/registry/retention'
import { dryRun, retentionState, runRetention } from '@/lib/retention/run'
import { chooseRetention } from '@/lib/retention/settings'
import type { RetentionRule } from '@/lib/retention/types'
import { days, shift } from '@/lib/time/time'
import { seal, sendDue } from '@/lib/worker/work'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const ctx = (now = noon) => contextOf(database, { now })
const one = async () => (await makePeople(ctx(), 1))[0] ?? ''
const rule = (key: string) => {
  const found = retentionRules.find((each) => each.key === key)
  if (!found) throw new Error(`no rule ${key}`)
  return found
}
const run = (rules: readonly RetentionRule[], now: Date) => runRetention(ctx(now), rules, () => now)
const administrator = async () => contextOf(database, { actor: personActor(await one(), ['administrator']) })

/** A run that ended 21 days after noon (see makeRun), with one who took part and one who waited. */
async function aRun() {
  const made = await makeRun(ctx(), { capacity: 1 })
  const [placed, waits] = [await one(), await one()]
  await bookPlace(ctx(), { runId: made.runId, personId: placed, bookedBy: 'self' })
  await bookPlace(ctx(), { runId: made.runId, personId: waits, bookedBy: 'self' })
  const { endsOn } = await database.db.courseRun.findUniqueOrThrow({ where: { id: made.runId } })
  return { ...made, placed, waits, ended: shift(endsOn, days(1)) }
}

/** What the town publishes: whatever is let go, these stay. */
async function figures() {
  const { rows } = await database.sql(`
    SELECT (SELECT json_agg(json_build_array(p.id, p.capacity, p.taken, p.waiting) ORDER BY p.id) FROM place_pool p) AS pools,
           (SELECT json_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM booking GROUP BY state ORDER BY state) s) AS bookings,
           (SELECT json_object_agg(m, n) FROM (SELECT to_char(booked_at, 'YYYY-MM') AS m, count(*) AS n FROM booking GROUP BY 1 ORDER BY 1) s) AS months,
           (SELECT count(*)::int FROM person WHERE merged_into_id IS NULL) AS people,
           (SELECT json_object_agg(language, n) FROM (SELECT language, count(*) AS n FROM profile_language GROUP BY 1 ORDER BY 1) s) AS languages,
           (SELECT avg(schooling_years)::float FROM profile) AS schooling`)
  return rows[0]
}

describe('retention', () => {
  test('shows what would go before anything goes, and then lets exactly that go', async () => {
    const made = await aRun()
    const before = shift(made.ended, days(396) - 1)
    const after = shift(made.ended, days(396))
    expect(await dryRun(ctx(before), rule('courses.bookings'), 396)).toMatchObject({ rows: 0 })
    expect(await dryRun(ctx(after), rule('courses.bookings'), 396)).toEqual({
      rows: 1,
      oldest: made.ended,
      held: 0,
    })
    // Looking changes nothing.
    expect(await dryRun(ctx(after), rule('courses.bookings'), 396)).toMatchObject({ rows: 1 })
    expect(await run([rule('courses.bookings')], after)).toEqual({ 'courses.bookings': 1 })
    const bookings = await database.db.booking.findMany({ where: { poolId: made.poolId } })
    expect(bookings.find((row) => row.state === 'placed')).toMatchObject({ personId: null, reason: null })
    expect(bookings.find((row) => row.state === 'waiting')?.personId).toBe(made.waits)
    expect(await dryRun(ctx(after), rule('courses.bookings'), 396)).toMatchObject({ rows: 0, oldest: null })
    // The waiting list goes a month after the course.
    expect(await run([rule('courses.waitingList')], after)).toEqual({ 'courses.waitingList': 1 })
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('passes by whoever a legal hold stands on, also under their other record', async () => {
    const made = await aRun()
    const kept = await one()
    const merged = await mergePeople(ctx(), personalData, { keptId: kept, mergedId: made.placed })
    expect(merged.ok).toBe(true)
    await placeHold(ctx(), { personId: kept, reason: 'Zaak 12' })
    const late = shift(made.ended, days(5000))
    expect(await dryRun(ctx(late), rule('courses.bookings'), 396)).toMatchObject({ rows: 0, held: 1 })
    expect(await run([rule('courses.bookings')], late)).toEqual({})
    // What the merge remembers about both stays too.
    expect((await dryRun(ctx(late), rule('people.merges'), 30)).held).toBeGreaterThan(0)
  })

  test('keeps for as long as the town chose: at once, never, or as we propose', async () => {
    const admin = await administrator()
    const choose = (chosen: number | null | 'default', was: number | null) =>
      chooseRetention(admin, retentionRules, { rule: 'auth.sessions', days: chosen, was })
    const me = await one()
    const session = await startSession(ctx(), me, 'code')
    const ended = async () => database.db.session.update({ where: { id: session }, data: { endedAt: noon } })
    await ended()
    expect((await choose(null, 30)).ok).toBe(true)
    expect(await run([rule('auth.sessions')], shift(noon, days(9000)))).toEqual({})
    // Somebody else chose meanwhile: what was looked at is not what would be changed.
    expect(await choose(0, 30)).toMatchObject({ refusal: 'changedMeanwhile' })
    expect((await choose(0, null)).ok).toBe(true)
    expect((await retentionState(ctx(), [rule('auth.sessions')]))[0]).toMatchObject({
      days: 0,
      defaultDays: 30,
      source: null,
      chosen: true,
      rows: 1,
    })
    expect(await run([rule('auth.sessions')], noon)).toEqual({ 'auth.sessions': 1 })
    expect((await choose('default', 0)).ok).toBe(true)
    expect((await retentionState(ctx(), [rule('auth.sessions')]))[0]).toMatchObject({
      days: 30,
      chosen: false,
    })
    const trail = await database.db.auditEvent.findMany({ where: { event: 'retention.rule.changed' } })
    expect(trail.map((row) => row.data)).toEqual([
      { days: null, before: 30, byDefault: false },
      { days: 0, before: null, byDefault: false },
      { days: 30, before: 0, byDefault: true },
    ])
  })

  test('is nobody’s to change but an administrator’s', async () => {
    for (const role of ['manager', 'coordinator', 'reception', 'newcomer'] as const) {
      const actor = contextOf(database, { actor: personActor(await one(), [role]) })
      expect(
        await chooseRetention(actor, retentionRules, { rule: 'auth.sessions', days: 0, was: 30 }),
      ).toMatchObject({ refusal: 'notFound' })
    }
    expect(
      await chooseRetention(await administrator(), retentionRules, { rule: 'no.such', days: 0, was: null }),
    ).toMatchObject({ refusal: 'notFound' })
  })

  test('of two workers at one tick lets each row go once, and says so in one row a run', async () => {
    const made = [await aRun(), await aRun(), await aRun()]
    const late = shift(made[2]?.ended ?? noon, days(400))
    const runs = await database.db.auditEvent.count({ where: { event: 'retention.run.done' } })
    const done = await Promise.all([1, 2].map(() => run([rule('courses.bookings')], late)))
    expect(done.reduce((sum, each) => sum + (each['courses.bookings'] ?? 0), 0)).toBe(3)
    expect(await database.db.auditEvent.count({ where: { event: 'retention.run.done' } })).toBe(runs + 2)
  })

  test('stumbles aloud over a rule that lets nothing go', async () => {
    const lazy: RetentionRule = {
      key: 'test.lazy',
      defaultDays: 0,
      source: null,
      rows: Prisma.sql`SELECT 'x' AS id, '{}'::uuid[] AS people, ${noon}::timestamptz AS at`,
      apply: async () => 0,
    }
    await expect(run([lazy], noon)).rejects.toThrow('test.lazy')
  })

  test('forgets consents that were taken back and never those that stand', async () => {
    const me = await one()
    const own = contextOf(database, { actor: personActor(me) })
    for (const purpose of ['photoStory', 'research'] as const)
      await giveConsent(own, { personId: me, purpose, textVersion: 1, language: 'nl' })
    await withdrawConsent(own, [], { personId: me, purpose: 'photoStory' })
    await run([rule('people.consents')], shift(noon, days(20_000)))
    expect(
      (await database.db.consent.findMany({ where: { personId: me } })).map((row) => row.purpose),
    ).toEqual(['research'])
  })
})

test('every rule can be asked, names people in a list, and has a sensible number of days', async () => {
  expect(new Set(retentionRules.map((each) => each.key)).size).toBe(retentionRules.length)
  for (const each of retentionRules) {
    expect(each.defaultDays === null || each.defaultDays >= 0, each.key).toBe(true)
    expect(await dryRun(ctx(), each, 0), each.key).toHaveProperty('rows')
  }
})

test('figures are equal before and after an erasure and a night of letting everything go', async () => {
  const runs = [await aRun(), await aRun()]
  const [gone, stays] = [runs[0]?.placed ?? '', runs[1]?.placed ?? '']
  for (const personId of [gone, stays]) {
    const own = contextOf(database, { actor: personActor(personId) })
    const about = { personId, language: 'ti' }
    await answerStep(own, about, { step: 'school', answers: { schoolingYears: personId === gone ? 3 : 12 } })
    await keepLanguage(own, about, {
      language: 'ti',
      speaks: 'native',
      reads: null,
      writes: null,
      interprets: true,
      forLetters: false,
    })
    await startSession(ctx(), personId, 'code')
  }
  await sendDue(() => contextOf(database, { now: new Date() }))
  // Giving up a place is a change of its own and happens first, as it would without an erasure.
  await erasePerson(ctx(), personalData, { personId: await one() })
  await database.sql(
    `UPDATE booking SET state = 'placed', kept_until = NULL, placed_at = now() WHERE state = 'offered'`,
  )
  const before = await figures()
  const late = shift(noon, days(4000))
  await run(retentionRules, late)
  expect((await erasePerson(ctx(late), personalData, { personId: gone })).ok).toBe(true)
  expect(await figures()).toEqual(before)
  // And yet nothing tells any more who took part.
  expect(await database.db.booking.count({ where: { personId: { in: [gone, stays] } } })).toBe(0)
  expect(await database.db.profile.count({ where: { personId: gone } })).toBe(0)
})

describe('the trail', () => {
  const sealAll = async () => {
    while ((await seal(ctx())) > 0);
  }
  test('ages: looks go after 24 months, the rest is still proven', async () => {
    const [me, worker] = [await one(), await one()]
    const desk = contextOf(database, { actor: personActor(worker, ['reception']) })
    for (let n = 0; n < 7; n++) {
      await recordView(desk, 'people.person.viewed', [me])
      await record(ctx(), { event: 'test.thing.done', subject: { type: 'thing', id: newId() } })
    }
    // Not tied yet: it stays until it is.
    expect(await run([rule('audit.looks')], shift(noon, days(731)))).toEqual({})
    await sealAll()
    const { verifyTrail, readHead } = await import('@/lib/audit/verify')
    const { chainHead } = await import('@/lib/audit/seal')
    const head = await chainHead(database.db)
    const known = readHead(`${head?.position}:${head?.hash}`)
    const changes = () => database.db.auditEvent.count({ where: { event: 'test.thing.done' } })
    const kept = await changes()
    expect((await run([rule('audit.looks')], shift(noon, days(731))))['audit.looks']).toBeGreaterThanOrEqual(
      7,
    )
    expect(await database.db.auditEvent.count({ where: { event: 'people.person.viewed' } })).toBe(0)
    expect(await changes()).toBe(kept)
    expect(await verifyTrail(database.db, known)).toMatchObject({ whole: true })
    await sealAll()
    expect(await verifyTrail(database.db, known)).toMatchObject({ whole: true, unsealed: 0n })
  })

  const tamper = async (statement: string) => {
    const tables = ['audit_event', 'audit_chain']
    for (const table of tables) await database.sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await database.sql(statement)
    for (const table of tables) await database.sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  }
  test('does not let a row go as if its time were over', async () => {
    const { verifyTrail } = await import('@/lib/audit/verify')
    await record(ctx(), { event: 'test.secret.done', subject: { type: 'thing', id: 'secret' } })
    await sealAll()
    const [secret] = (await database.sql(`SELECT id FROM audit_event WHERE event = 'test.secret.done'`)).rows
    const [note] = (await database.sql(`SELECT id FROM audit_event WHERE event = 'audit.rows.aged' LIMIT 1`))
      .rows
    await expect(database.sql(`DELETE FROM audit_event WHERE id = ${secret.id}`)).rejects.toThrow()
    await expect(
      database.sql(`UPDATE audit_chain SET aged_by = ${secret.id} WHERE event_id = ${secret.id}`),
    ).rejects.toThrow()
    // Whoever has the database hangs it on an older note of letting go: the digest does not fit.
    await tamper(`UPDATE audit_chain SET aged_by = ${note.id} WHERE event_id = ${secret.id};
      DELETE FROM audit_event WHERE id = ${secret.id}`)
    expect(await verifyTrail(database.db)).toMatchObject({ whole: false, why: 'gone' })
  })
})

test('every rule has its words in the languages of the back office', async () => {
  for (const locale of ['nl', 'en', 'fr'] as const) {
    const t = await translatorFor(locale, 'retentionStaff')
    expect(
      retentionRules.map((each) => each.key).filter((key) => !t.has(`rules.${key}` as never)),
      locale,
    ).toEqual([])
  }
})
