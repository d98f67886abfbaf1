import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, test } from 'vitest'
import { buildTownProblem } from '@/lib/ambassadors/matching/build-problem'
import { matchJob, startMatchRun } from '@/lib/ambassadors/matching/match-run'
import {
  answerProposal,
  answerQuestion,
  askAboutProposal,
  expireProposals,
  propose,
} from '@/lib/ambassadors/matching/proposals'
import { answerRequest, withdrawRequest } from '@/lib/ambassadors/matching/request'
import { ruleTwo } from '@/lib/ambassadors/matching/rule-two'
import { answerCheckIn, endPair, renewPair, reportProblem } from '@/lib/ambassadors/pairs/change-pair'
import { logMeeting, takeBackMeeting } from '@/lib/ambassadors/pairs/log-meeting'
import { ownPair, ownPairs, ownProposals } from '@/lib/ambassadors/pairs/queries'
import { tendPairs } from '@/lib/ambassadors/pairs/tend-pairs'
import { giveConsent, withdrawConsent } from '@/lib/people/consent/consent'
import { textVersionOf } from '@/lib/people/consent/vocabulary'
import { erasePerson } from '@/lib/people/erase-person'
import { mergePeople } from '@/lib/people/merge-people'
import { personalData } from '@/lib/registry/personal-data'
import { addDays, dateToDay, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { makeAmbassador, makeRequest } from '../../support/pairs'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()
const zone = 'Europe/Brussels'
const at = (now = noon, db: TestDatabase = database) => contextOf(db, { now })
const as = (personId: string, now = noon, db: TestDatabase = database) =>
  contextOf(db, { actor: personActor(personId), now })
const coordinator = async () => {
  const [id = ''] = await makePeople(at(), 1, 'nl')
  return contextOf(database, { actor: personActor(id, ['coordinator']) })
}
const mailsOf = async (personId: string) =>
  (await database.db.outboxMessage.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(
    ({ kind }) => kind,
  )

async function proposed(options: { capacity?: number } = {}) {
  const helperId = await makeAmbassador(at(), options)
  const { personId: seekerId, requestId } = await makeRequest(at())
  const made = await propose(await coordinator(), { requestId, helperId })
  if (!made.ok) throw new Error(made.refusal)
  return { helperId, seekerId, requestId, proposalId: made.value.proposalId }
}
const say = (
  personId: string,
  proposalId: string,
  answer: 'yes' | 'no' = 'yes',
  now = noon,
  db?: TestDatabase,
) => answerProposal(as(personId, now, db), { proposalId, answer, language: 'nl' }, zone)

async function paired() {
  const two = await proposed()
  await say(two.helperId, two.proposalId)
  const answer = await say(two.seekerId, two.proposalId)
  if (!answer.ok || !answer.value.pairId) throw new Error('no pair')
  return { ...two, pairId: answer.value.pairId }
}

describe('a proposal', () => {
  test('tells both, but no name; when both say yes they are a pair and see each other', async () => {
    const { helperId, seekerId, proposalId } = await proposed()
    expect(await mailsOf(seekerId)).toEqual(['ambassadors.proposalMade'])
    const shown = JSON.stringify(await ownProposals(as(seekerId)))
    const helper = await database.db.person.findUniqueOrThrow({ where: { id: helperId } })
    for (const secret of [helperId, helper.fullName, helper.email ?? '']) expect(shown).not.toContain(secret)
    expect(await say(helperId, proposalId)).toMatchObject({ ok: true, value: { pairId: null } })
    expect(await ownPairs(as(seekerId))).toEqual([])
    const answer = await say(seekerId, proposalId)
    if (!answer.ok || !answer.value.pairId) throw new Error('no pair')
    expect(await ownPair(as(seekerId), answer.value.pairId)).toMatchObject({
      other: { name: helper.fullName, email: helper.email },
    })
    expect(await mailsOf(helperId)).toEqual(['ambassadors.proposalMade', 'ambassadors.pairMade'])
  })

  test('that one refuses ends, tells who had said yes without a reason, and is never made again', async () => {
    const { helperId, seekerId, requestId, proposalId } = await proposed()
    await say(helperId, proposalId)
    expect(await say(seekerId, proposalId, 'no')).toMatchObject({ ok: true, value: { pairId: null } })
    expect(await mailsOf(helperId)).toEqual(['ambassadors.proposalMade', 'ambassadors.proposalEnded'])
    expect(await say(helperId, proposalId)).toMatchObject({ refusal: 'ended' })
    expect(await propose(await coordinator(), { requestId, helperId })).toMatchObject({ refusal: 'never' })
  })

  test('expires when nobody answers, once, and cannot be answered any more', async () => {
    const { helperId, seekerId, requestId, proposalId } = await proposed()
    const later = shift(noon, days(8))
    expect(await say(seekerId, proposalId, 'yes', later)).toMatchObject({ refusal: 'ended' })
    expect(await expireProposals(at(later))).toBe(1)
    expect(await expireProposals(at(later))).toBe(0)
    const request = await database.db.matchRequest.findUniqueOrThrow({ where: { id: requestId } })
    expect(request.state).toBe('waiting')
    expect(await ownProposals(as(helperId))).toEqual([])
  })

  test('can be asked about before answering; only the asker sees the answer', async () => {
    const { helperId, seekerId, proposalId } = await proposed()
    expect(await askAboutProposal(as(seekerId), { proposalId, text: 'Waar is het?' })).toMatchObject({
      ok: true,
    })
    const question = await database.db.matchQuestion.findFirstOrThrow({ where: { proposalId } })
    expect(await answerQuestion(as(helperId), { questionId: question.id, text: 'x' })).toMatchObject({
      refusal: 'notFound',
    })
    await answerQuestion(await coordinator(), { questionId: question.id, text: 'In de bibliotheek.' })
    expect((await ownProposals(as(seekerId)))[0]?.questions).toMatchObject([{ answer: 'In de bibliotheek.' }])
    expect((await ownProposals(as(helperId)))[0]?.questions).toEqual([])
  })

  test('of strangers is not there', async () => {
    const { proposalId } = await proposed()
    const [stranger = ''] = await makePeople(at(), 1)
    expect(await say(stranger, proposalId)).toMatchObject({ refusal: 'notFound' })
    expect(await askAboutProposal(as(stranger), { proposalId, text: 'x' })).toMatchObject({
      refusal: 'notFound',
    })
  })

  test('keeps a place: nobody is proposed beyond capacity, without a record, or against a word', async () => {
    const ctx = await coordinator()
    const { helperId } = await proposed({ capacity: 1 })
    const second = await makeRequest(at())
    expect(await propose(ctx, { requestId: second.requestId, helperId })).toMatchObject({ refusal: 'full' })
    const expired = await makeAmbassador(at(), { recordDays: -1 })
    expect(await propose(ctx, { requestId: second.requestId, helperId: expired })).toMatchObject({
      refusal: 'cannot',
    })
    const forbidden = await makeAmbassador(at())
    await ruleTwo(ctx, { requestId: second.requestId, helperId: forbidden, kind: 'apart' })
    expect(await propose(ctx, { requestId: second.requestId, helperId: forbidden })).toMatchObject({
      refusal: 'never',
    })
    expect(await propose(at(noon), { requestId: second.requestId, helperId })).toMatchObject({
      refusal: 'full',
    })
    expect(await propose(as(helperId), { requestId: second.requestId, helperId: forbidden })).toMatchObject({
      refusal: 'notFound',
    })
  })
})

describe('two at once', () => {
  /** Both colleagues heard a yes on the telephone and write it down in the same moment. */
  async function acceptTogether(db: TestDatabase) {
    const two = await proposed()
    const colleague = async () => ({ ...(await coordinator()), db: db.db })
    const writers = await Promise.all(Array.from({ length: 4 }, colleague))
    const answers = await Promise.allSettled(
      writers.map(async (ctx) => {
        const { proposalId } = two
        await answerProposal(ctx, { proposalId, answer: 'yes', side: 'helper', language: 'nl' }, zone)
        return answerProposal(ctx, { proposalId, answer: 'yes', side: 'seeker', language: 'nl' }, zone)
      }),
    )
    return { answers, pairs: await database.db.pair.count({ where: { proposalId: two.proposalId } }) }
  }
  /** Two proposals to one ambassador who meanwhile said: only one person. */
  async function lastPlace(db: TestDatabase) {
    const helperId = await makeAmbassador(at(), { capacity: 2 })
    const ctx = await coordinator()
    const people = [await makeRequest(at()), await makeRequest(at())]
    const proposals: string[] = []
    for (const { requestId } of people) {
      const made = await propose(ctx, { requestId, helperId })
      if (made.ok) proposals.push(made.value.proposalId)
    }
    await database.db.ambassador.update({ where: { personId: helperId }, data: { capacity: 1 } })
    for (const proposalId of proposals) await say(helperId, proposalId)
    const answers = await Promise.allSettled(
      people.map(({ personId }, n) => say(personId, proposals[n] ?? '', 'yes', noon, db)),
    )
    return { answers, pairs: await database.db.pair.count({ where: { helperId, endedAt: null } }) }
  }

  test('colleagues who accept at once make one pair, and nobody sees an error', async () => {
    for (let round = 0; round < 3; round++) {
      const { answers, pairs } = await acceptTogether(database)
      expect(pairs).toBe(1)
      expect(answers.every(({ status }) => status === 'fulfilled')).toBe(true)
    }
  })

  test('an ambassador with one place left gets one person; the other is told so', async () => {
    for (let round = 0; round < 3; round++) {
      const { answers, pairs } = await lastPlace(database)
      expect(pairs).toBe(1)
      const refusals = answers.map((answer) =>
        answer.status === 'fulfilled' && !answer.value.ok ? answer.value.refusal : null,
      )
      expect(refusals.filter((refusal) => refusal === 'full')).toHaveLength(1)
    }
  })

  test('the twin with its guards off makes too many', async () => {
    for (const guard of ['pair_proposal_id_key', 'pair_never_again', 'pair_one_a_request'])
      await database.sql(`DROP INDEX "${guard}"`)
    await database.sql('ALTER TABLE pair DISABLE TRIGGER pair_within_capacity')
    const bare = await withoutGuards(database)
    try {
      let pairs = 0
      for (let round = 0; round < 5 && pairs < 2; round++) {
        pairs = Math.max((await acceptTogether(bare)).pairs, (await lastPlace(bare)).pairs)
        await database.sql('DELETE FROM pair')
      }
      expect(pairs).toBeGreaterThan(1)
    } finally {
      await bare.close()
      await database.sql('ALTER TABLE pair ENABLE TRIGGER pair_within_capacity')
      await database.sql('CREATE UNIQUE INDEX pair_proposal_id_key ON pair (proposal_id)')
      await database.sql('CREATE UNIQUE INDEX pair_never_again ON pair (seeker_id, helper_id)')
      await database.sql('CREATE UNIQUE INDEX pair_one_a_request ON pair (request_id) WHERE ended_at IS NULL')
    }
  })

  test('the database itself refuses a second life as a pair, one too many, and a pair nobody agreed to', async () => {
    const { pairId, helperId, seekerId, requestId, proposalId } = await paired()
    const insert = (over: string) =>
      database.sql(`INSERT INTO pair (id, proposal_id, request_id, seeker_id, helper_id, role_key, started_at, ends_on, last_heard_at)
        SELECT gen_random_uuid(), ${over} FROM pair WHERE id = '${pairId}'`)
    const other = await makeRequest(at())
    await expect(
      insert(
        `gen_random_uuid(), request_id, '${other.personId}', helper_id, role_key, started_at, ends_on, last_heard_at`,
      ),
    ).rejects.toThrow(/no place left/)
    await database.sql(`UPDATE pair SET ended_at = now(), ended_by = 'staff' WHERE id = '${pairId}'`)
    await expect(
      insert('proposal_id, request_id, seeker_id, helper_id, role_key, started_at, ends_on, last_heard_at'),
    ).rejects.toThrow(/pair_/)
    await expect(
      database.sql(`UPDATE match_proposal SET seeker_answer = 'no' WHERE id = '${proposalId}'`),
    ).rejects.toThrow(/match_proposal_agreed_by_both/)
    expect([helperId, seekerId, requestId].every(Boolean)).toBe(true)
  })
})

describe('the life of a pair', () => {
  test('contact is gone the second it ends, and the newcomer waits again with the days they had', async () => {
    const { pairId, helperId, seekerId, requestId } = await paired()
    expect((await ownPair(as(seekerId), pairId))?.other?.email).toContain('@')
    await endPair(as(helperId), { pairId, reason: 'noTime' })
    const after = await ownPair(as(seekerId), pairId)
    expect(after).toMatchObject({ other: null, endReason: 'noTime' })
    const helper = await database.db.person.findUniqueOrThrow({ where: { id: helperId } })
    const shown = JSON.stringify([after, await ownPairs(as(seekerId))])
    for (const secret of [helper.fullName, helper.email ?? '', helperId]) expect(shown).not.toContain(secret)
    const request = await database.db.matchRequest.findUniqueOrThrow({ where: { id: requestId } })
    expect(request).toMatchObject({ state: 'waiting', waitingSince: shift(noon, -days(10)) })
    expect(await endPair(as(seekerId), { pairId, reason: 'other' })).toMatchObject({ refusal: 'ended' })
  })

  test('who takes back that their number is shown, is not shown from that moment', async () => {
    const { pairId, helperId, seekerId } = await paired()
    await withdrawConsent(as(helperId), [], { personId: helperId, purpose: 'ambassadorContact' })
    expect((await ownPair(as(seekerId), pairId))?.other).toMatchObject({ phone: null, email: null })
    await giveConsent(as(helperId), {
      personId: helperId,
      purpose: 'ambassadorContact',
      textVersion: textVersionOf('ambassadorContact'),
      language: 'nl',
    })
    expect((await ownPair(as(seekerId), pairId))?.other?.email).toContain('@')
  })

  test('a meeting goes to the passport: at once from the ambassador, confirmed by the other of the same day', async () => {
    const { pairId, helperId, seekerId } = await paired()
    const log = { pairId, on: 'today' as const, minutes: 90, kind: 'walk' }
    expect(await logMeeting(as(seekerId), log, zone)).toMatchObject({ ok: true })
    const hours = () => database.db.passportHours.findMany({ where: { personId: seekerId } })
    expect(await hours()).toMatchObject([{ minutes: 90, confirmedAt: null }])
    expect(await logMeeting(as(seekerId), log, zone)).toMatchObject({ refusal: 'already' })
    expect(await logMeeting(as(helperId), { ...log, minutes: 60 }, zone)).toMatchObject({
      ok: true,
      value: { minutes: 90 },
    })
    expect(await hours()).toMatchObject([{ minutes: 90, confirmedById: helperId }])
    expect(await database.db.pairMeeting.count({ where: { pairId } })).toBe(1)
    const meeting = await database.db.pairMeeting.findFirstOrThrow({ where: { pairId } })
    expect(await takeBackMeeting(as(helperId), { meetingId: meeting.id })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await takeBackMeeting(as(seekerId), { meetingId: meeting.id })).toMatchObject({ ok: true })
    expect((await hours())[0]?.reversedAt).not.toBeNull()
    expect(await logMeeting(as(helperId), { ...log, on: 'before', day: '2026-10-07' }, zone)).toMatchObject({
      refusal: 'day',
    })
    expect(await logMeeting(as(helperId), { ...log, on: 'before', day: '2026-09-01' }, zone)).toMatchObject({
      refusal: 'day',
    })
    const [stranger = ''] = await makePeople(at(), 1)
    expect(await logMeeting(as(stranger), log, zone)).toMatchObject({ refusal: 'notFound' })
  })

  test('silence is spoken of once to both, and once to the coordinator; a meeting ends it', async () => {
    await database.sql('UPDATE pair SET last_heard_at = now() WHERE ended_at IS NULL')
    const { pairId, helperId, seekerId } = await paired()
    const boss = await makePeople(at(), 1, 'nl').then(([id = '']) => id)
    await database.db.ambassador.update({ where: { personId: helperId }, data: { coordinatorId: boss } })
    const quiet = async (personId: string, kind: string) =>
      (await mailsOf(personId)).filter((each) => each === kind).length
    const later = shift(noon, days(22))
    await Promise.all([tendPairs(at(later), zone), tendPairs(at(later), zone)])
    await tendPairs(at(shift(later, days(1))), zone)
    expect(await quiet(seekerId, 'ambassadors.pairQuiet')).toBe(1)
    expect(await quiet(helperId, 'ambassadors.pairQuiet')).toBe(1)
    expect(await quiet(boss, 'ambassadors.pairSilent')).toBe(0)
    await tendPairs(at(shift(noon, days(36))), zone)
    await tendPairs(at(shift(noon, days(37))), zone)
    expect(await quiet(boss, 'ambassadors.pairSilent')).toBe(1)
    await logMeeting(
      as(helperId, shift(noon, days(38))),
      { pairId, on: 'today', minutes: 60, kind: 'call' },
      zone,
    )
    await tendPairs(at(shift(noon, days(50))), zone)
    expect(await quiet(seekerId, 'ambassadors.pairQuiet')).toBe(1)
    await tendPairs(at(shift(noon, days(61))), zone)
    expect(await quiet(seekerId, 'ambassadors.pairQuiet')).toBe(2)
  })

  test('after two weeks both are asked how it goes, once; only one’s own answer can be given', async () => {
    const { pairId, helperId, seekerId } = await paired()
    const later = shift(noon, days(15))
    await tendPairs(at(later), zone)
    await tendPairs(at(later), zone)
    const asked = await database.db.pairCheckIn.findMany({ where: { pairId }, orderBy: { side: 'asc' } })
    expect(asked.map(({ side, moment }) => [side, moment])).toEqual([
      ['helper', 'weeks2'],
      ['seeker', 'weeks2'],
    ])
    const mine = asked.find(({ side }) => side === 'seeker')?.id ?? ''
    const answer = { checkInId: mine, face: 1, wantsCall: true }
    expect(await answerCheckIn(as(helperId), answer)).toMatchObject({ refusal: 'notFound' })
    expect(await answerCheckIn(as(seekerId), answer)).toMatchObject({ ok: true })
  })

  test('the clock says so early, gives two weeks, and ends; renewing sets it on by half a year', async () => {
    const { pairId, seekerId } = await paired()
    expect(await renewPair(as(seekerId), { pairId }, zone)).toMatchObject({ refusal: 'tooEarly' })
    const pair = await database.db.pair.findUniqueOrThrow({ where: { id: pairId } })
    const near = shift(pair.endsOn, -days(5))
    await database.sql(`UPDATE pair SET last_heard_at = '${near.toISOString()}' WHERE id = '${pairId}'`)
    await tendPairs(at(near), zone)
    expect(await mailsOf(seekerId)).toContain('ambassadors.pairEnding')
    await renewPair(as(seekerId, near), { pairId }, zone)
    const renewed = await database.db.pair.findUniqueOrThrow({ where: { id: pairId } })
    expect(dateToDay(renewed.endsOn) > dateToDay(pair.endsOn)).toBe(true)
    const over = addDays(dayOf(noon, zone), -15)
    await database.db.pair.update({ where: { id: pairId }, data: { endsOn: dayToDate(over) } })
    await tendPairs(at(), zone)
    expect(await database.db.pair.findUnique({ where: { id: pairId } })).toMatchObject({ endedBy: 'clock' })
  })

  test('an anonymous report keeps neither who nor which pair, not in the trail either', async () => {
    const { pairId, seekerId } = await paired()
    const before = await database.db.auditEvent.count({
      where: { OR: [{ actorId: seekerId }, { personId: seekerId }] },
    })
    // As in the shipped server: the request has a number, and the log knows whose it was.
    const requests = new AsyncLocalStorage<{ id: string }>()
    Object.assign(globalThis, { [Symbol.for('samen.request')]: requests })
    const second = contextOf(database, { actor: personActor(seekerId), now: shift(noon, 1_234_567) })
    const said = { pairId, kind: 'safety', words: `Bang ${pairId}`, anonymous: true } as const
    // Twice is once.
    for (let time = 0; time < 2; time++)
      await requests.run({ id: 'request-of-the-seeker' }, () => reportProblem(second, said))
    Object.assign(globalThis, { [Symbol.for('samen.request')]: undefined })
    const reports = await database.db.pairReport.findMany({ where: { words: said.words } })
    expect(reports).toMatchObject([{ pairId: null, reporterId: null }])
    const [report] = reports
    // Neither the hour's minutes nor the clock in a row's number tell who it was.
    expect(report?.reportedAt.getTime()).toBe(Math.floor(second.now.getTime() / 3_600_000) * 3_600_000)
    expect(report?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(await database.db.auditEvent.findMany({ where: { subjectId: report?.id } })).toMatchObject([
      { actorKind: 'system', actorId: null, personId: null, requestId: null, at: report?.reportedAt },
    ])
    expect(
      await database.db.auditEvent.count({ where: { OR: [{ actorId: seekerId }, { personId: seekerId }] } }),
    ).toBe(before)
    const [stranger = ''] = await makePeople(at(), 1)
    expect(await reportProblem(as(stranger), { pairId, kind: 'problem', anonymous: false })).toMatchObject({
      refusal: 'notFound',
    })
  })
})

describe('a request', () => {
  test('is answered step by step, waits when it is sent, and only one of a role stands open', async () => {
    const [personId = ''] = await makePeople(at(), 1)
    const ctx = as(personId)
    const begun = await answerRequest(ctx, { step: 'role', roleKey: 'languageBuddy', together: false })
    if (!begun.ok) throw new Error(begun.refusal)
    const { requestId } = begun.value
    await answerRequest(ctx, { step: 'help', requestId, asks: ['talk'] })
    await answerRequest(ctx, { step: 'times', requestId, availability: 32 })
    expect((await buildTownProblem(at())).requests.has(requestId)).toBe(false)
    await answerRequest(ctx, { step: 'check', requestId })
    expect((await buildTownProblem(at())).requests.get(requestId)).toMatchObject({ personId })
    expect(
      await answerRequest(ctx, { step: 'role', roleKey: 'languageBuddy', together: false }),
    ).toMatchObject({ refusal: 'already' })
    expect(await answerRequest(ctx, { step: 'role', roleKey: 'king', together: false })).toMatchObject({
      refusal: 'notFound',
    })
    const [stranger = ''] = await makePeople(at(), 1)
    expect(await answerRequest(as(stranger), { step: 'help', requestId, asks: [] })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await withdrawRequest(as(stranger), { requestId })).toMatchObject({ refusal: 'notFound' })
    expect(await withdrawRequest(ctx, { requestId })).toMatchObject({ ok: true })
    expect((await buildTownProblem(at())).requests.has(requestId)).toBe(false)
  })

  test('taken back while it was proposed ends the proposal', async () => {
    const { seekerId, requestId, helperId } = await proposed()
    await withdrawRequest(as(seekerId), { requestId })
    expect(await ownProposals(as(helperId))).toEqual([])
  })
})

describe('a run', () => {
  test('matches the town in the worker, keeps its pairs with reasons, and says what would have to be different', async () => {
    await database.sql(
      `UPDATE match_request SET state = 'withdrawn', ended_at = now() WHERE state = 'waiting'`,
    )
    const helperId = await makeAmbassador(at(), { languages: ['nl', 'ti'], capacity: 1 })
    const long = await makeRequest(at(), { languages: ['ti'], waitingDays: 50 })
    const short = await makeRequest(at(), { languages: ['ti'], waitingDays: 5 })
    const { runId, jobId } = await startMatchRun(await coordinator(), { whatIf: false })
    const seen: number[] = []
    const report = {
      jobId,
      progress: async (done: number) => {
        seen.push(done)
      },
      signal: new AbortController().signal,
    }
    const result = await matchJob.run(at(), { runId }, report)
    expect(result.href).toBe(`/staff/pairs/runs/${runId}`)
    const run = await database.db.matchRun.findUniqueOrThrow({
      where: { id: runId },
      include: { suggestions: true },
    })
    expect(run.suggestions).toMatchObject([{ requestId: long.requestId, helperId }])
    expect(JSON.stringify(run.suggestions[0]?.reasons)).toContain('"tag":"ti"')
    expect(run.figures).toMatchObject({ waiting: 2, matched: 1, optimal: true })
    const answer = run.answer as {
      lines: { tag: string; gain: number; waiting: string[] }[]
      unmatched: object[]
    }
    expect(answer.lines[0]).toMatchObject({ tag: 'ti', gain: 1, waiting: [short.requestId] })
    expect(answer.unmatched).toMatchObject([{ seekerId: short.requestId, full: 1, line: 0 }])
    expect(seen.length).toBeGreaterThan(0)
    // Begun again after a crash: nothing is doubled.
    await matchJob.run(at(), { runId }, report)
    expect(await database.db.matchSuggestion.count({ where: { runId } })).toBe(1)
  })

  test('can be stopped, and leaves nothing', async () => {
    const { runId, jobId } = await startMatchRun(await coordinator(), { whatIf: true, waiting: 0 })
    const stop = new AbortController()
    stop.abort()
    await expect(
      matchJob.run(at(), { runId }, { jobId, progress: async () => undefined, signal: stop.signal }),
    ).rejects.toThrow(/stopped/)
    expect(await database.db.matchSuggestion.count({ where: { runId } })).toBe(0)
    expect(await database.db.matchRun.findUnique({ where: { id: runId } })).toMatchObject({
      whatIf: true,
      endedAt: null,
    })
  })
})

describe('what we hold', () => {
  test('erasing ends the pair and leaves figures of nobody', async () => {
    const { pairId, seekerId, helperId } = await paired()
    await askAboutProposal(as(seekerId), { proposalId: (await proposed()).proposalId, text: 'x' })
    const erased = await erasePerson(at(), personalData, { personId: seekerId })
    expect(erased).toMatchObject({ ok: true, value: { kept: expect.arrayContaining(['pairs']) } })
    expect(await database.db.pair.findUnique({ where: { id: pairId } })).toMatchObject({
      seekerId: null,
      helperId,
      endedBy: 'staff',
    })
    expect(await database.db.matchProfile.count({ where: { personId: seekerId } })).toBe(0)
  })

  test('merging two people of one pair is refused; otherwise all goes along', async () => {
    const { pairId, seekerId, helperId } = await paired()
    const [kept = ''] = await makePeople(at(), 1)
    const staff = await coordinator()
    expect(await mergePeople(staff, personalData, { keptId: helperId, mergedId: seekerId })).toMatchObject({
      ok: false,
    })
    expect(await mergePeople(staff, personalData, { keptId: kept, mergedId: seekerId })).toMatchObject({
      ok: true,
    })
    expect(await ownPair(as(kept), pairId)).toMatchObject({ side: 'seeker' })
  })
})
