import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseDue, erasePerson } from '@/lib/people/erase-person'
import { type KeptCode, keptCodes } from '@/lib/people/kept'
import { brokenInvariants } from '@/lib/places/invariants'
import { personalData } from '@/lib/registry/personal-data'
import { backup, restore } from '../../../scripts/backup.mjs'
import { contextOf, testDatabase } from '../../support/database'
import { pointsTo, whereIs } from '../../support/where-is'
import { makeWholePerson, type WholePerson } from '../../support/whole-person/make'

const database = testDatabase()
const ctx = () => contextOf(database)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-whole-erasure-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/**
 * Where the number that stands in the place of a name is still found after an erasure, and what that is kept for. A
 * column that is not here must be empty of it.
 */
const kept: Record<string, KeptCode> = {
  'allocation_entry.person_id': 'bookings',
  'booking.person_id': 'bookings',
  'booking_party.booked_by_id': 'bookings',
  'ambassador.person_id': 'ambassador',
  'ambassador_badge.person_id': 'ambassador',
  'ambassador_service.person_id': 'ambassador',
  'ambassador_step.by_id': 'ambassador',
  'ambassador_step.person_id': 'ambassador',
  'expense_claim.person_id': 'expenses',
  'expense_period.person_id': 'expenses',
  'help_case.person_id': 'cases',
  'stored_file.subject_id': 'files',
  'stored_file.uploaded_by_id': 'files',
  'outbox_message.person_id': 'messages',
  // Who did what when, with a number instead of a name; the row itself; and that it was erased, for after a restore.
  'attendance_save.saved_by_id': 'trail',
  'attendance_sheet.recorded_by_id': 'trail',
  'audit_event.actor_id': 'trail',
  'audit_event.person_id': 'trail',
  'audit_event.subject_id': 'trail',
  'case_assignment.person_id': 'trail',
  'case_note.author_id': 'trail',
  'case_team_member.person_id': 'trail',
  'erasure.person_id': 'trail',
  'job.started_by_id': 'trail',
  'person.id': 'trail',
  'person.merged_into_id': 'trail',
  'person_merge.kept_id': 'trail',
  'role_assignment.person_id': 'trail',
}

/** Tables that the fixture must have a row of the person in, so that this test sees every one: all that name a person. */
async function tablesOfPeople(): Promise<string[]> {
  const { rows } = await database.sql(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns c
      WHERE table_schema = 'public' AND data_type = 'uuid'
        AND column_name IN ('person_id', 'seeker_id', 'helper_id', 'subject_id', 'author_id', 'reporter_id', 'owner_id',
                            'nominee_id', 'juror_id', 'linked_person_id', 'staff_id', 'teacher_id')`,
  )
  return rows.map((row) => row.name)
}
/** `legal_hold`: nobody on whom one stands is erased. `erasure`: written by the erasure itself. */
const notYet = ['legal_hold', 'erasure']

/** What the town counts and tells. A place that is given up is free again: that is no figure of what was. */
async function figures() {
  const { rows } = await database.sql(`
    SELECT (SELECT count(*)::int FROM person) AS people,
           (SELECT count(*)::int FROM booking) AS bookings,
           (SELECT count(*)::int FROM profile) AS profiles,
           (SELECT count(*)::int FROM profile_language) AS languages,
           (SELECT count(*)::int FROM attendance_mark) + (SELECT coalesce(sum(people), 0)::int FROM attendance_figure) AS marks,
           (SELECT coalesce(sum(minutes), 0)::int FROM passport_hours WHERE confirmed_at IS NOT NULL)
             + (SELECT coalesce(sum(minutes), 0)::int FROM passport_figure) AS minutes,
           (SELECT count(*)::int FROM appointment) AS appointments,
           (SELECT count(*)::int FROM accompany_request WHERE accepted_at IS NOT NULL AND appointment_id IN
              (SELECT id FROM appointment WHERE done_at IS NOT NULL)) AS accompanied,
           (SELECT count(*)::int FROM ambassador) AS ambassadors,
           (SELECT count(*)::int FROM ambassador_badge) AS badges,
           (SELECT sum(minutes)::int FROM ambassador_service) AS given,
           (SELECT sum(cents)::int FROM expense_claim) AS cents,
           (SELECT count(*)::int FROM pair) AS pairs,
           (SELECT sum(minutes)::int FROM pair_meeting) AS met,
           (SELECT count(*)::int FROM pair_report) AS reports,
           (SELECT count(*)::int FROM match_request) AS requests,
           (SELECT count(*)::int FROM help_case) AS cases,
           (SELECT count(*)::int FROM stored_file) AS files,
           (SELECT count(*)::int FROM proof) AS proofs`)
  return rows[0]
}

let whole: WholePerson
beforeAll(async () => {
  whole = await makeWholePerson(ctx(), { word: 'Kanarie' })
})

test('somebody with something in every domain is gone from every table, but for what is kept and told', async () => {
  const before = await pointsTo(database, whole.id)
  const tables = new Set(before.map((column) => column.split('.')[0]))
  expect((await tablesOfPeople()).filter((table) => !tables.has(table) && !notYet.includes(table))).toEqual(
    [],
  )
  expect((await whereIs(database, whole.word)).length).toBeGreaterThan(40)
  const counted = await figures()
  const file = path.join(folder, 'before.backup')
  await backup(database.url, file, () => {})

  const erased = await erasePerson(ctx(), personalData, { personId: whole.id })
  // Something of everything was there: every line of the page of what is kept is true of this person.
  expect(erased).toEqual({ ok: true, value: { kept: [...keptCodes].sort() } })
  const gone = async () => {
    expect(await whereIs(database, whole.word)).toEqual([])
    expect(await whereIs(database, whole.email)).toEqual([])
    expect(await pointsTo(database, whole.id)).toEqual(Object.keys(kept).sort())
    expect(await figures()).toEqual(counted)
    expect(await brokenInvariants(database.db)).toEqual([])
  }
  await gone()

  // A backup from before brings everything back; the night's work erases it again, with the same left over.
  await restore(database.url, file, { replace: true }, () => {})
  expect((await whereIs(database, whole.word)).length).toBeGreaterThan(40)
  expect(await eraseDue(ctx(), personalData)).toBe(1)
  await gone()
})
