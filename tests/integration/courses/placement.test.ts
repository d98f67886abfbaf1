import { describe, expect, test } from 'vitest'
import { bookPlace } from '@/lib/courses/book-place'
import { startBooking } from '@/lib/courses/booking-draft'
import { waitForCourse } from '@/lib/courses/placement/demand'
import { fittingRuns } from '@/lib/courses/placement/fitting'
import { keepIntake } from '@/lib/courses/placement/intake'
import { levelHistory, levelsOf, myPlacement } from '@/lib/courses/placement/queries'
import { recordTest, sayLevel } from '@/lib/courses/placement/record-level'
import { skills } from '@/lib/courses/vocabulary'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const zone = 'Europe/Brussels'
const as = (personId: string, roles?: Parameters<typeof personActor>[1]) =>
  contextOf(database, { actor: personActor(personId, roles) })

async function gatedRun(levelFrom: string) {
  const ctx = contextOf(database)
  const run = await makeRun(ctx, { capacity: 5 })
  await database.db.course.update({
    where: { id: run.courseId },
    data: { levelGate: true, levelFrom, levelTo: 'B1' },
  })
  return run
}

describe('a course that insists on its level', () => {
  test('asks who never said it, refuses who is below with both levels, lets in who is there; the desk may always', async () => {
    const run = await gatedRun('A2')
    const ctx = contextOf(database)
    const [me = '', other = ''] = await makePeople(ctx, 2)
    const book = () => bookPlace(as(me), { runId: run.runId, personId: me, bookedBy: 'self' })
    expect(await book()).toMatchObject({ refusal: 'levelUnknown' })
    expect(
      await startBooking(contextOf(database, { actor: { kind: 'anonymous' } }), {
        runId: run.runId,
        fullName: 'Somebody',
        email: 'somebody@example.org',
        locale: 'nl',
        network: 'n',
      }),
    ).toMatchObject({ refusal: 'levelUnknown' })
    await sayLevel(as(me), { skill: 'speaking', level: 'A1' }, zone)
    expect(await book()).toEqual({ ok: false, refusal: 'levelBelow', details: { needs: 'A2', has: 'A1' } })
    expect(await startBooking(as(me), { runId: run.runId, locale: 'nl', network: 'n' })).toMatchObject({
      refusal: 'levelBelow',
    })
    await sayLevel(as(me), { skill: 'speaking', level: 'A2' }, zone)
    expect(await book()).toMatchObject({ ok: true })
    expect(await bookPlace(ctx, { runId: run.runId, personId: other, bookedBy: 'staff' })).toMatchObject({
      ok: true,
    })
  })
})

describe('a test at the desk', () => {
  test('a teacher tests their own learners only, nobody tests themselves; facts are added, never changed', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx)
    const [teacher = '', learner = '', stranger = ''] = await makePeople(ctx, 3)
    await database.db.courseRun.update({ where: { id: run.runId }, data: { teacherId: teacher } })
    await bookPlace(ctx, { runId: run.runId, personId: learner, bookedBy: 'staff' })
    await sayLevel(as(learner), { skill: 'speaking', level: 'B2' }, zone)
    const test = {
      evidence: 'tested' as const,
      factOn: '2026-10-05',
      speaking: 'A1' as const,
      reading: 'A0' as const,
    }
    const of = as(teacher, ['teacher'])
    expect(await recordTest(of, { personId: learner, ...test }, zone)).toMatchObject({ value: { facts: 2 } })
    expect(await recordTest(of, { personId: stranger, ...test }, zone)).toMatchObject({ refusal: 'notFound' })
    expect(await levelHistory(of, stranger)).toBeNull()
    expect(
      await recordTest(as(teacher, ['coordinator']), { personId: teacher, ...test }, zone),
    ).toMatchObject({
      refusal: 'notFound',
    })
    expect(await recordTest(of, { personId: learner, ...test, factOn: '2026-10-06' }, zone)).toMatchObject({
      refusal: 'inFuture',
    })
    expect((await levelsOf(ctx, learner)).speaking).toMatchObject({ level: 'A1', evidence: 'tested' })
    expect(await database.db.placementFact.count({ where: { personId: learner } })).toBe(3)
    const looked = await levelHistory(of, learner)
    expect(looked?.facts).toHaveLength(3)
    expect(
      await database.db.auditEvent.count({ where: { event: 'courses.level.viewed', personId: learner } }),
    ).toBe(1)
  })
})

describe('intake', () => {
  test('asks nothing twice: letters and computer are in the profile; three fitting runs with their reasons', async () => {
    const ctx = contextOf(database)
    const [me = ''] = await makePeople(ctx, 1)
    await keepIntake(
      as(me),
      {
        literacyLatin: 'slow',
        digitalSkill: 1,
        schoolingYears: 6,
        goals: ['work'],
        times: ['morning'],
        careChildren: 0,
      },
      'ti',
    )
    const before = await myPlacement(as(me))
    expect(before?.profile).toMatchObject({ literacy: { latin: 'slow' }, digitalSkill: 1, schoolingYears: 6 })
    if (!before) throw new Error('no placement')
    expect(await fittingRuns(as(me), before, 'nl')).toEqual([])
    for (const capacity of [9, 2, 2, 2]) await makeRun(ctx, { capacity })
    for (const skill of skills) await sayLevel(as(me), { skill, level: 'A0' }, zone)
    const placement = await myPlacement(as(me))
    if (!placement) throw new Error('no placement')
    const fitting = await fittingRuns(as(me), placement, 'nl')
    expect(fitting).toHaveLength(3)
    for (const one of fitting) expect(one.reasons).toEqual(expect.arrayContaining(['level', 'time', 'free']))
  })

  test('who finds nothing says that they wait, once, with what would have to exist', async () => {
    const ctx = contextOf(database)
    const [me = ''] = await makePeople(ctx, 1, 'fa')
    expect(await waitForCourse(as(me))).toMatchObject({ refusal: 'noLevel' })
    await keepIntake(as(me), { times: ['evening'], careChildren: 2 }, 'fa')
    await sayLevel(as(me), { skill: 'speaking', level: 'B2' }, zone)
    await Promise.all([waitForCourse(as(me)), waitForCourse(as(me))])
    expect(await database.db.courseDemand.findMany({ where: { personId: me } })).toMatchObject([
      { level: 'B2', dayPart: 'evening', language: 'fa', childcare: true, endedAt: null },
    ])
  })
})
