import { describe, expect, test } from 'vitest'
import { limits } from '@/lib/config/limits'
import { childcarePlacesKind } from '@/lib/courses/place-owner'
import { newId } from '@/lib/db/ids'
import { placeHold } from '@/lib/people/erase-person'
import { createPool } from '@/lib/places/pool'
import { retentionRules } from '@/lib/registry/retention'
import { dryRun, runRetention } from '@/lib/retention/run'
import { days, shift } from '@/lib/time/time'
import { noon, testDatabase } from '../../support/database'
import { at, type Case, gone, makerOf } from './case'
import { learningCases } from './learning-cases'
import { meetingCases } from './meeting-cases'

const database = testDatabase()
const made = makerOf(database)
const { ctx, db, one, endedRun, appointment } = made
/** Every rule of the newer domains. */
const cases: Record<string, Case> = { ...learningCases(made), ...meetingCases(made) }

/** Counts that the town publishes of these domains: whatever goes, they stay. */
async function figures() {
  const { rows } = await database.sql(`
    SELECT (SELECT count(*)::int FROM appointment) AS appointments,
           (SELECT count(*)::int FROM appointment WHERE done_at IS NOT NULL) AS done,
           (SELECT count(*)::int FROM accompany_request) AS accompanied,
           (SELECT coalesce(sum(minutes), 0)::int FROM passport_hours WHERE confirmed_at IS NOT NULL)
             + (SELECT coalesce(sum(minutes), 0)::int FROM passport_figure) AS minutes,
           (SELECT count(*)::int FROM attendance_mark)
             + (SELECT coalesce(sum(people), 0)::int FROM attendance_figure) AS marks,
           (SELECT coalesce(sum(cents), 0)::int FROM expense_claim)
             + (SELECT coalesce(sum(cents), 0)::int FROM expense_figure) AS cents,
           (SELECT count(*)::int FROM ambassador_badge) AS badges,
           (SELECT count(*)::int FROM ambassador) AS ambassadors,
           (SELECT count(*)::int FROM pair) AS pairs,
           (SELECT count(*)::int FROM match_request) AS requests,
           (SELECT count(*)::int FROM accompany_request WHERE accepted_at IS NOT NULL) AS along,
           (SELECT count(*)::int FROM group_message) AS messages,
           (SELECT count(*)::int FROM proof) AS proofs,
           (SELECT count(*)::int FROM evaluation_answer) AS answers,
           (SELECT json_agg(json_build_array(id, taken, waiting) ORDER BY id) FROM place_pool) AS pools,
           (SELECT count(*)::int FROM pair_report) AS reports,
           (SELECT json_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM match_proposal GROUP BY 1) s) AS proposals`)
  return rows[0]
}

/** Rules whose own tests are elsewhere. */
const elsewhere = [
  'courses.bookings',
  'courses.waitingList',
  'cases.closed',
  'people.merges',
  'people.consents',
  'people.corrections',
  'auth.sessions',
  'auth.codes',
  'auth.cards',
  'outbox.messages',
  'audit.looks',
  'audit.changes',
  'threads.messages',
  'files.verified',
  'appointments.guests',
  'ambassadors.applications',
  'ambassadors.guests',
]

test('every rule there is was tried', () => {
  expect(retentionRules.map(({ key }) => key).sort()).toEqual([...Object.keys(cases), ...elsewhere].sort())
})

/** What this test lets a town choose for what nothing says how long. */
const chosenDays = 100

describe.each(Object.entries(cases))('the rule %s', (key, { keep: proposed, make, left }) => {
  test('shows, and lets go after its time, what is somebody’s; a legal hold keeps it; figures stay', async () => {
    const rule = retentionRules.find((each) => each.key === key)
    if (!rule) throw new Error(`no rule ${key}`)
    expect(rule.defaultDays).toBe(proposed)
    const keep = proposed ?? chosenDays
    if (proposed === null) {
      expect(await dryRun(ctx(shift(noon, days(36_500))), rule, proposed)).toMatchObject({ rows: 0 })
      await db().retentionSetting.create({ data: { rule: key, days: keep, changedAt: at } })
    }
    const [me, held] = [await one(), await one()]
    const [mine, theirs] = [await make(me), await make(held)]
    await placeHold(ctx(), { personId: held, reason: 'Zaak 12' })
    const [seenMine, seenTheirs] = [await mine(), await theirs()]
    // A day early nothing goes, and looking changes nothing.
    expect(await dryRun(ctx(shift(noon, days(keep - 1))), rule, keep)).toMatchObject({ rows: 0, held: 0 })
    const late = ctx(shift(noon, days(keep + 1)))
    expect(await dryRun(late, rule, keep)).toMatchObject({ rows: 1, held: 1 })
    expect(await mine()).toEqual(seenMine)
    const before = await figures()
    expect(await runRetention(late, [rule], () => late.now)).toEqual({ [key]: 1 })
    if (left === gone) expect(await mine()).toBeNull()
    else expect(await mine()).toMatchObject(left as object)
    expect(await theirs()).toEqual(seenTheirs)
    expect(await figures()).toEqual(before)
    expect(await dryRun(late, rule, keep)).toMatchObject({ rows: 0, held: 1 })
  })
})

test('a guest’s name and number go a month after the appointment', async () => {
  const id = await appointment({ guestName: 'Selam', guestPhone: '+32470000000' })
  const rule = retentionRules.find((each) => each.key === 'appointments.guests')
  if (!rule) throw new Error('no rule')
  const now = shift(noon, days(limits.retention.guests))
  expect(await runRetention(ctx(now), [rule], () => now)).toEqual({ 'appointments.guests': 1 })
  expect(await db().appointment.findUnique({ where: { id } })).toMatchObject({
    guestName: null,
    guestPhone: null,
    doneAt: at,
  })
})

test('a booking of childcare becomes a figure of nobody too', async () => {
  const rule = retentionRules.find((each) => each.key === 'courses.bookings')
  if (!rule) throw new Error('no rule')
  const [runId, personId] = [await endedRun(), await one()]
  const poolId = await createPool(ctx(), { kind: childcarePlacesKind, capacity: 2, closesAt: at })
  await db().courseRun.update({ where: { id: runId }, data: { childcare: true, childcarePoolId: poolId } })
  const id = newId()
  await db().booking.create({
    data: {
      id,
      reference: id,
      poolId,
      personId,
      state: 'placed',
      bookedAt: at,
      placedAt: at,
      bookedBy: 'self',
    },
  })
  const now = shift(noon, days(limits.retention.bookings + 1))
  await runRetention(ctx(now), [rule], () => now)
  expect(await db().booking.findUnique({ where: { id } })).toMatchObject({ personId: null })
})
