import { describe, expect, test } from 'vitest'
import { bookPlace } from '@/lib/courses/book-place'
import { confirmBooking, startBooking } from '@/lib/courses/booking-draft'
import { cancelBooking } from '@/lib/courses/own-booking'
import { myBooking } from '@/lib/courses/queries'
import { cancelRun, scheduleRun } from '@/lib/courses/schedule-run'
import { bookPlaceFor, moveUpOnList } from '@/lib/courses/staff-booking'
import { brokenInvariants } from '@/lib/places/invariants'
import { minutes, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'
import { listening } from '../../support/statements'

const database = testDatabase()

const trailOf = async (bookingId: string) =>
  (await database.db.auditEvent.findMany({ where: { subjectId: bookingId }, orderBy: { id: 'asc' } })).map(
    (row) => row.event,
  )
const mailsOf = async (personId: string) =>
  (await database.db.outboxMessage.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(
    (row) => row.kind,
  )
/** The code as the mail would say it. */
const codeFor = async (email: string) => {
  const row = await database.db.outboxMessage.findFirstOrThrow({
    where: { email, kind: 'auth.code' },
    orderBy: { id: 'desc' },
  })
  return String((row.data as { code: string }).code)
}

describe('booking', () => {
  test('booking, audit row and mail commit together', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx)
    const [personId = ''] = await makePeople(ctx, 1)
    const booked = await bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' })
    if (!booked.ok) throw new Error(booked.refusal)
    expect(await trailOf(booked.value.bookingId)).toEqual(['courses.place.booked'])
    expect(await mailsOf(personId)).toEqual(['courses.placeBooked'])
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('ending a draft is six round trips, two of them while the places are locked, and the draft knows its booking', async () => {
    const heard = listening(database)
    try {
      const run = await makeRun(contextOf(database))
      const [personId = ''] = await makePeople(contextOf(database), 1)
      const ctx = contextOf(heard, { actor: personActor(personId) })
      const begun = await startBooking(ctx, { runId: run.runId, locale: 'nl', network: 'n' })
      if (!begun.ok) throw new Error(begun.refusal)
      heard.sent.length = 0
      const booked = await confirmBooking(ctx, { draftId: begun.value.draftId })
      if (!booked.ok) throw new Error(booked.refusal)
      expect(heard.sent.map((text) => text.match(/^[A-Z]+|FOR (NO KEY )?UPDATE/g)?.join(' '))).toEqual([
        'SELECT',
        'BEGIN',
        'SELECT FOR NO KEY UPDATE',
        'SELECT FOR UPDATE',
        'WITH',
        'COMMIT',
      ])
      expect(await database.db.bookingDraft.findUnique({ where: { id: begun.value.draftId } })).toMatchObject(
        { bookingId: booked.value.bookingId },
      )
    } finally {
      await heard.close()
    }
  })

  test('what fails half-way leaves nothing: no booking, no audit row, no mail', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx)
    const [personId = ''] = await makePeople(ctx, 1)
    const before = await database.db.auditEvent.count()
    await database.sql(
      `CREATE OR REPLACE FUNCTION refuse_mail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the pen broke'; END $$`,
    )
    await database.sql(
      'CREATE TRIGGER refuse_mail BEFORE INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION refuse_mail()',
    )
    try {
      await expect(bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' })).rejects.toThrow()
    } finally {
      await database.sql('DROP TRIGGER refuse_mail ON outbox_message')
    }
    expect(await database.db.booking.count({ where: { personId } })).toBe(0)
    expect(await database.db.auditEvent.count()).toBe(before)
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('a run that is a draft, called off, or of a closed course is not there', async () => {
    const ctx = contextOf(database)
    const [personId = ''] = await makePeople(ctx, 1)
    const draft = await makeRun(ctx, { published: false })
    expect(await bookPlace(ctx, { runId: draft.runId, personId, bookedBy: 'self' })).toMatchObject({
      refusal: 'notFound',
    })
    const closed = await makeRun(ctx)
    await database.db.course.update({ where: { id: closed.courseId }, data: { closedAt: noon } })
    expect(await bookPlace(ctx, { runId: closed.runId, personId, bookedBy: 'self' })).toMatchObject({
      refusal: 'notFound',
    })
    const begun = await makeRun(ctx, { startsIn: -minutes(1) })
    expect(await bookPlace(ctx, { runId: begun.runId, personId, bookedBy: 'self' })).toMatchObject({
      refusal: 'closed',
    })
  })
})

describe('without an account', () => {
  test('the place is kept half an hour, the code shows who it is, and the second send shows what exists', async () => {
    const ctx = contextOf(database, { actor: { kind: 'anonymous' } })
    const run = await makeRun(ctx, { capacity: 1 })
    const email = 'guest@example.org'
    const begun = await startBooking(ctx, {
      runId: run.runId,
      fullName: 'سميرة بنت خالد',
      email,
      locale: 'ar',
      network: 'n1',
    })
    if (!begun.ok) throw new Error(begun.refusal)
    // Kept: somebody who comes meanwhile waits.
    const [other = ''] = await makePeople(ctx, 1)
    expect(await bookPlace(ctx, { runId: run.runId, personId: other, bookedBy: 'self' })).toMatchObject({
      value: { state: 'waiting' },
    })
    const code = await codeFor(email)
    const { draftId } = begun.value
    expect(
      await confirmBooking(ctx, { draftId, code: code === '000000' ? '111111' : '000000' }),
    ).toMatchObject({ refusal: 'wrong' })
    const confirmed = await confirmBooking(ctx, { draftId, code })
    if (!confirmed.ok) throw new Error(confirmed.refusal)
    expect(confirmed.value.session).not.toBeNull()
    const person = await database.db.person.findUniqueOrThrow({ where: { email } })
    expect(person).toMatchObject({ fullName: 'سميرة بنت خالد', locale: 'ar' })
    const signedIn = contextOf(database, { actor: personActor(person.id) })
    expect(await confirmBooking(signedIn, { draftId })).toMatchObject({
      ok: true,
      value: { bookingId: confirmed.value.bookingId },
    })
    // Nobody else gets at the draft, not even with its address.
    const stranger = contextOf(database, { actor: personActor(other) })
    expect(await confirmBooking(stranger, { draftId })).toMatchObject({ refusal: 'notFound' })
  })
})

test('another person’s booking is not there: it is neither shown nor cancelled', async () => {
  const ctx = contextOf(database)
  const run = await makeRun(ctx)
  const [mine = '', other = ''] = await makePeople(ctx, 2)
  const booked = await bookPlace(ctx, { runId: run.runId, personId: mine, bookedBy: 'self' })
  if (!booked.ok) throw new Error(booked.refusal)
  const stranger = contextOf(database, { actor: personActor(other) })
  expect(await myBooking(stranger, booked.value.bookingId, 'nl')).toBeNull()
  expect(await cancelBooking(stranger, { bookingId: booked.value.bookingId })).toMatchObject({
    refusal: 'notFound',
  })
  const owner = contextOf(database, { actor: personActor(mine) })
  expect(await cancelBooking(owner, { bookingId: booked.value.bookingId })).toMatchObject({ ok: true })
  expect(await cancelBooking(owner, { bookingId: booked.value.bookingId })).toMatchObject({
    refusal: 'alreadyEnded',
  })
})

describe('staff', () => {
  const coordinator = () =>
    contextOf(database, { actor: personActor('00000000-0000-7000-8000-00000000c0de', ['coordinator']) })

  test('book for somebody who is written down now; the person has no account to sign in with', async () => {
    const ctx = coordinator()
    const run = await makeRun(ctx)
    const booked = await bookPlaceFor(ctx, { runId: run.runId, fullName: 'Fatuma', locale: 'ti' })
    expect(booked).toMatchObject({ ok: true, value: { state: 'placed' } })
    expect(await bookPlaceFor(ctx, { runId: run.runId, locale: 'ti' })).toMatchObject({
      refusal: 'needsPerson',
    })
  })

  test('move somebody up with a reason that stays in the trail', async () => {
    const ctx = coordinator()
    const run = await makeRun(ctx, { capacity: 1 })
    const people = await makePeople(ctx, 4)
    const answers = []
    for (const personId of people)
      answers.push(await bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' }))
    const last = answers[3]
    if (!last?.ok) throw new Error('no booking')
    expect(
      await moveUpOnList(ctx, { bookingId: last.value.bookingId, reason: 'Begint volgende week te werken.' }),
    ).toMatchObject({ ok: true })
    const order = await database.db.booking.findMany({
      where: { poolId: run.poolId, state: 'waiting' },
      orderBy: { arrival: 'asc' },
    })
    expect(order.map((row) => row.personId)).toEqual([people[3], people[1], people[2]])
    const trail = await database.db.auditEvent.findMany({
      where: { subjectId: last.value.bookingId },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect(JSON.stringify(trail[0]?.data)).toContain('Begint volgende week te werken.')
    expect(await moveUpOnList(ctx, { bookingId: last.value.bookingId, reason: 'Nog eens.' })).toMatchObject({
      refusal: 'alreadyFirst',
    })
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('call a run off: everybody with a claim is told once, and nobody slips in behind', async () => {
    const ctx = coordinator()
    const run = await makeRun(ctx, { capacity: 1 })
    const people = await makePeople(ctx, 3)
    for (const personId of people) await bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' })
    expect(await cancelRun(ctx, { runId: run.runId, reason: 'De lesgever is ziek.' })).toMatchObject({
      ok: true,
      value: { told: 3 },
    })
    for (const personId of people) expect((await mailsOf(personId)).at(-1)).toBe('courses.runCancelled')
    const [late = ''] = await makePeople(ctx, 1)
    expect(await bookPlace(ctx, { runId: run.runId, personId: late, bookedBy: 'self' })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await cancelRun(ctx, { runId: run.runId, reason: 'Weer.' })).toMatchObject({ refusal: 'already' })
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('move a run: its people are told and its lessons are new; a stale form is refused with nothing lost', async () => {
    const ctx = coordinator()
    const run = await makeRun(ctx, { capacity: 3 })
    const [personId = ''] = await makePeople(ctx, 1)
    await bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' })
    const row = await database.db.courseRun.findUniqueOrThrow({ where: { id: run.runId } })
    const input = {
      courseId: run.courseId,
      runId: run.runId,
      version: row.version,
      setting: 'online' as const,
      onlineUrl: 'https://meet.example/x',
      teacherName: 'Lies Vermeulen',
      capacity: 3,
      startsOn: '2026-11-02',
      endsOn: '2026-11-30',
      weekly: [{ weekday: 1, from: '19:00', to: '21:00' }],
    }
    expect(await scheduleRun(ctx, input, 'Europe/Brussels')).toMatchObject({ ok: true })
    expect((await mailsOf(personId)).at(-1)).toBe('courses.runChanged')
    const lessons = await database.db.lesson.findMany({
      where: { runId: run.runId },
      orderBy: { startsAt: 'asc' },
    })
    expect(lessons.map((lesson) => lesson.startsAt.toISOString())).toEqual(
      ['02', '09', '16', '23', '30'].map((day) => `2026-11-${day}T18:00:00.000Z`),
    )
    expect(await scheduleRun(ctx, input, 'Europe/Brussels')).toMatchObject({ refusal: 'editedMeanwhile' })
    expect(
      await scheduleRun(ctx, { ...input, version: row.version + 1, capacity: 0 }, 'Europe/Brussels'),
    ).toMatchObject({ refusal: 'belowTaken' })
  })
})

test('a hold that nobody confirmed within its half hour goes to the next', async () => {
  const ctx = contextOf(database, { actor: { kind: 'anonymous' } })
  const run = await makeRun(ctx, { capacity: 1 })
  const begun = await startBooking(ctx, {
    runId: run.runId,
    fullName: 'Guest',
    email: 'late@example.org',
    locale: 'nl',
    network: 'n2',
  })
  if (!begun.ok) throw new Error(begun.refusal)
  const later = contextOf(database, { now: shift(noon, minutes(9)) })
  const code = await codeFor('late@example.org')
  const { expirePlaces } = await import('@/lib/places/change-place')
  const { runPlaceOwner } = await import('@/lib/courses/place-owner')
  await expirePlaces(contextOf(database, { now: shift(noon, minutes(31)) }), [runPlaceOwner])
  const [other = ''] = await makePeople(ctx, 1)
  expect(await bookPlace(ctx, { runId: run.runId, personId: other, bookedBy: 'self' })).toMatchObject({
    value: { state: 'placed' },
  })
  // The late guest is told the truth: a number, not an error.
  const confirmed = await confirmBooking(later, { draftId: begun.value.draftId, code })
  expect(confirmed).toMatchObject({ ok: true })
  const guest = await database.db.person.findUniqueOrThrow({ where: { email: 'late@example.org' } })
  expect(await database.db.booking.findFirst({ where: { personId: guest.id } })).toMatchObject({
    state: 'waiting',
  })
})
