import { expect, test } from 'vitest'
import {
  answerCorrection,
  askCorrection,
  listCorrections,
  openCorrections,
  ownCorrections,
} from '@/lib/people/correction/correct'
import { erasePerson } from '@/lib/people/erase-person'
import { personalData } from '@/lib/registry/personal-data'
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
  expect(await answerCorrection(as(other, ['teacher']), answer)).toMatchObject({ refusal: 'notFound' })
  expect((await answerCorrection(desk, answer)).ok).toBe(true)
  // Twice is once.
  expect(await answerCorrection(desk, { ...answer, answer: 'refused' })).toMatchObject({
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
    await answerCorrection(as(worker, ['reception']), {
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
