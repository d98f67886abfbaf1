import { describe, expect, test } from 'vitest'
import { matchJob, startMatchRun } from '@/lib/ambassadors/matching/match-run'
import { propose } from '@/lib/ambassadors/matching/proposals'
import { swapInput } from '@/lib/ambassadors/matching/schema'
import { swapPartners } from '@/lib/ambassadors/matching/swap-partners'
import { newId } from '@/lib/db/ids'
import { contextOf, noon, personActor, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { makeAmbassador, makeRequest } from '../../support/pairs'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()
const coordinator = async (held: TestDatabase = database) => {
  const [id = ''] = await makePeople(contextOf(database), 1)
  return contextOf(held, { actor: personActor(id, ['coordinator']) })
}

/** A run of a town with these two pairs in it and nobody else. */
async function runOf(seekers: string[][], helpers: string[][], whatIf = false) {
  await database.sql(
    `UPDATE match_request SET state = 'withdrawn', ended_at = now() WHERE state = 'waiting';
     UPDATE ambassador SET capacity = 0`,
  )
  for (const languages of helpers) await makeAmbassador(contextOf(database), { languages })
  for (const languages of seekers) await makeRequest(contextOf(database), { languages })
  const { runId, jobId } = await startMatchRun(await coordinator(), { whatIf })
  await matchJob.run(
    contextOf(database),
    { runId },
    {
      jobId,
      progress: async () => undefined,
      signal: new AbortController().signal,
    },
  )
  const pairs = () =>
    database.db.matchSuggestion.findMany({
      where: { runId },
      orderBy: { requestId: 'asc' },
      select: { requestId: true, helperId: true },
    })
  const [one, other] = await pairs()
  if (!one || !other) throw new Error('no two pairs')
  return { runId, one, other, pairs }
}

describe('two pairs of a round', () => {
  test('change partners as a coordinator thinks better, with reasons of their own, and can be proposed so', async () => {
    const { runId, one, other, pairs } = await runOf([['ti'], ['ti', 'fr']], [['ti'], ['ti', 'fr']])
    const desk = await coordinator()
    expect((await swapPartners(desk, { runId, one, other })).ok).toBe(true)
    const [first, second] = await pairs()
    expect(first).toEqual({ requestId: one.requestId, helperId: other.helperId })
    expect(second).toEqual({ requestId: other.requestId, helperId: one.helperId })
    const reasons = await database.db.matchSuggestion.findMany({
      where: { runId },
      select: { reasons: true },
    })
    for (const row of reasons) expect(JSON.stringify(row.reasons)).toContain('"tag":"ti"')
    expect(
      await database.db.auditEvent.count({ where: { event: 'ambassadors.match.swapped', subjectId: runId } }),
    ).toBe(1)
    if (!first || !second) throw new Error('gone')
    expect((await propose(desk, first)).ok).toBe(true)
    // What was proposed is no longer swapped.
    expect(await swapPartners(desk, { runId, one: first, other: second })).toMatchObject({ refusal: 'ended' })
  })

  test('are not swapped over a rule that no matching breaks; the refusal names it', async () => {
    const { runId, one, other, pairs } = await runOf([['ti'], ['uk']], [['ti'], ['uk']])
    const desk = await coordinator()
    expect(await swapPartners(desk, { runId, one, other })).toMatchObject({ refusal: 'language' })
    expect(await pairs()).toEqual([one, other])
    expect(await swapPartners(desk, { runId, one, other: one })).toMatchObject({ refusal: 'same' })
    const [nobody = ''] = await makePeople(contextOf(database), 1)
    expect(
      await swapPartners(contextOf(database, { actor: personActor(nobody) }), { runId, one, other }),
    ).toMatchObject({ refusal: 'notFound' })
    await database.db.matchSuggestion.updateMany({ where: { runId }, data: { pinned: true } })
    expect(await swapPartners(desk, { runId, one, other })).toMatchObject({ refusal: 'pinned' })
    // Wife and husband who asked together stay together.
    const family = await runOf([['ti'], ['ti']], [['ti'], ['ti']])
    const people = await database.db.matchRequest.findMany({
      where: { id: { in: [family.one.requestId, family.other.requestId] } },
    })
    const [wife, husband] = people.map((row) => row.personId ?? '')
    await database.db.matchRequest.updateMany({
      where: { id: { in: people.map((row) => row.id) } },
      data: { together: true },
    })
    await database.db.householdMember.create({
      data: {
        id: newId(),
        personId: wife ?? '',
        linkedPersonId: husband,
        name: 'x',
        relation: 'partner',
        createdAt: noon,
      },
    })
    expect(await swapPartners(desk, family)).toMatchObject({ refusal: 'together' })
    const trial = await runOf([['ti'], ['ti']], [['ti'], ['ti']], true)
    expect(await swapPartners(desk, trial)).toMatchObject({ refusal: 'whatIf' })
    expect(swapInput.safeParse({ runId, one: 'x', other: `${one.requestId}` }).success).toBe(false)
  })
})

/** Two coordinators swap the same two at once. Answers how many did. */
async function race(held: TestDatabase): Promise<number> {
  const { runId, one, other } = await runOf([['ti'], ['ti']], [['ti'], ['ti']])
  const desks = await Promise.all([coordinator(held), coordinator(held)])
  const done = await Promise.all(desks.map((desk) => swapPartners(desk, { runId, one, other })))
  return done.filter((each) => each.ok).length
}

describe('two coordinators who swap the same pairs at once', () => {
  test('swap them once, and not back', async () => {
    for (let tries = 0; tries < 3; tries++) expect(await race(database)).toBe(1)
  })
  test('…and without the lock twice: the test above means something', async () => {
    const unguarded = await withoutGuards(database, [])
    try {
      let twice = false
      for (let tries = 0; tries < 6 && !twice; tries++) twice = (await race(unguarded)) === 2
      expect(twice).toBe(true)
    } finally {
      await unguarded.close()
    }
  })
})
