import { beforeEach, describe, expect, test } from 'vitest'
import { awardDesk, lastPrize, myAward } from '@/lib/ambassadors/award/queries'
import { addJuror, decideRound, startRound } from '@/lib/ambassadors/award/round'
import { knownAmbassadors, nominate, vote } from '@/lib/ambassadors/award/take-part'
import { ambassadorPersonalData } from '@/lib/ambassadors/personal-data'
import { days, shift } from '@/lib/time/time'
import { type MadeAmbassador, makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase({ connections: 5 })
const as = (personId: string, now = noon) => contextOf(database, { actor: personActor(personId), now })
/** Naming ends in seven days, voting in fourteen. */
const voting = shift(noon, days(10))
const dayIn = (many: number) => shift(noon, days(many)).toISOString().slice(0, 10)
const onWall = (who: MadeAmbassador, shownAs: string) =>
  database.db.ambassadorThanks.create({
    data: {
      ambassadorId: who.id,
      personId: who.personId,
      shownAs,
      words: 'Graag',
      language: 'nl',
      consentVersion: 1,
      agreedAt: noon,
      approvedAt: noon,
    },
  })
const emailOf = async (id: string) =>
  (await database.db.person.findUniqueOrThrow({ where: { id } })).email ?? ''

let roundId = ''
let mina: MadeAmbassador
let omar: MadeAmbassador
let hidden: MadeAmbassador
let jurors: string[] = []
let colleague = ''

beforeEach(async () => {
  await database.sql('DELETE FROM award_round')
  ;[mina, omar, hidden] = [
    await makeAmbassador(contextOf(database)),
    await makeAmbassador(contextOf(database)),
    await makeAmbassador(contextOf(database)),
  ]
  await onWall(mina, 'Mina')
  await onWall(omar, 'Omar')
  ;[colleague = '', ...jurors] = await makePeople(contextOf(database), 4)
  const round = await startRound(as(colleague), {
    year: 2026,
    nominateUntil: dayIn(7),
    voteUntil: dayIn(14),
  })
  if (!round.ok) throw new Error(round.refusal)
  roundId = round.value.roundId
  for (const id of jurors) await addJuror(as(colleague), { roundId, email: await emailOf(id) })
})

const nominationOf = async (who: MadeAmbassador) =>
  (await database.db.awardNomination.findFirstOrThrow({ where: { nomineeId: who.personId } })).id

describe('the award of the year', () => {
  test('one names whom one knows, once, and never oneself', async () => {
    const [by = ''] = await makePeople(contextOf(database), 1)
    const known = await knownAmbassadors(as(by))
    expect(known.map((one) => one.name)).toEqual(expect.arrayContaining(['Mina', 'Omar']))
    expect(known.map((one) => one.ambassadorId)).not.toContain(hidden.id)
    const input = { ambassadorId: mina.id, reason: 'Zij luistert.' }
    expect((await nominate(as(by), input)).ok).toBe(true)
    expect(await nominate(as(by), input)).toMatchObject({ refusal: 'there' })
    expect(await nominate(as(by), { ...input, ambassadorId: hidden.id })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await nominate(as(mina.personId), input)).toMatchObject({ refusal: 'notFound' })
    expect(await nominate(as(by, voting), { ...input, ambassadorId: omar.id })).toMatchObject({
      refusal: 'closed',
    })
    expect(
      await startRound(as(colleague), { year: 2026, nominateUntil: dayIn(1), voteUntil: dayIn(2) }),
    ).toMatchObject({
      refusal: 'there',
    })
    expect(
      await startRound(as(colleague), { year: 2027, nominateUntil: dayIn(3), voteUntil: dayIn(2) }),
    ).toMatchObject({
      refusal: 'inPast',
    })
    // Their own words are in their copy, and go with them.
    expect(await ambassadorPersonalData.collect(contextOf(database), by)).toMatchObject({
      named: [{ reason: 'Zij luistert.' }],
    })
    await ambassadorPersonalData.erase(contextOf(database), by, null)
    expect(await database.db.awardNomination.count({ where: { byId: by } })).toBe(0)
  })

  test('the jury votes once each, in its days, not for what it wrote itself; the most votes win', async () => {
    const [one = '', two = '', three = ''] = jurors
    await nominate(as(one), { ambassadorId: mina.id, reason: 'Warm.' })
    await nominate(as(colleague), { ambassadorId: omar.id, reason: 'Trouw.' })
    const [forMina, forOmar] = [await nominationOf(mina), await nominationOf(omar)]
    expect(await vote(as(one), { nominationId: forOmar })).toMatchObject({ refusal: 'closed' })
    expect(await vote(as(one, voting), { nominationId: forMina })).toMatchObject({ refusal: 'self' })
    expect(await vote(as(colleague, voting), { nominationId: forMina })).toMatchObject({
      refusal: 'notFound',
    })
    // Pressed twice at once: one vote.
    const both = await Promise.all([
      vote(as(one, voting), { nominationId: forOmar }),
      vote(as(one, voting), { nominationId: forOmar }),
    ])
    expect(both.filter((each) => each.ok)).toHaveLength(1)
    expect(both.find((each) => !each.ok)).toMatchObject({ refusal: 'voted' })
    expect((await vote(as(two, voting), { nominationId: forMina })).ok).toBe(true)
    expect(await decideRound(as(colleague, voting), { roundId })).toMatchObject({ refusal: 'closed' })
    expect(await decideRound(as(colleague, shift(noon, days(20))), { roundId })).toMatchObject({
      refusal: 'tie',
    })
    expect((await myAward(as(three, voting)))?.nominations).toHaveLength(2)
    expect((await vote(as(three, voting), { nominationId: forOmar })).ok).toBe(true)
    expect(await decideRound(as(omar.personId, voting), { roundId })).toMatchObject({ refusal: 'self' })
    expect((await decideRound(as(colleague, voting), { roundId })).ok).toBe(true)
    expect(await decideRound(as(colleague, voting), { roundId })).toMatchObject({ refusal: 'closed' })
    expect((await awardDesk(as(colleague, voting)))?.winner).toBeTruthy()
    expect(await lastPrize(contextOf(database))).toEqual({ year: 2026, shownAs: 'Omar' })
    expect(
      await database.db.outboxMessage.count({
        where: { kind: 'ambassadors.award', personId: omar.personId },
      }),
    ).toBe(1)
    // Who leaves the wall is no longer named to the public; who is forgotten has won nothing.
    await database.db.ambassadorThanks.update({
      where: { ambassadorId: omar.id },
      data: { withdrawnAt: voting },
    })
    expect(await lastPrize(contextOf(database))).toEqual({ year: 2026, shownAs: null })
    await ambassadorPersonalData.erase(contextOf(database), omar.personId, null)
    expect(await lastPrize(contextOf(database))).toBeNull()
  })
  test('follows somebody whose two records become one, and goes back; nobody then judged themselves', async () => {
    const ctx = contextOf(database)
    const [one = '', two = ''] = jurors
    const [kept = ''] = await makePeople(ctx, 1)
    await nominate(as(one), { ambassadorId: mina.id, reason: 'Warm.' })
    await nominate(as(colleague), { ambassadorId: omar.id, reason: 'Trouw.' })
    const forOmar = await nominationOf(omar)
    expect((await vote(as(one, voting), { nominationId: forOmar })).ok).toBe(true)
    await database.db.awardRound.update({ where: { id: roundId }, data: { winnerId: one } })

    const moved = await ambassadorPersonalData.move(ctx, one, kept)
    const seat = { roundId_personId: { roundId, personId: kept } }
    expect(await database.db.awardJuror.findUnique({ where: seat, include: { votes: true } })).toMatchObject({
      votes: [{ nominationId: forOmar }],
    })
    expect(await database.db.awardNomination.count({ where: { byId: kept } })).toBe(1)
    expect(await database.db.awardRound.count({ where: { winnerId: kept } })).toBe(1)
    // The vote was theirs: as the kept record they cannot vote again.
    expect(await vote(as(kept, voting), { nominationId: forOmar })).toMatchObject({ refusal: 'voted' })
    await ambassadorPersonalData.back(ctx, moved, kept, one)
    expect(await database.db.awardJuror.findUnique({ where: seat })).toBeNull()
    expect(await database.db.awardVote.count({ where: { roundId, jurorId: one } })).toBe(1)
    expect(await database.db.awardNomination.count({ where: { byId: kept } })).toBe(0)

    const conflicts = (a: string, b: string) => ambassadorPersonalData.conflicts(ctx, a, b)
    expect(await conflicts(one, two)).toEqual(['juryBoth'])
    expect(await conflicts(omar.personId, one)).toContain('ambassadorJudged')
    expect(await conflicts(mina.personId, one)).toContain('ambassadorJudged')
    expect(await conflicts(kept, two)).toEqual([])
  })
})
