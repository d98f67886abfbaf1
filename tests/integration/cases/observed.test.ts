import { beforeAll, expect, test } from 'vitest'
import { claimCase } from '@/lib/cases/assign-case'
import { closeCase } from '@/lib/cases/close-case'
import { installTypes } from '@/lib/cases/install-types'
import { observedByAuthority } from '@/lib/cases/observed'
import { recordFact } from '@/lib/cases/record-fact'
import { viewCase } from '@/lib/cases/staff-case'
import { addDays, days, shift } from '@/lib/time/time'
import { makeCase, makeTeam } from '../../support/cases'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'

const database = testDatabase()
beforeAll(() => installTypes(contextOf(database)))

test('how long an authority takes is learned from five closed cases on, per kind and in all, and shown on an open one', async () => {
  const ctx = contextOf(database)
  const { teamId, members } = await makeTeam(ctx)
  const as = (now = noon) =>
    contextOf(database, { actor: personActor(members[0] ?? '', ['caseworker']), now })
  const closed = async (typeKey: string, took: number, complete = 0) => {
    const { caseId } = await makeCase(ctx, { teamId, typeKey })
    await claimCase(as(), { caseId })
    await recordFact(as(), { caseId, key: 'submittedOn', on: '2026-03-02' })
    if (complete)
      await recordFact(as(), { caseId, key: 'fileCompleteOn', on: addDays('2026-03-02', complete) })
    await recordFact(as(), { caseId, key: 'decidedOn', on: addDays('2026-03-02', complete + took) })
    expect(await closeCase(as(), { caseId, outcome: 'solved', reason: null })).toMatchObject({ ok: true })
    return caseId
  }
  const open = await makeCase(ctx, { teamId, typeKey: 'diploma' })
  const usual = async () => (await viewCase(as(), open.caseId))?.observed
  for (const took of [100, 10, 20, 30]) await closed('diploma', took)
  expect(await observedByAuthority(as())).toEqual([])
  expect(await usual()).toBeNull()
  // The clock of this one began when its file was complete, forty days after it was handed in.
  await closed('diploma', 25, 40)
  expect(await observedByAuthority(as())).toEqual([
    { authority: 'naric', type: null, days: 25, cases: 5 },
    { authority: 'naric', type: { typeKey: 'diploma', typeWords: null }, days: 25, cases: 5 },
  ])
  expect(await usual()).toMatchObject({
    authority: 'naric',
    days: 25,
    cases: 5,
    type: { typeKey: 'diploma' },
  })
  // Two kinds of one authority: neither has five, together they have.
  for (const took of [7, 8, 9]) await closed('residenceCard', took)
  for (const took of [1, 2]) await closed('driving', took)
  const card = await makeCase(ctx, { teamId, typeKey: 'residenceCard' })
  expect((await viewCase(as(), card.caseId))?.observed).toEqual({
    authority: 'townHall',
    type: null,
    days: 7,
    cases: 5,
  })
  // Decided already: there is nothing to wait for.
  await claimCase(as(), { caseId: open.caseId })
  await recordFact(as(), { caseId: open.caseId, key: 'decidedOn', on: '2026-10-01' })
  expect(await usual()).toBeNull()
  // After a year they say nothing any more.
  expect(await observedByAuthority(as(shift(noon, days(366))))).toEqual([])
})
