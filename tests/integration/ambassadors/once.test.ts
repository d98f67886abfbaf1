import { expect, test } from 'vitest'
import { answerProposal, propose } from '@/lib/ambassadors/matching/proposals'
import { answerCheckIn } from '@/lib/ambassadors/pairs/change-pair'
import { logMeeting, takeBackMeeting } from '@/lib/ambassadors/pairs/log-meeting'
import { ownPair } from '@/lib/ambassadors/pairs/queries'
import { tendPairs } from '@/lib/ambassadors/pairs/tend-pairs'
import { days, hours, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { makeAmbassador, makeRequest } from '../../support/pairs'

const database = testDatabase()
const zone = 'Europe/Brussels'
const as = (personId: string, now = noon) => contextOf(database, { actor: personActor(personId), now })
const tend = (now: Date) => tendPairs(contextOf(database, { now }), zone)

/** Two who met by a role that is for once, or for half a year. */
async function pairFor(role: string) {
  const [desk = ''] = await makePeople(contextOf(database), 1)
  const helperId = await makeAmbassador(contextOf(database), { role })
  const { personId: seekerId, requestId } = await makeRequest(contextOf(database), { role })
  const made = await propose(contextOf(database, { actor: personActor(desk, ['coordinator']) }), {
    requestId,
    helperId,
  })
  if (!made.ok) throw new Error(made.refusal)
  const { proposalId } = made.value
  await answerProposal(as(helperId), { proposalId, answer: 'yes', language: 'nl' }, zone)
  const both = await answerProposal(as(seekerId), { proposalId, answer: 'yes', language: 'nl' }, zone)
  if (!both.ok || !both.value.pairId) throw new Error('no pair')
  const { pairId } = both.value
  const log = () =>
    logMeeting(as(helperId, shift(noon, hours(2))), { pairId, on: 'today', minutes: 120, kind: 'home' }, zone)
  return { helperId, seekerId, requestId, pairId, log }
}

test('what is for once ends a day after the first meeting, with thanks and a question; a slip taken back ends nothing', async () => {
  await database.db.ambassadorRole.create({
    data: {
      key: 'helpMove',
      position: 98,
      icon: 'house',
      makesPairs: true,
      commitmentMonths: 0,
      minutesPerWeek: 0,
      training: [],
    },
  })
  const { pairId, helperId, seekerId, requestId, log } = await pairFor('helpMove')
  const lasting = await pairFor('languageBuddy')
  await lasting.log()
  // Without a meeting the clock waits.
  await tend(shift(noon, days(3)))
  expect((await ownPair(as(seekerId), pairId))?.endedAt).toBeNull()

  await log()
  const [slip] = (await ownPair(as(helperId), pairId))?.meetings ?? []
  await takeBackMeeting(as(helperId), { meetingId: slip?.id ?? '' })
  await tend(shift(noon, days(2)))
  expect((await ownPair(as(seekerId), pairId))?.endedAt).toBeNull()

  await log()
  await tend(shift(noon, hours(20)))
  expect((await ownPair(as(seekerId), pairId))?.endedAt).toBeNull()
  const after = shift(noon, hours(27))
  // Two workers at one tick thank once.
  await Promise.all([tend(after), tend(after)])
  await tend(shift(after, hours(1)))
  for (const personId of [seekerId, helperId]) {
    const pair = await ownPair(as(personId, after), pairId)
    expect(pair).toMatchObject({ endReason: 'once', other: null, checkIn: { moment: 'end' } })
    expect(
      await database.db.outboxMessage.count({ where: { personId, kind: 'ambassadors.pairThanked' } }),
    ).toBe(1)
    expect(
      await database.db.outboxMessage.count({ where: { personId, kind: 'ambassadors.pairEnded' } }),
    ).toBe(0)
  }
  // The newcomer is helped and waits no more; the answer reaches the coordinator also after the end.
  expect((await database.db.matchRequest.findUniqueOrThrow({ where: { id: requestId } })).state).toBe('done')
  const asked = (await ownPair(as(seekerId, after), pairId))?.checkIn
  expect(
    (await answerCheckIn(as(seekerId, after), { checkInId: asked?.id ?? '', face: 3, wantsCall: false })).ok,
  ).toBe(true)
  expect((await ownPair(as(seekerId, after), pairId))?.checkIn).toBeNull()
  // A role of half a year goes on.
  expect((await ownPair(as(lasting.seekerId, after), lasting.pairId))?.endedAt).toBeNull()
})
