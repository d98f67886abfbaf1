import { describe, expect, test } from 'vitest'
import { bookPlace } from '@/lib/courses/book-place'
import { startBooking } from '@/lib/courses/booking-draft'
import { closeGroup, joinGroup, makeGroup, runsOfMyGroups } from '@/lib/courses/groups'
import { addMaterial } from '@/lib/courses/materials'
import { getCourse, listCourseCards, myMaterials } from '@/lib/courses/queries'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()

describe('a closed group', () => {
  test('its run is seen and booked by its people only; everybody else finds nothing', async () => {
    const ctx = contextOf(database)
    const made = await makeGroup(ctx, { name: 'De Oven', kind: 'workplace' })
    if (!made.ok) throw new Error('no group')
    const { groupId } = made.value
    const run = await makeRun(ctx)
    await database.db.courseRun.update({ where: { id: run.runId }, data: { groupId } })
    const [member = '', stranger = ''] = await makePeople(ctx, 2)
    const as = (personId: string) => contextOf(database, { actor: personActor(personId) })

    const nobody = contextOf(database, { actor: { kind: 'anonymous' } })
    expect((await getCourse(nobody, run.courseId, 'nl'))?.runs).toEqual([])
    expect((await listCourseCards(nobody, 'nl', {}, 1)).cards.map((card) => card.id)).not.toContain(
      run.courseId,
    )
    expect((await getCourse(as(stranger), run.courseId, 'nl'))?.runs).toEqual([])
    expect(await startBooking(as(stranger), { runId: run.runId, locale: 'nl', network: 'n' })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await bookPlace(ctx, { runId: run.runId, personId: stranger, bookedBy: 'self' })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await bookPlace(ctx, { runId: run.runId, personId: stranger, bookedBy: 'staff' })).toMatchObject({
      refusal: 'notInGroup',
    })

    const { code } = await database.db.courseGroup.findUniqueOrThrow({ where: { id: groupId } })
    expect(await joinGroup(as(member), { code: 'a-wrong-code-of-some-length' })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await joinGroup(as(member), { code })).toMatchObject({ ok: true })
    expect((await runsOfMyGroups(as(member), 'nl')).map((one) => one.run.id)).toEqual([run.runId])
    expect((await getCourse(as(member), run.courseId, 'nl'))?.runs).toHaveLength(1)
    expect(await bookPlace(ctx, { runId: run.runId, personId: member, bookedBy: 'self' })).toMatchObject({
      ok: true,
    })
    await closeGroup(ctx, { groupId })
    expect(await joinGroup(as(stranger), { code })).toMatchObject({ refusal: 'notFound' })
  })
})

test('materials for the booked: their title for everybody, their contents with a place only', async () => {
  const ctx = contextOf(database)
  const run = await makeRun(ctx)
  const [mine = '', other = ''] = await makePeople(ctx, 2)
  await addMaterial(ctx, {
    courseId: run.courseId,
    title: 'Oefenen',
    url: 'https://oefenen.example/x',
    locale: 'nl',
    bookedOnly: true,
  })
  const shown = await getCourse(contextOf(database, { actor: { kind: 'anonymous' } }), run.courseId, 'nl')
  expect(shown?.materials).toMatchObject([{ title: 'Oefenen', url: null, body: null }])
  expect(JSON.stringify(shown)).not.toContain('oefenen.example')
  const booked = await bookPlace(ctx, { runId: run.runId, personId: mine, bookedBy: 'self' })
  if (!booked.ok) throw new Error(booked.refusal)
  const as = (personId: string) => contextOf(database, { actor: personActor(personId) })
  expect(await myMaterials(as(mine), booked.value.bookingId)).toMatchObject([
    { url: 'https://oefenen.example/x' },
  ])
  expect(await myMaterials(as(other), booked.value.bookingId)).toEqual([])
})

test('the link of a hybrid run is never in what a visitor gets', async () => {
  const ctx = contextOf(database)
  const run = await makeRun(ctx)
  await database.db.courseRun.update({
    where: { id: run.runId },
    data: { onlineUrl: 'https://meet.example/secret' },
  })
  const shown = await getCourse(contextOf(database, { actor: { kind: 'anonymous' } }), run.courseId, 'nl')
  expect(shown?.runs[0]?.hybrid).toBe(true)
  expect(JSON.stringify(shown)).not.toContain('meet.example')
})
