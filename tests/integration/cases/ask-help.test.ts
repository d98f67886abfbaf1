import { beforeAll, describe, expect, test } from 'vitest'
import { alarmOf } from '@/lib/cases/alarm'
import {
  chooseTopic,
  getDraft,
  getSent,
  sayReach,
  sayUrgency,
  sendQuestion,
  tellQuestion,
} from '@/lib/cases/ask-help'
import { claimCase } from '@/lib/cases/assign-case'
import { installTypes } from '@/lib/cases/install-types'
import { myCase, myCases, myTerm } from '@/lib/cases/own-queries'
import { recordFact } from '@/lib/cases/record-fact'
import { missDue, remindDue } from '@/lib/cases/remind'
import { writeNote } from '@/lib/cases/write-note'
import { days, shift } from '@/lib/time/time'
import { sendDue } from '@/lib/worker/work'
import { confirmRules, makeCase, makeTeam } from '../../support/cases'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const guest = () => contextOf(database, { actor: { kind: 'anonymous' } })
const own = (personId: string, now = noon) => contextOf(database, { actor: personActor(personId), now })
const worker = (personId: string) => contextOf(database, { actor: personActor(personId, ['caseworker']) })

beforeAll(async () => {
  await installTypes(contextOf(database))
  await confirmRules(contextOf(database))
  await makeTeam(contextOf(database), { safety: true })
})

let network = 0
const ask = async (
  ctx = guest(),
  topic: 'letter' | 'safety' | 'housing' = 'letter',
  question = 'ما هذا؟',
) => {
  const begun = await chooseTopic(ctx, { topic, locale: 'ar', network: `test-${network++}` })
  if (!begun.ok) throw new Error(begun.refusal)
  const { draftId } = begun.value
  await tellQuestion(ctx, { draftId, question, locale: 'ar' })
  return draftId
}
const reach = { reachBy: 'phone' as const, reachWhen: ['morning'], reachNote: null, locale: 'ar' }

describe('asking for help', () => {
  test('a guest with only a telephone gets a number and a day, and the draft forgets the words', async () => {
    const draftId = await ask()
    expect(await sayReach(guest(), { draftId, ...reach, phone: null, fullName: 'ليلى' })).toMatchObject({
      refusal: 'needsPhone',
    })
    expect(await sayReach(guest(), { draftId, ...reach, phone: '+32470123456' })).toMatchObject({
      refusal: 'needsName',
    })
    await sayReach(guest(), { draftId, ...reach, phone: '+32470123456', fullName: 'ليلى' })
    expect(await sendQuestion(guest(), { draftId })).toMatchObject({ refusal: 'notReady' })
    await sayUrgency(guest(), { draftId, urgency: 'week', locale: 'ar' })
    expect(await sendQuestion(guest(), { draftId })).toMatchObject({ ok: true })
    const sent = await getSent(guest(), draftId)
    expect(sent).toMatchObject({ answerBy: '2026-10-07', ownCaseId: null })
    const row = await database.db.helpCase.findUniqueOrThrow({ where: { number: sent?.number ?? '' } })
    expect(row).toMatchObject({ openedBy: 'guest', question: 'ما هذا؟', language: 'ar' })
    const draft = await database.db.caseDraft.findUniqueOrThrow({ where: { id: draftId } })
    expect([draft.question, draft.fullName, draft.phone]).toEqual([null, null, null])
    // An answer that got lost: sending again leads to the same case.
    expect(await sendQuestion(guest(), { draftId })).toMatchObject({ ok: true })
    expect(await database.db.helpCase.count({ where: { personId: row.personId } })).toBe(1)
  })
  test('ten presses at once make one case', async () => {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    const me = own(personId)
    const draftId = await ask(me, 'housing', 'Huur')
    await sayReach(me, { draftId, ...reach, reachBy: 'email' as never, phone: '+32470000000' })
    await sayUrgency(me, { draftId, urgency: 'week', locale: 'ar' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => sendQuestion(me, { draftId })))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(await database.db.helpCase.count({ where: { personId } })).toBe(1)
  })
  test('words of danger show emergency numbers and make it a case of safety, without a mail', async () => {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    const me = own(personId)
    const draftId = await ask(me, 'letter', 'زوجي يضربني')
    expect(await getDraft(me, draftId)).toMatchObject({ danger: true })
    await sayReach(me, { draftId, ...reach, phone: '+32470000001' })
    await sayUrgency(me, { draftId, urgency: 'today', locale: 'ar' })
    await sendQuestion(me, { draftId })
    const row = await database.db.helpCase.findFirstOrThrow({ where: { personId } })
    expect(row).toMatchObject({ typeKey: 'safety', sensitive: true, alarm: 'red' })
    expect(await database.db.outboxMessage.count({ where: { personId } })).toBe(0)
  })
  test('somebody else’s draft and case do not exist', async () => {
    const [a = '', b = ''] = await makePeople(contextOf(database), 2)
    const draftId = await ask(own(a))
    expect(await getDraft(own(b), draftId)).toBeNull()
    expect(await getDraft(guest(), draftId)).toBeNull()
    const { teamId } = await makeTeam(contextOf(database))
    const { caseId } = await makeCase(contextOf(database), { teamId, personId: a })
    expect(await myCase(own(a), caseId)).not.toBeNull()
    expect(await myCase(own(b), caseId)).toBeNull()
    expect((await myCases(own(b))).length).toBe(0)
  })
})

describe('what cannot wait, in twelve languages and with slips', () => {
  test.each([
    ['nl', 'mijn man slaat mij', 'danger'],
    ['nl, a slip', 'hij heeft mij geslgen en bedreigd', 'danger'],
    ['en', 'my husband beats me', 'danger'],
    ['fr', 'il me menace tous les jours', 'danger'],
    ['de', 'Er hat mich geschlagen', 'danger'],
    ['es', 'mi marido me golpea', 'danger'],
    ['ar', 'زوجي بيضربني كل يوم', 'danger'],
    ['fa', 'شوهرم مرا کتک می‌زند', 'danger'],
    ['uk', 'чоловік мені погрожує', 'danger'],
    ['tr', 'kocam beni dövüyor', 'danger'],
    ['pl', 'mąż mnie bije', 'danger'],
    ['ro', 'soțul mă bate', 'danger'],
    ['ti', 'ሰብኣየይ ይወቅዓኒ', 'danger'],
    ['a letter', 'Er staat dagvaarding op de brief', 'red'],
    ['a letter, a slip', 'er staat gerechtsdeurwarder op', 'red'],
    ['a letter', 'dit is een laatste aanmaning', 'orange'],
    ['nothing', 'Ik zoek een school voor mijn zoon van zes', null],
    ['nothing', 'أريد أن أجد مدرسة لابني', null],
  ])('%s: %s', (_language, text, alarm) => {
    expect(alarmOf(text)).toBe(alarm)
  })
})

describe('reminders', () => {
  const setUp = async () => {
    const ctx = contextOf(database)
    const { teamId, members } = await makeTeam(ctx)
    const me = members[0] ?? ''
    const made = await makeCase(ctx, { teamId })
    await claimCase(worker(me), { caseId: made.caseId })
    await recordFact(worker(me), { caseId: made.caseId, key: 'cardKind', value: 'A' })
    await recordFact(worker(me), { caseId: made.caseId, key: 'cardExpiresOn', on: '2027-02-15' })
    return { ...made, worker: me }
  }
  const at = (day: string) => contextOf(database, { now: new Date(`${day}T09:00:00Z`) })
  test('come to both, once each, whatever many workers there are', async () => {
    const made = await setUp()
    await Promise.all(Array.from({ length: 4 }, () => remindDue(at('2026-12-02'))))
    await remindDue(at('2026-12-03'))
    const mails = await database.db.outboxMessage.findMany({
      where: {
        kind: { in: ['cases.reminder', 'cases.staffReminder'] },
        data: { path: ['caseId'], equals: made.caseId },
      },
    })
    expect(mails.map((mail) => [mail.kind, mail.personId]).sort()).toEqual([
      ['cases.reminder', made.personId],
      ['cases.staffReminder', made.worker],
    ])
    await remindDue(at('2027-01-01'))
    expect(
      await database.db.outboxMessage.count({ where: { kind: 'cases.reminder', personId: made.personId } }),
    ).toBe(2)
  })
  test('whose day was past when the date became known come at once, and once for all of them', async () => {
    const made = await setUp()
    const mails = () =>
      database.db.outboxMessage.count({ where: { kind: 'cases.reminder', personId: made.personId } })
    // 36 days before the card ends: 75, 45 and 40 days are past, 33 is to come.
    await recordFact(worker(made.worker), { caseId: made.caseId, key: 'cardExpiresOn', on: '2026-11-10' })
    await remindDue(at('2026-10-05'))
    await remindDue(at('2026-10-05'))
    expect(await mails()).toBe(1)
    await remindDue(at('2026-10-07'))
    expect(await mails()).toBe(1)
    await remindDue(at('2026-10-08'))
    expect(await mails()).toBe(2)
  })
  test('are not sent from a rule that is past its review, except to who helps', async () => {
    const made = await setUp()
    await database.sql(`UPDATE case_rule SET review_by = '2026-11-30' WHERE key = 'BE-A-RENEW'`)
    try {
      await remindDue(at('2026-12-02'))
      const kinds = await database.db.outboxMessage.findMany({
        where: { data: { path: ['caseId'], equals: made.caseId }, kind: { contains: 'eminder' } },
        select: { kind: true },
      })
      expect(kinds.map((mail) => mail.kind)).toEqual(['cases.staffReminder'])
      const seen = await myCase(own(made.personId, new Date('2027-01-06T09:00:00Z')), made.caseId)
      expect(seen?.terms[0]).toMatchObject({ light: 'grey', told: false })
      expect(
        await myTerm(
          own(made.personId, new Date('2027-01-06T09:00:00Z')),
          made.caseId,
          seen?.terms[0]?.id ?? '',
        ),
      ).toBeNull()
    } finally {
      await database.sql(`UPDATE case_rule SET review_by = '2027-02-23' WHERE key = 'BE-A-RENEW'`)
    }
  })
  test('a term that passed is seen as missed, by whom it could be kept', async () => {
    const made = await setUp()
    await missDue(at('2027-01-16'))
    const term = await database.db.caseDeadline.findFirstOrThrow({ where: { caseId: made.caseId } })
    expect(term.missedOn).not.toBeNull()
    expect(term.missedBy).toBe('centre')
  })
  test('mails name no person and no subject, and carry the calendar', async () => {
    const made = await setUp()
    await writeNote(worker(made.worker), {
      caseId: made.caseId,
      kind: 'shared',
      text: 'Geheim woord',
      language: 'nl',
    })
    await remindDue(at('2026-12-02'))
    await sendDue(() => at('2026-12-02'))
    const mails = await database.db.demoMail.findMany({ orderBy: { id: 'asc' } })
    const person = await database.db.person.findUniqueOrThrow({ where: { id: made.personId } })
    const theirs = mails.filter((mail) => mail.to === person.email)
    expect(theirs.length).toBe(3)
    for (const mail of theirs)
      expect(`${mail.subject} ${mail.text}`).not.toMatch(/Geheim|Person \d|kaart|بطاقة/)
    const calendar = JSON.stringify(theirs.at(-1)?.parts)
    expect(calendar).toContain('BEGIN:VEVENT')
    expect(calendar).toContain('SEQUENCE:')
  })
})

test('the usual time is told from five closed cases on', async () => {
  const ctx = contextOf(database)
  const { teamId, members } = await makeTeam(ctx)
  const me = worker(members[0] ?? '')
  const { closeCase } = await import('@/lib/cases/close-case')
  const { observedTimes } = await import('@/lib/cases/term-view')
  for (let n = 0; n < 5; n++) {
    expect((await observedTimes(ctx, ['BE-NARIC-LEVEL'])).size).toBe(0)
    const { caseId } = await makeCase(ctx, { teamId, typeKey: 'diploma' })
    await recordFact(me, { caseId, key: 'recognition', value: 'level' })
    await recordFact(me, { caseId, key: 'fileCompleteOn', on: '2026-05-01' })
    await recordFact(me, { caseId, key: 'decidedOn', on: `2026-09-0${n + 1}` })
    await closeCase(me, { caseId, outcome: 'solved', reason: null })
  }
  expect((await observedTimes(ctx, ['BE-NARIC-LEVEL'])).get('BE-NARIC-LEVEL')).toEqual({
    days: 125,
    cases: 5,
  })
  expect(
    (await observedTimes(contextOf(database, { now: shift(noon, days(400)) }), ['BE-NARIC-LEVEL'])).size,
  ).toBe(0)
})
