import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { bookPlace } from '@/lib/courses/book-place'
import { sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { closeCall } from '@/lib/teaching/follow-up'
import { recordProgress, writeNote } from '@/lib/teaching/guide-learner'
import { messageGroup, messagesToMe } from '@/lib/teaching/message-group'
import { teachingPersonalData } from '@/lib/teaching/personal-data'
import { getGroup, getLearner, getSheet, myAttendance, myGroups } from '@/lib/teaching/queries'
import { recordAttendance } from '@/lib/teaching/record-attendance'
import { endSubstitute, nameSubstitute } from '@/lib/teaching/substitute'
import type { Mark } from '@/lib/teaching/vocabulary'
import { dayOf, days, hours, minutes, shift } from '@/lib/time/time'
import { sendDue } from '@/lib/worker/work'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()

/** A run with a teacher and learners with a place; the clock stands at the end of its first lesson. */
async function group(learners = 3) {
  const before = contextOf(database)
  const run = await makeRun(before, { capacity: 20 })
  const [teacherId = '', otherId = '', ...people] = await makePeople(before, 2 + learners)
  for (const personId of [teacherId, otherId])
    await database.db.roleAssignment.create({
      data: { id: newId(), personId, role: 'teacher', grantedAt: noon },
    })
  await database.db.courseRun.update({ where: { id: run.runId }, data: { teacherId } })
  for (const personId of people) await bookPlace(before, { runId: run.runId, personId, bookedBy: 'staff' })
  const lessons = await database.db.lesson.findMany({
    where: { runId: run.runId },
    orderBy: { startsAt: 'asc' },
  })
  const at = shift(run.startsAt, hours(2))
  const teacher = contextOf(database, { now: at, actor: personActor(teacherId, ['teacher']) })
  const other = contextOf(database, { now: at, actor: personActor(otherId, ['teacher']) })
  return { ...run, teacher, other, teacherId, otherId, people, lessons, at }
}
type Group = Awaited<ReturnType<typeof group>>

const marksFor = (made: Group, special: Record<number, Mark> = {}) =>
  made.people.map((personId, n) => ({ personId, mark: special[n] ?? ('present' as Mark) }))
const save = (
  ctx: Ctx,
  made: Group,
  options: { lesson?: number; base?: number; key?: string; special?: Record<number, Mark> } = {},
) =>
  recordAttendance(ctx, {
    runId: made.runId,
    lessonId: made.lessons[options.lesson ?? 0]?.id ?? '',
    key: options.key ?? newId(),
    base: options.base ?? 0,
    marks: marksFor(made, options.special),
  })
const hoursOf = (personId: string) => database.db.passportHours.findMany({ where: { personId } })
const mailsOf = async (personId: string) =>
  (await database.db.outboxMessage.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(
    (row) => row.kind,
  )

describe('a sheet', () => {
  test('is saved with its marks, hours and trail', async () => {
    const made = await group()
    expect(await save(made.teacher, made, { special: { 1: 'absent', 2: 'late' } })).toMatchObject({
      ok: true,
      value: { version: 1, again: false },
    })
    const sheet = await getSheet(
      made.teacher,
      { runId: made.runId, lessonId: made.lessons[0]?.id ?? '' },
      'nl',
    )
    expect(sheet?.rows.map((row) => row.mark).sort()).toEqual(['absent', 'late', 'present'])
    expect(await hoursOf(made.people[0] ?? '')).toMatchObject([
      {
        minutes: 120,
        activityKind: 'lesson',
        confirmedById: made.teacherId,
        sourceKind: 'teaching.attendance',
      },
    ])
    expect(await hoursOf(made.people[1] ?? '')).toEqual([])
    expect(await hoursOf(made.people[2] ?? '')).toHaveLength(1)
    expect(
      await database.db.auditEvent.count({
        where: { event: 'teaching.attendance.recorded', subjectId: made.lessons[0]?.id },
      }),
    ).toBe(1)
  })

  test('sent ten times by a phone without an answer is saved once', async () => {
    const made = await group()
    const key = newId()
    const all = await Promise.all(Array.from({ length: 10 }, () => save(made.teacher, made, { key })))
    expect(all.every((one) => one.ok && one.value.version === 1)).toBe(true)
    expect(all.filter((one) => one.ok && !one.value.again)).toHaveLength(1)
    expect(await database.db.attendanceSave.count({ where: { lessonId: made.lessons[0]?.id } })).toBe(1)
  })

  test('of two who record at once one is saved, and the other is told', async () => {
    const made = await group()
    await nameSubstitute(made.teacher, {
      runId: made.runId,
      personId: made.otherId,
      fromOn: dayOf(made.at, 'Europe/Brussels'),
      untilOn: dayOf(made.at, 'Europe/Brussels'),
    })
    const two = await Promise.all([
      save(made.teacher, made, { special: { 0: 'absent' } }),
      save(made.other, made, { special: { 1: 'absent' } }),
    ])
    expect(two.filter((one) => one.ok)).toHaveLength(1)
    expect(two.find((one) => !one.ok)).toMatchObject({ refusal: 'conflict', details: { version: 1 } })
    // Looked at, and saved on top of it.
    expect(await save(made.other, made, { base: 1, special: { 1: 'absent' } })).toMatchObject({
      value: { version: 2 },
    })
  })

  test('without the lock both are written over each other: the race is real', async () => {
    const open = await withoutGuards(database)
    try {
      let lost = 0
      for (let round = 0; round < 12 && lost === 0; round++) {
        const made = await group()
        const free = (ctx: Ctx): Ctx => ({ ...ctx, db: open.db })
        const coordinator = contextOf(database, {
          now: made.at,
          actor: personActor(made.otherId, ['coordinator']),
        })
        const two = await Promise.allSettled([
          save(free(made.teacher), made, { special: { 0: 'absent' } }),
          save(free(coordinator), made, { special: { 1: 'absent' } }),
        ])
        // Either both believe that they saved version 1, or the database stumbles over the double.
        const saved = two.filter((one) => one.status === 'fulfilled' && one.value.ok)
        if (saved.length === 2 || two.some((one) => one.status === 'rejected')) lost++
      }
      expect(lost).toBeGreaterThan(0)
    } finally {
      await open.close()
    }
  })

  test('that says the same as what a colleague saved is no conflict', async () => {
    const made = await group()
    await save(made.teacher, made)
    expect(await save(made.teacher, made)).toMatchObject({ ok: true, value: { version: 1, again: true } })
  })

  test('is refused before the lesson, for a lesson that is off, and with somebody who is not in the group', async () => {
    const made = await group()
    const early = { ...made.teacher, now: shift(made.startsAt, -minutes(61)) }
    expect(await save(early, made)).toMatchObject({ refusal: 'tooEarly' })
    expect(await save({ ...early, now: shift(made.startsAt, -minutes(60)) }, made)).toMatchObject({
      ok: true,
    })
    const [stranger = ''] = await makePeople(contextOf(database), 1)
    expect(
      await recordAttendance(made.teacher, {
        runId: made.runId,
        lessonId: made.lessons[0]?.id ?? '',
        key: newId(),
        base: 1,
        marks: [{ personId: stranger, mark: 'present' }],
      }),
    ).toMatchObject({ refusal: 'strangers' })
    await database.db.lesson.updateMany({ where: { runId: made.runId }, data: { cancelledAt: made.at } })
    expect(await save(made.teacher, made)).toMatchObject({ refusal: 'cancelled' })
  })

  test('of somebody else’s group does not exist', async () => {
    const made = await group()
    const outsider = contextOf(database, {
      now: made.at,
      actor: personActor(made.people[0] ?? '', ['newcomer']),
    })
    for (const ctx of [made.other, outsider]) {
      expect(await save(ctx, made)).toMatchObject({ refusal: 'notFound' })
      expect(await getSheet(ctx, { runId: made.runId, lessonId: made.lessons[0]?.id ?? '' }, 'nl')).toBeNull()
      expect(await getGroup(ctx, made.runId, 'nl')).toBeNull()
      expect(await getLearner(ctx, { runId: made.runId, personId: made.people[0] ?? '' }, 'nl')).toBeNull()
      expect(
        await writeNote(ctx, { runId: made.runId, personId: made.people[0] ?? '', text: 'x' }),
      ).toMatchObject({ refusal: 'notFound' })
      expect(
        await messageGroup(ctx, { runId: made.runId, parts: [{ id: 'lessons.wellDone' }] }),
      ).toMatchObject({
        refusal: 'notFound',
      })
      expect(await messagesToMe(made.other, made.runId, 'nl')).toEqual([])
    }
  })

  test('that is mended takes hours back and gives them again', async () => {
    const made = await group(1)
    await save(made.teacher, made)
    await save(made.teacher, made, { base: 1, special: { 0: 'absent' } })
    expect((await hoursOf(made.people[0] ?? ''))[0]?.reversedAt).not.toBeNull()
    await save(made.teacher, made, { base: 2 })
    expect((await hoursOf(made.people[0] ?? ''))[0]?.reversedAt).toBeNull()
  })

  test('keeps an unknown mark out, also by SQL', async () => {
    const made = await group(1)
    await save(made.teacher, made)
    const error = await database
      .sql("UPDATE attendance_mark SET mark = 'asleep'")
      .catch((caught: unknown) => caught)
    expect(sqlState(error)).toBe('23514')
  })
})

describe('a substitute', () => {
  test('opens the group from the first day to the last, both included, and not a day longer', async () => {
    const made = await group()
    const day = (n: number) => dayOf(shift(made.at, days(n)), 'Europe/Brussels')
    const named = await nameSubstitute(made.teacher, {
      runId: made.runId,
      personId: made.otherId,
      fromOn: day(1),
      untilOn: day(2),
    })
    if (!named.ok) throw new Error(named.refusal)
    const sees = async (n: number) =>
      (await getGroup({ ...made.other, now: shift(made.at, days(n)) }, made.runId, 'nl')) !== null
    expect([await sees(0), await sees(1), await sees(2), await sees(3)]).toEqual([false, true, true, false])
    expect((await myGroups({ ...made.other, now: shift(made.at, days(1)) }, 'nl'))[0]).toMatchObject({
      runId: made.runId,
      substitute: true,
    })
    await endSubstitute(made.teacher, { substitutionId: named.value.substitutionId })
    expect(await sees(1)).toBe(false)
  })

  test('has to be a teacher, and ends after it begins', async () => {
    const made = await group()
    const dates = { fromOn: '2026-11-10', untilOn: '2026-11-09' }
    expect(
      await nameSubstitute(made.teacher, { runId: made.runId, personId: made.otherId, ...dates }),
    ).toMatchObject({ refusal: 'order' })
    expect(
      await nameSubstitute(made.teacher, {
        runId: made.runId,
        personId: made.people[0] ?? '',
        fromOn: '2026-11-09',
        untilOn: '2026-11-10',
      }),
    ).toMatchObject({ refusal: 'notFound' })
  })
})

describe('absence', () => {
  test('twice: one friendly message in their language; four times: one call; never again', async () => {
    const made = await group(1)
    await database.db.lesson.createMany({
      data: [1, 2].map((n) => ({
        id: newId(),
        runId: made.runId,
        startsAt: shift(made.startsAt, days(20 + n)),
        endsAt: shift(made.startsAt, days(20 + n) + hours(2)),
      })),
    })
    const lessons = await database.db.lesson.findMany({
      where: { runId: made.runId },
      orderBy: { startsAt: 'asc' },
    })
    const [personId = ''] = made.people
    const late = { ...made.teacher, now: shift(made.startsAt, days(30)) }
    const absent = (n: number) =>
      recordAttendance(late, {
        runId: made.runId,
        lessonId: lessons[n]?.id ?? '',
        key: newId(),
        base: 0,
        marks: [{ personId, mark: 'absent' }],
      })
    await absent(0)
    expect(await mailsOf(personId)).toEqual(['courses.placeBooked'])
    await absent(1)
    expect(await mailsOf(personId)).toEqual(['courses.placeBooked', 'teaching.message'])
    await absent(2)
    await absent(3)
    await absent(4)
    expect(await mailsOf(personId)).toEqual(['courses.placeBooked', 'teaching.message'])
    const follow = await database.db.followUp.findMany({ where: { personId }, orderBy: { id: 'asc' } })
    expect(follow.map((row) => [row.action, row.outcome])).toEqual([
      ['message', 'sent'],
      ['call', null],
    ])
    const desk = contextOf(database, { now: late.now, actor: personActor(made.otherId, ['reception']) })
    const callId = follow[1]?.id ?? ''
    expect(await closeCall(desk, { followUpId: callId, outcome: 'notReached' })).toMatchObject({
      value: { closed: false },
    })
    expect(await closeCall(desk, { followUpId: callId, outcome: 'reached' })).toMatchObject({
      value: { closed: true },
    })
    expect(await closeCall(desk, { followUpId: callId, outcome: 'reached' })).toMatchObject({
      refusal: 'already',
    })
  })

  test('the message waits two hours, and says nothing when the mark was mended', async () => {
    const made = await group(1)
    const [personId = ''] = made.people
    const at = { ...made.teacher, now: shift(made.startsAt, days(8)) }
    await save(at, made, { special: { 0: 'absent' } })
    await save(at, made, { lesson: 1, special: { 0: 'absent' } })
    const message = await database.db.outboxMessage.findFirstOrThrow({
      where: { personId, kind: 'teaching.message' },
    })
    expect(message.availableAt).toEqual(shift(at.now, hours(2)))
    await save(at, made, { lesson: 1, base: 1, special: { 0: 'excused' } })
    await sendDue(() => contextOf(database, { now: shift(at.now, hours(3)) }))
    expect(await database.db.outboxMessage.findUniqueOrThrow({ where: { id: message.id } })).toMatchObject({
      channel: 'none',
    })
  })
})

describe('a teacher', () => {
  test('sends phrases to all, each in their language in the mail and on their page', async () => {
    const made = await group(2)
    const [arabic = '', dutch = ''] = made.people
    await database.db.person.update({ where: { id: dutch }, data: { locale: 'nl' } })
    const say = (...parts: { id: string; blanks?: Record<string, string> }[]) =>
      messageGroup(made.teacher, { runId: made.runId, parts })
    // A gap that is open, a gap with something else in it, a newcomer's phrase, one that is none.
    const wrong: { id: string; blanks?: Record<string, string> }[] = [
      { id: 'lessons.lessonOff', blanks: { day: '2027-03-02' } },
      { id: 'lessons.lessonOff', blanks: { day: '31-02-2027', time: '10:00' } },
      { id: 'answer.yes' },
      { id: 'lessons.nothing' },
    ]
    for (const part of wrong) expect(await say(part)).toMatchObject({ refusal: 'gapOpen' })
    expect(await say()).toMatchObject({ refusal: 'gapOpen' })
    expect(
      await say(
        { id: 'lessons.lessonOff', blanks: { day: '2027-03-02', time: '9:30', word: 'not a gap of it' } },
        { id: 'appointment.where', blanks: { place: 'Lokaal <b>4</b>' } },
      ),
    ).toMatchObject({ value: { told: 2 } })
    await sendDue(() => contextOf(database, { now: made.at }))
    const mailOf = async (personId: string) => {
      const { email } = await database.db.person.findUniqueOrThrow({ where: { id: personId } })
      return database.db.demoMail.findFirst({ where: { to: email ?? '' }, orderBy: { id: 'desc' } })
    }
    expect((await mailOf(dutch))?.text).toMatch(/gaat niet door/)
    expect((await mailOf(arabic))?.text).toMatch(/أُلغي درس/)
    expect((await mailOf(arabic))?.html).toContain('dir="rtl"')
    expect((await mailOf(arabic))?.html).not.toContain('<b>4')
    const reads = (personId: string) =>
      contextOf(database, { now: made.at, actor: personActor(personId, ['newcomer']) })
    const [told] = await messagesToMe(reads(arabic), made.runId, 'ar')
    expect(told?.lines).toHaveLength(2)
    expect(told?.lines[0]).toMatch(/أُلغي درس/)
    expect(told?.lines[1]).toContain('Lokaal <b>4</b>')
    expect((await messagesToMe(reads(dutch), made.runId, 'nl'))[0]?.lines[0]).toMatch(/2 maart 2027.*09:30/)
    expect((await getGroup(made.teacher, made.runId, 'fr'))?.messages[0]?.lines[0]).toMatch(/n’a pas lieu/)
    // Forgetting the teacher takes their own words out, not the message.
    const { sentById } = await database.db.groupMessage.findFirstOrThrow({ where: { runId: made.runId } })
    await teachingPersonalData.erase(made.teacher, sentById ?? '', null)
    expect((await messagesToMe(reads(dutch), made.runId, 'nl'))[0]?.lines[1]).not.toContain('Lokaal')
  })

  test('writes notes and progress, which the learner’s page shows', async () => {
    const made = await group(1)
    const [personId = ''] = made.people
    const who = { runId: made.runId, personId }
    await writeNote(made.teacher, { ...who, text: 'Leest graag hardop.' })
    await recordProgress(made.teacher, { ...who, progress: { reading: 'begun', speaking: 'underway' } })
    await recordProgress(made.teacher, { ...who, progress: { reading: 'reached' } })
    expect(await getLearner(made.teacher, who, 'nl')).toMatchObject({
      notes: [{ text: 'Leest graag hardop.', author: 'Person 0' }],
      progress: { reading: { step: 'reached' }, speaking: { step: 'underway' } },
    })
  })

  test('and the learner sees their own attendance, nobody else’s', async () => {
    const made = await group(2)
    await save(made.teacher, made, { special: { 1: 'absent' } })
    const mine = (n: number) =>
      myAttendance(contextOf(database, { actor: personActor(made.people[n] ?? '') }), made.runId)
    expect(await mine(0)).toMatchObject([{ mark: 'present' }])
    expect(await mine(1)).toMatchObject([{ mark: 'absent' }])
    expect(await myAttendance(contextOf(database, { actor: { kind: 'anonymous' } }), made.runId)).toEqual([])
  })
})
