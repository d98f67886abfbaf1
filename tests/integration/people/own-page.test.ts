import { expect, test } from 'vitest'
import { bookPlace } from '@/lib/courses/book-place'
import { myBookings } from '@/lib/courses/queries'
import { newId } from '@/lib/db/ids'
import { ownThings } from '@/lib/people/own-things'
import { ownTraces } from '@/lib/registry/own'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'
import { listening } from '../../support/statements'

const database = testDatabase()

test('one’s own page is two statements for somebody with only bookings, however many', async () => {
  const heard = listening(database)
  try {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    for (let n = 0; n < 3; n++)
      await bookPlace(contextOf(database), {
        runId: (await makeRun(contextOf(database))).runId,
        personId,
        bookedBy: 'self',
      })
    const ctx = contextOf(heard, { actor: personActor(personId) })
    const [things, bookings] = await Promise.all([ownThings(ctx, ownTraces), myBookings(ctx, 'nl')])
    expect(bookings).toHaveLength(3)
    expect(things).toEqual({
      corrections: false,
      groups: false,
      ambassador: false,
      cases: false,
      pairs: false,
      requests: false,
      certificates: false,
      asks: false,
      hours: false,
    })
    expect(heard.sent).toHaveLength(2)
  } finally {
    await heard.close()
  }
})

test('sees what a person has, and nobody else’s', async () => {
  const ctx = contextOf(database)
  const [me = '', other = ''] = await makePeople(ctx, 2)
  const email = `own-${newId()}@voorbeeld.test`
  await database.db.person.update({ where: { id: me }, data: { email } })
  await database.db.correction.create({
    data: { id: newId(), personId: me, about: 'name', words: 'x', language: 'nl', askedAt: ctx.now },
  })
  const group = newId()
  await database.db.courseGroup.create({
    data: {
      id: group,
      name: 'g',
      kind: 'closed',
      code: newId(),
      createdAt: ctx.now,
      members: { create: { personId: me, addedAt: ctx.now } },
    },
  })
  await database.db.passportHours.create({
    data: {
      id: newId(),
      personId: other,
      on: new Date('2026-11-02'),
      minutes: 60,
      activityKind: 'volunteer',
      sourceKind: 'passport.own',
      sourceId: newId(),
      what: 'x',
      contactName: 'x',
      contactEmail: email,
      createdAt: ctx.now,
    },
  })
  const things = await ownThings(contextOf(database, { actor: personActor(me) }), ownTraces)
  expect(
    Object.entries(things)
      .filter(([, there]) => there)
      .map(([name]) => name),
  ).toEqual(['corrections', 'groups', 'hours'])
  const theirs = await ownThings(contextOf(database, { actor: personActor(other) }), ownTraces)
  expect(Object.values(theirs).some(Boolean)).toBe(false)
})
