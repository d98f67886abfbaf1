import { expect, test } from 'vitest'
import { mailAnswer } from '@/lib/auth/correction-mail'
import { limits } from '@/lib/config/limits'
import {
  answerCorrection,
  askCorrection,
  freshAnswers,
  listCorrections,
  openCorrections,
  ownCorrections,
} from '@/lib/people/correction/correct'
import { erasePerson } from '@/lib/people/erase-person'
import { personalData } from '@/lib/registry/personal-data'
import { writers } from '@/lib/worker/work'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const as = (personId: string, role: Parameters<typeof personActor>[1] = ['newcomer']) =>
  contextOf(database, { actor: personActor(personId, role) })
const one = async () => (await makePeople(contextOf(database), 1))[0] ?? ''
const ask = (personId: string, words = 'Mijn naam is Kanariepiet') =>
  askCorrection(as(personId), { about: 'name', words, language: 'nl' })

test('somebody says what is wrong, staff answer with a reason, and the person reads it', async () => {
  const [me, worker, other] = [await one(), await one(), await one()]
  const asked = await ask(me)
  if (!asked.ok) throw new Error(asked.refusal)
  const desk = as(worker, ['reception'])
  expect(await openCorrections(desk)).toBe(1)
  expect(await listCorrections(desk, { answered: false })).toMatchObject([
    { words: 'Mijn naam is Kanariepiet', person: { id: me } },
  ])
  // Others see and answer nothing.
  expect(await listCorrections(as(other, ['teacher']), { answered: false })).toEqual([])
  expect(await ownCorrections(as(other))).toEqual([])
  const answer = { correctionId: asked.value.id, answer: 'accepted' as const, reason: 'Verbeterd.' }
  expect(await answerCorrection(as(other, ['teacher']), mailAnswer, answer)).toMatchObject({
    refusal: 'notFound',
  })
  expect((await answerCorrection(desk, mailAnswer, answer)).ok).toBe(true)
  // Twice is once.
  expect(await answerCorrection(desk, mailAnswer, { ...answer, answer: 'refused' })).toMatchObject({
    refusal: 'notFound',
  })
  expect(await ownCorrections(as(me))).toMatchObject([{ answer: 'accepted', reason: 'Verbeterd.' }])
  const trail = await database.db.auditEvent.findMany({ where: { personId: me }, orderBy: { id: 'asc' } })
  expect(trail.map((row) => row.event)).toEqual([
    'people.correction.asked',
    'people.correction.viewed',
    'people.correction.accepted',
  ])
  expect(JSON.stringify(trail.map((row) => row.data))).not.toContain('Kanarie')
  await erasePerson(contextOf(database), personalData, { personId: me })
  expect(await database.db.correction.count({ where: { personId: me } })).toBe(0)
})

test('nobody answers their own, not even in the database', async () => {
  const worker = await one()
  const asked = await ask(worker)
  if (!asked.ok) throw new Error(asked.refusal)
  expect(
    await answerCorrection(as(worker, ['reception']), mailAnswer, {
      correctionId: asked.value.id,
      answer: 'accepted',
      reason: 'Ja.',
    }),
  ).toMatchObject({ refusal: 'own' })
  await expect(
    database.sql(`UPDATE correction SET answered_at = now(), answer = 'accepted', reason = 'x',
      answered_by_id = person_id WHERE id = '${asked.value.id}'`),
  ).rejects.toThrow()
  await expect(
    database.sql(
      `UPDATE correction SET answered_at = now(), answer = 'refused' WHERE id = '${asked.value.id}'`,
    ),
  ).rejects.toThrow()
})

test('ten may wait for an answer, the eleventh is refused, also at once', async () => {
  const me = await one()
  const outcomes = await Promise.all(Array.from({ length: 14 }, () => ask(me)))
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(10)
})

test('an answer is told by mail in the person’s language, without a word of it, and on their own page for a while', async () => {
  const [me, worker] = [await one(), await one()]
  await database.db.person.update({ where: { id: me }, data: { locale: 'ti', email: `${me}@example.org` } })
  const asked = await ask(me)
  if (!asked.ok) throw new Error(asked.refusal)
  expect(await freshAnswers(as(me))).toEqual([])
  await answerCorrection(as(worker, ['reception']), mailAnswer, {
    correctionId: asked.value.id,
    answer: 'refused',
    reason: 'Kanariepiet heet je al.',
  })
  const message = await database.db.outboxMessage.findFirstOrThrow({ where: { personId: me } })
  expect(message).toMatchObject({ kind: 'people.correctionAnswered', data: { correction: asked.value.id } })
  const write = writers['people.correctionAnswered']
  const pending = { ...message, email: null, data: { correction: asked.value.id } }
  const letter = await write?.(contextOf(database), pending, 'ti')
  expect(letter?.mail.paragraphs[0]).toMatch(/\p{Script=Ethiopic}/u)
  expect(JSON.stringify(letter)).not.toMatch(/Kanarie|ስም/)
  // Somebody else's, or one that waits still: nothing to say.
  expect(await write?.(contextOf(database), { ...pending, personId: worker }, 'ti')).toBeNull()

  expect(await freshAnswers(as(me))).toMatchObject([{ about: 'name', answer: 'refused' }])
  expect(await freshAnswers(as(worker))).toEqual([])
  const now = new Date(contextOf(database).now.getTime() + (limits.profile.answerShownDays + 1) * 86_400_000)
  expect(await freshAnswers(contextOf(database, { actor: personActor(me), now }))).toEqual([])
})
