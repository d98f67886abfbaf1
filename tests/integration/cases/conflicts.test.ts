import { beforeAll, describe, expect, test } from 'vitest'
import { claimCase } from '@/lib/cases/assign-case'
import { installTypes } from '@/lib/cases/install-types'
import { recordFact, retractFact } from '@/lib/cases/record-fact'
import { viewCase } from '@/lib/cases/staff-case'
import { viewFact, viewOneTask } from '@/lib/cases/versions'
import { addTask, changeTask, finishTask } from '@/lib/cases/work-tasks'
import { newId } from '@/lib/db/ids'
import { minutes, shift } from '@/lib/time/time'
import { makeCase, makeTeam } from '../../support/cases'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'

const database = testDatabase()
beforeAll(() => installTypes(contextOf(database)))

/** A case of two colleagues; each is there so many minutes after noon. */
async function pair() {
  const ctx = contextOf(database)
  const { teamId, members } = await makeTeam(ctx, { members: 2 })
  const { caseId } = await makeCase(ctx, { teamId })
  const at = (n: 0 | 1, after = 0) =>
    contextOf(database, {
      actor: personActor(members[n] ?? '', ['caseworker']),
      now: shift(noon, minutes(after)),
    })
  await claimCase(at(0), { caseId })
  return { caseId, at }
}
const key = 'cardExpiresOn'

describe('two who write down one fact at once', () => {
  test('the second is told and sees both side by side; saving again, with both in view, is a choice', async () => {
    const { caseId, at } = await pair()
    await recordFact(at(0, 5), { caseId, key, on: '2027-02-15', seenAt: noon })
    const second = { caseId, key, on: '2027-02-16' }
    expect(await recordFact(at(1, 6), { ...second, seenAt: noon })).toMatchObject({
      refusal: 'changedMeanwhile',
      details: { caseId, key },
    })
    expect((await viewCase(at(1), caseId))?.facts.get(key)?.on).toBe('2027-02-15')
    const page = await viewFact(at(1, 7), caseId, key)
    expect(page?.now).toMatchObject({ on: '2027-02-15', takenBack: null })
    expect(page?.now?.by).toBeTruthy()
    // The page was read after the colleague wrote: now it is a choice.
    expect(await recordFact(at(1, 8), { ...second, seenAt: shift(noon, minutes(7)) })).toMatchObject({
      ok: true,
    })
    const after = await viewFact(at(0, 9), caseId, key)
    expect(after?.now?.on).toBe('2027-02-16')
    expect(after?.before.map((version) => version.on)).toEqual(['2027-02-15'])
  })
  test('nobody is told of their own change, of the same answer, or of another fact', async () => {
    const { caseId, at } = await pair()
    await recordFact(at(0, 5), { caseId, key, on: '2027-02-15', seenAt: noon })
    expect(await recordFact(at(1, 6), { caseId, key, on: '2027-02-15', seenAt: noon })).toMatchObject({
      ok: true,
    })
    expect(await recordFact(at(0, 7), { caseId, key, on: '2027-02-17', seenAt: noon })).toMatchObject({
      ok: true,
    })
    expect(await recordFact(at(1, 8), { caseId, key: 'cardKind', value: 'A', seenAt: noon })).toMatchObject({
      ok: true,
    })
  })
  test('what a colleague took back meanwhile is a change as well', async () => {
    const { caseId, at } = await pair()
    await recordFact(at(0), { caseId, key, on: '2027-02-15' })
    await retractFact(at(1, 5), { caseId, key })
    const again = { caseId, key, on: '2027-02-20', seenAt: shift(noon, minutes(1)) }
    expect(await recordFact(at(0, 6), again)).toMatchObject({ refusal: 'changedMeanwhile' })
    const page = await viewFact(at(0, 7), caseId, key)
    expect(page?.now).toBeNull()
    expect(page?.before[0]?.takenBack?.by).toBeTruthy()
  })
  test('its page is the team’s, of facts of the type, and a look is recorded', async () => {
    const { caseId, at } = await pair()
    const strange = await pair()
    expect(await viewFact(strange.at(0), caseId, key)).toBeNull()
    expect(await viewFact(at(0), caseId, 'leaseSignedOn')).toBeNull()
    expect(await viewFact(at(0), caseId, '__proto__')).toBeNull()
    expect(await viewFact(at(0), caseId, key)).toMatchObject({ now: null, before: [] })
    const looks = await database.db.auditEvent.count({
      where: { event: 'cases.case.viewed', subjectId: caseId },
    })
    expect(looks).toBe(1)
  })
})

describe('two who change one task at once', () => {
  const made = async () => {
    const both = await pair()
    const { caseId, at } = both
    const added = await addTask(at(0), { caseId, words: 'Bel de school', who: 'centre', dueOn: null })
    if (!added.ok) throw new Error(added.refusal)
    const { taskId } = added.value
    const input = {
      caseId,
      taskId,
      version: 1,
      words: 'Bel de school',
      who: 'centre',
      dueOn: '2026-10-09',
    } as const
    return { ...both, taskId, input }
  }
  test('the second is told, and sees how it stands now', async () => {
    const { caseId, at, taskId, input } = await made()
    expect(await changeTask(at(0, 1), { ...input, words: 'Bel school De Brug' })).toMatchObject({ ok: true })
    expect(await changeTask(at(1, 2), { ...input, who: 'newcomer' })).toMatchObject({
      refusal: 'changedMeanwhile',
    })
    const now = await viewOneTask(at(1, 3), caseId, taskId)
    expect(now).toMatchObject({ words: 'Bel school De Brug', who: 'centre', dueOn: '2026-10-09', version: 2 })
    expect(now?.changedBy).toBeTruthy()
    expect(await changeTask(at(1, 4), { ...input, version: 2, who: 'newcomer' })).toMatchObject({ ok: true })
    expect((await viewCase(at(0), caseId))?.tasks.find((task) => task.id === taskId)?.who).toBe('newcomer')
    const lines = await database.db.caseEvent.findMany({ where: { caseId, kind: 'taskChanged' } })
    expect(lines.length).toBe(2)
  })
  test('ticked off meanwhile it is changed no more', async () => {
    const { caseId, at, taskId, input } = await made()
    await finishTask(at(0, 1), { caseId, taskId })
    expect(await changeTask(at(1, 2), input)).toMatchObject({ refusal: 'changedMeanwhile' })
    expect(await viewOneTask(at(1, 3), caseId, taskId)).toMatchObject({ state: 'done', version: 2 })
  })
  test('at the very same moment one is told', async () => {
    const { at, input } = await made()
    const both = await Promise.all([
      changeTask(at(0, 1), { ...input, words: 'Een' }),
      changeTask(at(1, 1), { ...input, words: 'Ander' }),
    ])
    expect(both.filter((each) => each.ok).length).toBe(1)
  })
  test('our own words stay ours; another team’s task does not exist', async () => {
    const { caseId, at, input } = await made()
    const ours = await database.db.caseTask.findFirstOrThrow({ where: { caseId, key: 'bringPapers' } })
    await changeTask(at(0), { ...input, taskId: ours.id, words: 'Iets anders' })
    expect((await database.db.caseTask.findUniqueOrThrow({ where: { id: ours.id } })).words).toBeNull()
    const strange = await pair()
    expect(await changeTask(strange.at(0), input)).toMatchObject({ refusal: 'notFound' })
    expect(await viewOneTask(strange.at(0), caseId, input.taskId)).toBeNull()
    expect(await changeTask(at(0), { ...input, taskId: newId() })).toMatchObject({ refusal: 'notFound' })
  })
})
