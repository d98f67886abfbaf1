import { beforeAll, describe, expect, test } from 'vitest'
import { assignCase, claimCase, handOverCaseload, transferCase } from '@/lib/cases/assign-case'
import { readyPaper } from '@/lib/cases/check-papers'
import { installTypes, shippedRules } from '@/lib/cases/install-types'
import { recordFact, retractFact } from '@/lib/cases/record-fact'
import { standingOf } from '@/lib/cases/refresh'
import { addTask, finishOwnTask, finishTask } from '@/lib/cases/work-tasks'
import { changeNote, writeNote } from '@/lib/cases/write-note'
import { sqlState } from '@/lib/db/errors'
import { dateToDay } from '@/lib/time/time'
import { confirmRules, makeCase, makeTeam } from '../../support/cases'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()
const as = (personId: string) => contextOf(database, { actor: personActor(personId, ['caseworker']) })
const caught = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

beforeAll(async () => {
  const ctx = contextOf(database)
  await installTypes(ctx)
  await confirmRules(ctx)
})

describe('a case', () => {
  test('opens with its papers, tasks, an answer day, one row of the trail and one mail', async () => {
    const ctx = contextOf(database)
    const { teamId } = await makeTeam(ctx)
    const { caseId, personId, number } = await makeCase(ctx, { teamId })
    expect(number).toMatch(/^D-2026-\d{5}$/)
    const row = await database.db.helpCase.findUniqueOrThrow({
      where: { id: caseId },
      include: { papers: true, tasks: true },
    })
    expect(row.papers.length).toBe(7)
    expect(row.tasks.length).toBe(6)
    expect(row).toMatchObject({ stage: 'asked', waitingOn: 'centre' })
    // Two working days after Monday 5 October.
    expect(dateToDay(row.answerBy)).toBe('2026-10-07')
    const trail = await database.db.auditEvent.findMany({ where: { subjectId: caseId } })
    expect(trail.map((line) => line.event)).toEqual(['cases.case.opened'])
    const mails = await database.db.outboxMessage.findMany({ where: { personId } })
    expect(mails.map((mail) => mail.kind)).toEqual(['cases.opened'])
  })
  test('of violence sends no mail, and only those of the team who open such cases see it', async () => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx, { members: 2 })
    const [plain = '', trusted = ''] = members
    await database.db.caseTeamMember.updateMany({
      where: { teamId, personId: trusted },
      data: { safety: true },
    })
    const { caseId, personId } = await makeCase(ctx, { teamId, typeKey: 'safety' })
    expect(await database.db.outboxMessage.count({ where: { personId } })).toBe(0)
    expect(await claimCase(as(plain), { caseId })).toMatchObject({ refusal: 'notFound' })
    expect(await claimCase(as(trusted), { caseId })).toMatchObject({ ok: true })
    expect(await assignCase(as(trusted), { caseId, personId: plain })).toMatchObject({
      refusal: 'notInTeam',
    })
  })
  test('of another team does not exist, whatever is tried', async () => {
    const ctx = contextOf(database)
    const { teamId } = await makeTeam(ctx)
    const other = await makeTeam(ctx)
    const stranger = as(other.members[0] ?? '')
    const { caseId } = await makeCase(ctx, { teamId })
    const task = await database.db.caseTask.findFirstOrThrow({ where: { caseId } })
    for (const refused of [
      await claimCase(stranger, { caseId }),
      await recordFact(stranger, { caseId, key: 'cardExpiresOn', on: '2027-02-15' }),
      await finishTask(stranger, { caseId, taskId: task.id }),
      await writeNote(stranger, { caseId, kind: 'internal', text: 'x', language: 'nl' }),
      await transferCase(stranger, { caseId, teamId: other.teamId, reason: 'x' }),
    ])
      expect(refused).toMatchObject({ ok: false, refusal: 'notFound' })
    expect(await database.db.caseNote.count({ where: { caseId } })).toBe(0)
  })
  test('is not changed by its own person beyond what is theirs to do', async () => {
    const ctx = contextOf(database)
    const { teamId } = await makeTeam(ctx)
    const { caseId, personId } = await makeCase(ctx, { teamId })
    const [stranger = ''] = await makePeople(ctx, 1)
    const own = contextOf(database, { actor: personActor(personId) })
    const paper = await database.db.casePaper.findFirstOrThrow({ where: { caseId, key: 'passport' } })
    const theirs = await database.db.caseTask.findFirstOrThrow({ where: { caseId, who: 'newcomer' } })
    const centres = await database.db.caseTask.findFirstOrThrow({ where: { caseId, who: 'centre' } })
    expect(await readyPaper(own, { caseId, paperId: paper.id })).toMatchObject({ ok: true })
    expect(await finishOwnTask(own, { caseId, taskId: theirs.id })).toMatchObject({ ok: true })
    expect(await finishOwnTask(own, { caseId, taskId: centres.id })).toMatchObject({ refusal: 'notFound' })
    expect(
      await readyPaper(contextOf(database, { actor: personActor(stranger) }), { caseId, paperId: paper.id }),
    ).toMatchObject({ refusal: 'notFound' })
  })
})

describe('two who press “take” at once', () => {
  const race = async (db: typeof database) => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx, { members: 5 })
    const { caseId } = await makeCase(ctx, { teamId })
    const answers = await Promise.all(
      members.map((personId) =>
        claimCase(contextOf(db, { actor: personActor(personId, ['caseworker']) }), { caseId }),
      ),
    )
    const winners = answers.filter((answer) => answer.ok).length
    const standing = await database.db.caseAssignment.count({ where: { caseId, until: null } })
    return { winners, standing }
  }
  test('one has it, the others read that it is taken', async () => {
    expect(await race(database)).toEqual({ winners: 1, standing: 1 })
  })
  test('with the guards off it goes wrong, so the test above proves something', async () => {
    await database.sql('DROP INDEX case_assignment_one_live')
    const open = await withoutGuards(database)
    try {
      let wrong = 0
      for (let turn = 0; turn < 4 && wrong === 0; turn++) {
        const { winners, standing } = await race(open)
        if (winners > 1 || standing > 1) wrong++
      }
      expect(wrong).toBeGreaterThan(0)
    } finally {
      await open.close()
      await database.sql('UPDATE case_assignment SET until_at = from_at')
      await database.sql(
        'CREATE UNIQUE INDEX case_assignment_one_live ON case_assignment (case_id) WHERE until_at IS NULL',
      )
    }
  })
})

describe('terms follow the facts', () => {
  test('an A card sets the window; another day moves it with a higher sequence; handed in keeps it', async () => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx)
    const me = as(members[0] ?? '')
    const { caseId } = await makeCase(ctx, { teamId })
    await claimCase(me, { caseId })
    await recordFact(me, { caseId, key: 'cardKind', value: 'A' })
    expect(await recordFact(me, { caseId, key: 'cardKind', value: 'Z' })).toMatchObject({
      refusal: 'wrongValue',
    })
    await recordFact(me, { caseId, key: 'cardExpiresOn', on: '2027-02-15' })
    const term = () => database.db.caseDeadline.findFirstOrThrow({ where: { caseId, droppedAt: null } })
    const first = await term()
    expect(first.ruleKey).toBe('BE-A-RENEW')
    expect(dateToDay(first.earliestOn as Date)).toBe('2027-01-01')
    expect(dateToDay(first.latestOn as Date)).toBe('2027-01-15')
    expect(dateToDay(first.nextRemindOn as Date)).toBe('2026-12-02')
    await recordFact(me, { caseId, key: 'cardExpiresOn', on: '2027-03-15' })
    expect(await term()).toMatchObject({ id: first.id, sequence: first.sequence + 1 })
    await recordFact(me, { caseId, key: 'submittedOn', on: '2027-02-05' })
    expect((await term()).metOn).not.toBeNull()
    await retractFact(me, { caseId, key: 'submittedOn' })
    expect((await term()).metOn).toBeNull()
    await retractFact(me, { caseId, key: 'cardExpiresOn' })
    expect(await database.db.caseDeadline.count({ where: { caseId, droppedAt: null } })).toBe(0)
  })
  test('what is unsure becomes one task of the centre and never a date', async () => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx)
    const me = as(members[0] ?? '')
    const { caseId } = await makeCase(ctx, { teamId })
    await recordFact(me, { caseId, key: 'cardKind', value: 'ukraine' })
    await recordFact(me, { caseId, key: 'cardExpiresOn', on: '2027-03-04' })
    await recordFact(me, { caseId, key: 'cardExpiresOn', on: '2027-03-05' })
    expect(await database.db.caseDeadline.count({ where: { caseId } })).toBe(0)
    const tasks = await database.db.caseTask.findMany({ where: { caseId, source: 'rule' } })
    expect(tasks.map((task) => task.words)).toEqual(['BE-UKR-RENEW'])
  })
  test('stage and waiting are never other than the facts say', async () => {
    for (const row of await database.db.helpCase.findMany()) {
      const { dueOn, ...standing } = await standingOf(contextOf(database), row.id)
      expect({ stage: row.stage, waitingOn: row.waitingOn }).toEqual(standing)
      expect(row.dueOn ? dateToDay(row.dueOn) : null).toBe(dueOn)
    }
  })
})

describe('handing over', () => {
  test('moves an absent colleague’s open cases in one step, and only what the other may see', async () => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx, { members: 2 })
    const other = await makeTeam(ctx)
    const [away = '', here = ''] = members
    const made = [await makeCase(ctx, { teamId }), await makeCase(ctx, { teamId })]
    for (const { caseId } of made) await claimCase(as(away), { caseId })
    expect(await handOverCaseload(as(other.members[0] ?? ''), { fromId: away, toId: here })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await handOverCaseload(as(here), { fromId: away, toId: here })).toMatchObject({
      value: { moved: 2, stayed: 0 },
    })
    expect(await database.db.helpCase.count({ where: { assigneeId: here } })).toBe(2)
  })
  test('a transferred case is gone for the old team', async () => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx)
    const other = await makeTeam(ctx)
    const { caseId } = await makeCase(ctx, { teamId })
    const me = as(members[0] ?? '')
    await claimCase(me, { caseId })
    expect(await transferCase(me, { caseId, teamId: other.teamId, reason: 'Wonen' })).toMatchObject({
      ok: true,
    })
    expect(await addTask(me, { caseId, words: 'x', who: 'centre', dueOn: null })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await claimCase(as(other.members[0] ?? ''), { caseId })).toMatchObject({ ok: true })
  })
})

test('a note that was changed meanwhile is not overwritten', async () => {
  const ctx = contextOf(database)
  const { teamId, members } = await makeTeam(ctx, { members: 2 })
  const { caseId } = await makeCase(ctx, { teamId })
  const [one, two] = members.map(as)
  if (!one || !two) throw new Error('two are needed')
  const written = await writeNote(one, { caseId, kind: 'internal', text: 'eerst', language: 'nl' })
  if (!written.ok) throw new Error(written.refusal)
  const { noteId } = written.value
  expect(await changeNote(two, { caseId, noteId, version: 1, text: 'tweede' })).toMatchObject({ ok: true })
  expect(await changeNote(one, { caseId, noteId, version: 1, text: 'derde' })).toMatchObject({
    refusal: 'changedMeanwhile',
  })
  expect((await database.db.caseNote.findUniqueOrThrow({ where: { id: noteId } })).text).toBe('tweede')
})

describe('the database itself forbids', () => {
  test.each([
    ['a closed case without an outcome', 'UPDATE help_case SET closed_at = now()', '23514'],
    [
      'a fact that is both a day and a choice',
      `UPDATE case_fact SET "on" = '2026-01-01', value = 'A'`,
      '23514',
    ],
    [
      'an unsure rule that is told',
      `UPDATE case_rule SET tellable = true WHERE confidence = 'unsure'`,
      '23514',
    ],
    [
      'a term that is kept and missed',
      `UPDATE case_deadline SET met_on = '2026-01-01', missed_on = '2026-01-01'`,
      '23514',
    ],
    [
      'a window that ends before it opens',
      `UPDATE case_deadline SET earliest_on = '2027-01-02', latest_on = '2027-01-01'`,
      '23514',
    ],
    ['waiting on nobody we know', `UPDATE help_case SET waiting_on = 'moon'`, '23514'],
    [
      'who asked to close also confirming it',
      `UPDATE help_case SET close_asked_by_id = person_id, closed_by_id = person_id, closed_at = now(), outcome = 'solved'`,
      '23514',
    ],
    [
      'two rules of one key at a time',
      `INSERT INTO case_rule SELECT gen_random_uuid(), key, version + 100, country, rule, confidence, source_name, source_url, seen_on, valid_from, valid_to, review_by, tellable, confirmed_at, confirmed_by_id, note, created_at, created_by_id, superseded_at FROM case_rule LIMIT 1`,
      '23505',
    ],
    [
      'two assignments that stand',
      `INSERT INTO case_assignment SELECT gen_random_uuid(), case_id, person_id, team_id, from_at, NULL, reason, by_id FROM case_assignment WHERE until_at IS NULL LIMIT 1`,
      '23505',
    ],
  ])('%s', async (_what, sql, state) => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx)
    const { caseId } = await makeCase(ctx, { teamId })
    const me = as(members[0] ?? '')
    await claimCase(me, { caseId })
    await recordFact(me, { caseId, key: 'cardKind', value: 'A' })
    await recordFact(me, { caseId, key: 'cardExpiresOn', on: '2027-02-15' })
    expect(sqlState(await caught(database.sql(sql)))).toBe(state)
  })
})

test('every rule that ships is well formed and names its source', async () => {
  const { ruleShape } = await import('@/lib/cases/deadlines/types')
  for (const rule of shippedRules) {
    expect(() => ruleShape.parse(rule.rule), rule.key).not.toThrow()
    expect(rule.source.length, rule.key).toBeGreaterThan(3)
    if (rule.confidence === 'unsure') expect(rule.tellable, rule.key).toBe(false)
  }
})
