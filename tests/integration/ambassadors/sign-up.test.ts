import { describe, expect, test } from 'vitest'
import { keepOwnAvailability, leaveOwn, pauseOwn, resumeOwn, signCode } from '@/lib/ambassadors/own'
import { programmeFigures } from '@/lib/ambassadors/public-queries'
import { myAmbassador } from '@/lib/ambassadors/queries'
import { signUp } from '@/lib/ambassadors/sign-up'
import {
  acceptNote,
  answerSignUp,
  answerYou,
  confirmSignUp,
  startSignUp,
} from '@/lib/ambassadors/sign-up-draft'
import { newId } from '@/lib/db/ids'
import { erasePerson } from '@/lib/people/erase-person'
import { personalData } from '@/lib/registry/personal-data'
import { days, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const visitor = () => contextOf(database, { actor: { kind: 'anonymous' } })
const own = (personId: string, now = noon) => contextOf(database, { actor: personActor(personId), now })
const codeFor = async (email: string) => {
  const row = await database.db.outboxMessage.findFirstOrThrow({
    where: { email, kind: 'auth.code' },
    orderBy: { id: 'desc' },
  })
  return String((row.data as { code: string }).code)
}

/** All questions answered, without an account. */
async function filledIn(email: string): Promise<string> {
  const ctx = visitor()
  const begun = await startSignUp(ctx, { roles: ['mentor', 'languageBuddy'], locale: 'nl' })
  if (!begun.ok) throw new Error(begun.refusal)
  const { draftId } = begun.value
  expect(begun.value.next).toBe('languages')
  await answerSignUp(ctx, { draftId, answers: { languages: ['nl', 'ti'] } })
  await answerSignUp(ctx, { draftId, answers: { times: ['1-evening', '6-morning'], capacity: 2 } })
  expect(await answerYou(ctx, { draftId, fullName: 'Hilde Claes' })).toMatchObject({ refusal: 'needsEmail' })
  await answerYou(ctx, { draftId, fullName: 'Hilde Claes', email, motivation: 'Omdat het kan.' })
  expect(await acceptNote(ctx, { draftId, locale: 'fr', network: 'n' })).toMatchObject({
    ok: true,
    value: { next: 'check' },
  })
  return draftId
}

describe('signing up', () => {
  test('needs no account before the end: the code shows who it is, and everything told is kept where it belongs', async () => {
    const email = 'hilde@example.org'
    const draftId = await filledIn(email)
    const code = await codeFor(email)
    expect(
      await confirmSignUp(visitor(), { draftId, code: code === '000000' ? '111111' : '000000' }),
    ).toMatchObject({ refusal: 'wrong' })
    const sent = await confirmSignUp(visitor(), { draftId, code })
    if (!sent.ok || !sent.value.session) throw new Error('not sent')
    const { personId } = sent.value.session
    const mine = await myAmbassador(own(personId))
    expect(mine).toMatchObject({
      state: 'applied',
      capacity: 2,
      times: ['1-evening', '6-morning'],
      noteAccepted: true,
      codeSigned: false,
      recordNeeded: true,
    })
    const roles = await database.db.roleAssignment.findMany({ where: { personId }, select: { role: true } })
    expect(roles.map((row) => row.role)).toEqual(['resident'])
    const languages = await database.db.profileLanguage.findMany({ where: { profile: { personId } } })
    expect(languages.map((row) => row.language).sort()).toEqual(['nl', 'ti'])
    expect(
      await database.db.ambassadorAcceptance.findFirst({ where: { ambassadorId: mine?.id } }),
    ).toMatchObject({
      document: 'note',
      country: 'BE',
      language: 'fr',
    })
    const mails = await database.db.outboxMessage.findMany({ where: { personId } })
    expect(mails.map((row) => row.kind)).toEqual(['ambassadors.applied'])
    expect(JSON.stringify(mails.map((row) => row.data))).not.toContain('Hilde')
    // A lost answer: the same draft leads to what exists, and to nobody else.
    expect(await confirmSignUp(own(personId), { draftId })).toMatchObject({ ok: true })
    expect(await confirmSignUp(visitor(), { draftId, code })).toMatchObject({ refusal: 'notFound' })
  })

  test('jumps over no question, and refuses a role that is closed', async () => {
    const ctx = visitor()
    expect(await startSignUp(ctx, { roles: ['nothing'], locale: 'nl' })).toMatchObject({
      refusal: 'noSuchRole',
    })
    const begun = await startSignUp(ctx, { roles: ['mentor'], locale: 'nl' })
    if (!begun.ok) throw new Error(begun.refusal)
    const { draftId } = begun.value
    expect(await acceptNote(ctx, { draftId, locale: 'nl', network: 'n' })).toMatchObject({
      refusal: 'incomplete',
    })
    expect(await confirmSignUp(ctx, { draftId, code: '123456' })).toMatchObject({ refusal: 'incomplete' })
    const late = contextOf(database, { actor: { kind: 'anonymous' }, now: shift(noon, days(2)) })
    expect(await answerSignUp(late, { draftId, answers: { languages: ['nl'] } })).toMatchObject({
      refusal: 'notFound',
    })
  })

  test('of one person in ten tabs at once is one application', async () => {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    const answers = {
      roles: ['mentor'],
      languages: ['nl'],
      times: ['1-evening'],
      capacity: 1,
      note: { country: 'BE', version: '2026-1', language: 'nl' },
    }
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => signUp(own(personId), { personId, answers })),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'already')).toHaveLength(9)
    expect(await database.db.ambassadorStep.count({ where: { personId } })).toBe(1)
  })

  test('again after stopping begins a new way; the old evidence stays', async () => {
    const { personId } = await makeAmbassador(contextOf(database), { state: 'active' })
    expect((await leaveOwn(own(personId), { reason: 'moved' })).ok).toBe(true)
    expect(await myAmbassador(own(personId))).toMatchObject({ state: 'left', endKind: 'left' })
    const again = await signUp(own(personId, shift(noon, days(1))), {
      personId,
      answers: {
        roles: ['housingGuide'],
        languages: ['nl'],
        times: ['2-morning'],
        capacity: 1,
        note: { country: 'BE', version: '2026-1', language: 'nl' },
      },
    })
    expect(again.ok).toBe(true)
    expect(await myAmbassador(own(personId))).toMatchObject({
      state: 'applied',
      endKind: null,
      roles: [{ key: 'housingGuide', agreed: false }],
    })
    expect(await database.db.ambassadorStep.count({ where: { personId } })).toBeGreaterThan(6)
  })
})

describe('an ambassador', () => {
  test('takes a pause and is there again; signs the code once; says when', async () => {
    const { personId, id } = await makeAmbassador(contextOf(database), { state: 'active' })
    expect(await pauseOwn(own(personId), { until: '2020-01-01' })).toMatchObject({ refusal: 'inPast' })
    expect((await pauseOwn(own(personId), { until: '2027-01-01' })).ok).toBe(true)
    expect(await pauseOwn(own(personId), {})).toMatchObject({ refusal: 'wrongState' })
    expect((await resumeOwn(own(personId, shift(noon, 1)))).ok).toBe(true)
    await signCode(own(personId), { language: 'nl' })
    await signCode(own(personId), { language: 'nl' })
    expect(
      await database.db.ambassadorAcceptance.count({ where: { ambassadorId: id, document: 'code' } }),
    ).toBe(1)
    await keepOwnAvailability(own(personId), { times: ['7-evening'], capacity: 3 })
    expect(await myAmbassador(own(personId))).toMatchObject({
      times: ['7-evening'],
      capacity: 3,
      state: 'active',
    })
    const [stranger = ''] = await makePeople(contextOf(database), 1)
    expect(await pauseOwn(own(stranger), {})).toMatchObject({ refusal: 'notFound' })
  })

  test('who is erased leaves the programme; who never began is gone altogether', async () => {
    const ctx = contextOf(database)
    const active = await makeAmbassador(ctx, { state: 'active' })
    const applicant = await makeAmbassador(ctx, { state: 'screened' })
    await database.db.ambassador.update({
      where: { id: active.id },
      data: { motivation: 'Kanarie', talkNotes: 'Kanarie' },
    })
    expect(await erasePerson(ctx, personalData, { personId: active.personId })).toMatchObject({ ok: true })
    expect(await erasePerson(ctx, personalData, { personId: applicant.personId })).toMatchObject({ ok: true })
    expect(await database.db.ambassador.findUnique({ where: { id: active.id } })).toMatchObject({
      state: 'left',
      motivation: null,
      talkNotes: null,
    })
    expect(await database.db.ambassador.findUnique({ where: { id: applicant.id } })).toBeNull()
  })
})

describe('the public page', () => {
  test('counts a person who waits under one language, and tells no single person', async () => {
    const ctx = contextOf(database)
    const waiting = async (count: number, locale: string) => {
      const people = await makePeople(ctx, count, locale)
      await database.db.matchRequest.createMany({
        data: people.map((personId) => ({
          id: newId(),
          personId,
          roleKey: 'mentor',
          state: 'waiting',
          createdAt: noon,
          waitingSince: noon,
          changedAt: noon,
        })),
      })
    }
    await waiting(7, 'ti')
    await waiting(2, 'pl')
    await waiting(1, 'ro')
    const figures = await programmeFigures(ctx)
    expect(figures.waiting).toBe(10)
    expect(figures.languages).toEqual([{ language: 'ti', count: 7 }])
    // One Romanian alone would be counted out beside two Poles: they are told together.
    expect(figures.others).toBe(3)
  })
})
