import { describe, expect, test } from 'vitest'
import { scheduleRun } from '@/lib/courses/schedule-run'
import { runInput } from '@/lib/courses/schema'
import { sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { grantRole } from '@/lib/people/register'
import { contextOf, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()
const zone = 'Europe/Brussels'

async function roomAndTeacher() {
  const ctx = contextOf(database)
  const venueId = newId()
  const roomId = newId()
  await database.db.venue.create({
    data: {
      id: venueId,
      slug: venueId,
      name: 'Samen',
      street: 'Lindeplein',
      houseNumber: '4',
      postalCode: '9990',
      town: 'Lindeveld',
      latitude: 51,
      longitude: 3.8,
      stepFree: true,
      rooms: { create: { id: roomId, name: 'Lokaal 1', capacity: 16 } },
    },
  })
  const [teacherId = '', otherId = ''] = await makePeople(ctx, 2)
  await grantRole(ctx, teacherId, 'teacher')
  await grantRole(ctx, otherId, 'teacher')
  const { courseId } = await makeRun(ctx, { title: 'Nederlands in de voormiddag' })
  const plan = (change: Record<string, unknown> = {}) =>
    runInput.parse({
      courseId,
      setting: 'centre',
      venueId,
      roomId,
      teacherId,
      capacity: 12,
      startsOn: '2027-02-01',
      endsOn: '2027-03-01',
      weekly: [{ weekday: 1, from: '09:00', to: '11:00' }],
      ...change,
    })
  return { ctx, plan, teacherId, otherId, roomId, courseId }
}

describe('a room and a teacher are in one place at a time', () => {
  test('planning says which course has them then; one that begins when the other ends is fine', async () => {
    const { ctx, plan, otherId } = await roomAndTeacher()
    expect(await scheduleRun(ctx, plan(), zone)).toMatchObject({ ok: true })
    expect(await scheduleRun(ctx, plan({ teacherId: otherId }), zone)).toMatchObject({
      refusal: 'roomTaken',
      details: { course: 'Nederlands in de voormiddag', at: '2027-02-01T08:00:00.000Z' },
    })
    expect(await scheduleRun(ctx, plan({ roomId: undefined }), zone)).toMatchObject({
      refusal: 'teacherTaken',
    })
    expect(
      await scheduleRun(ctx, plan({ weekly: [{ weekday: 1, from: '11:00', to: '13:00' }] }), zone),
    ).toMatchObject({ ok: true })
  })

  test('two who plan the same room at once: one has it, the other is told, nobody sees an error', async () => {
    const { ctx, plan, otherId, roomId } = await roomAndTeacher()
    const answers = await Promise.all([
      scheduleRun(ctx, plan(), zone),
      scheduleRun(ctx, plan({ teacherId: otherId }), zone),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: 'roomTaken' })
    expect(await doubles('room_id', roomId)).toBe(0)
  })

  test('twin with the guard off: the same rush puts two lessons into one room', async () => {
    const { ctx, plan, otherId, roomId } = await roomAndTeacher()
    await database.sql('ALTER TABLE lesson DROP CONSTRAINT lesson_room_once')
    try {
      for (let round = 0; round < 10 && (await doubles('room_id', roomId)) === 0; round++) {
        const day = { startsOn: `2027-0${(round % 5) + 4}-01`, endsOn: `2027-0${(round % 5) + 4}-28` }
        await Promise.all([
          scheduleRun(ctx, plan(day), zone),
          scheduleRun(ctx, plan({ ...day, teacherId: otherId }), zone),
        ])
      }
      expect(await doubles('room_id', roomId)).toBeGreaterThan(0)
    } finally {
      await database.sql('DELETE FROM lesson WHERE room_id IS NOT NULL')
      await database.sql(
        `ALTER TABLE lesson ADD CONSTRAINT lesson_room_once EXCLUDE USING gist
           (room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (room_id IS NOT NULL AND cancelled_at IS NULL)`,
      )
    }
  })

  test('two who plan the same teacher at once: one has them, the other is told', async () => {
    const { ctx, plan, teacherId } = await roomAndTeacher()
    const elsewhere = plan({ roomId: undefined })
    const answers = await Promise.all([
      scheduleRun(ctx, elsewhere, zone),
      scheduleRun(ctx, elsewhere, zone),
      scheduleRun(ctx, plan(), zone),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers.filter((one) => !one.ok))
      expect(answer).toMatchObject({ refusal: expect.stringMatching(/^(teacher|room)Taken$/) })
    expect(await doubles('teacher_id', teacherId)).toBe(0)
  })

  test('twin with the guard off: the same rush gives one teacher two lessons at a time', async () => {
    const { ctx, plan, teacherId } = await roomAndTeacher()
    const open = await withoutGuards(database, ['ALTER TABLE lesson DROP CONSTRAINT lesson_teacher_once'])
    try {
      const elsewhere = plan({ roomId: undefined })
      const bare = { ...ctx, db: open.db }
      await Promise.all([scheduleRun(bare, elsewhere, zone), scheduleRun(bare, elsewhere, zone)])
      expect(await doubles('teacher_id', teacherId)).toBeGreaterThan(0)
    } finally {
      await open.close()
      await database.sql(`DELETE FROM lesson WHERE teacher_id = '${teacherId}'`)
      await database.sql(
        `ALTER TABLE lesson ADD CONSTRAINT lesson_teacher_once EXCLUDE USING gist
           (teacher_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (teacher_id IS NOT NULL AND cancelled_at IS NULL)`,
      )
    }
  })

  test.each([
    ['room_id', 'lesson_room_once'],
    ['teacher_id', 'lesson_teacher_once'],
  ])('the database itself forbids two lessons with one %s', async (column) => {
    const { roomId, teacherId, ctx } = await roomAndTeacher()
    const [one, two] = [await makeRun(ctx), await makeRun(ctx)]
    const id = column === 'room_id' ? roomId : teacherId
    const error = await database
      .sql(`UPDATE lesson SET ${column} = '${id}' WHERE run_id IN ('${one.runId}', '${two.runId}')`)
      .then(
        () => null,
        (caught: unknown) => caught,
      )
    expect(sqlState(error)).toBe('23P01')
  })
})

const doubles = async (column: string, id: string) =>
  Number(
    (
      await database.sql(
        `SELECT count(*) FROM lesson a JOIN lesson b ON a.id < b.id AND a.${column} = b.${column}
            AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
          WHERE a.${column} = '${id}'`,
      )
    ).rows[0]?.count,
  )

describe('the database itself forbids', () => {
  test.each([
    ['a price below nothing', 'UPDATE course SET price = -1', '23514'],
    [
      'a course that comes before itself',
      'INSERT INTO course_prerequisite SELECT id, id FROM course LIMIT 1',
      '23514',
    ],
    [
      'a material that is nothing',
      "INSERT INTO course_material SELECT gen_random_uuid(), id, 1, 'x', NULL, NULL, 'nl', true, now() FROM course LIMIT 1",
      '23514',
    ],
    [
      'a companion without a party',
      "INSERT INTO booking (id, pool_id, person_id, state, reference, booked_at, companion) SELECT gen_random_uuid(), p.id, (SELECT id FROM person LIMIT 1), 'waiting', gen_random_uuid()::text, now(), 1 FROM place_pool p LIMIT 1",
      '23514',
    ],
    [
      'a level known by hearsay',
      "INSERT INTO placement_fact (id, person_id, skill, level, evidence, fact_on, recorded_at) SELECT gen_random_uuid(), id, 'speaking', 'A1', 'hearsay', now(), now() FROM person LIMIT 1",
      '23514',
    ],
  ])('%s', async (_what, sql, state) => {
    const ctx = contextOf(database)
    await makeRun(ctx)
    await makePeople(ctx, 1)
    const error = await database.sql(sql).then(
      () => null,
      (caught: unknown) => caught,
    )
    expect(sqlState(error)).toBe(state)
  })
})
