import { beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { alongOf, assignAlong } from '@/lib/appointments/accompany-desk'
import { escalateAccompany, sendWaves } from '@/lib/appointments/accompany-waves'
import { answerAccompany, giveBackAccompany } from '@/lib/appointments/answer-accompany'
import { bookAppointment, noteAppointmentElsewhere } from '@/lib/appointments/book-appointment'
import {
  cancelAppointment,
  confirmAppointment,
  noteAppointment,
  rescheduleAppointment,
} from '@/lib/appointments/change-appointment'
import { appointmentMessages } from '@/lib/appointments/messages'
import { myAppointment, staffAppointment } from '@/lib/appointments/queries'
import { expireReserved, remindAppointments } from '@/lib/appointments/remind'
import { requestAccompany } from '@/lib/appointments/request-accompany'
import { saveService } from '@/lib/appointments/save-service'
import { serviceInput } from '@/lib/appointments/schema'
import { freeSlots } from '@/lib/appointments/slots'
import { callNext, drawTicket, missTicket, nowServing } from '@/lib/appointments/walk-in'
import { sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { days, dayToDate, hours, minutes, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase({ connections: 20 })
const ctx = () => contextOf(database)
// noon is Monday 5 October 2026, 12.00 in the town. The next Monday, 9.00:
const nextMonday = new Date('2026-10-12T07:00:00.000Z')

async function makeService(staff: number, more: { audience?: string } = {}) {
  const staffIds = await makePeople(ctx(), staff, 'nl')
  const serviceId = newId()
  await database.db.appointmentService.create({
    data: {
      id: serviceId,
      slug: serviceId,
      durationMinutes: 40,
      bufferMinutes: 5,
      settings: ['centre', 'phone'],
      createdAt: noon,
      providers: { create: staffIds.map((staffId) => ({ staffId })) },
    },
  })
  await database.db.staffAvailability.createMany({
    data: staffIds.map((staffId) => ({
      id: newId(),
      staffId,
      weekday: 1,
      fromMinute: 540,
      toMinute: 720,
      audience: more.audience ?? 'public',
      validFrom: dayToDate('2026-01-01'),
    })),
  })
  return { serviceId, staffIds }
}

const book = (
  on: Ctx,
  serviceId: string,
  personId: string,
  startsAt = nextMonday,
  more: Partial<Parameters<typeof bookAppointment>[1]> = {},
) =>
  bookAppointment(on, {
    serviceId,
    startsAt,
    setting: 'centre',
    language: 'ar',
    audience: 'public',
    bookedBy: 'self',
    personId,
    ...more,
  } as Parameters<typeof bookAppointment>[1])

const doubled = (on: TestDatabase) =>
  on.pool.query(
    `SELECT 1 FROM appointment a JOIN appointment b ON a.staff_id = b.staff_id AND a.id < b.id
      WHERE a.cancelled_at IS NULL AND b.cancelled_at IS NULL AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
  )
const messages = async (kind: string) =>
  (await database.pool.query('SELECT person_id FROM outbox_message WHERE kind = $1', [kind])).rows

beforeEach(async () => {
  await database.sql(
    'TRUNCATE accompany_ask, accompany_request, appointment, service_provider, appointment_service_text, appointment_service, staff_availability, closure, reservation, reservable, walk_in_ticket, outbox_message CASCADE',
  )
})

describe('booking an appointment', () => {
  test('thirty people, one hour, two of the staff: two are seen, nobody is seen twice', async () => {
    const { serviceId } = await makeService(2)
    const people = await makePeople(ctx(), 30)
    const answers = await Promise.all(people.map((personId) => book(ctx(), serviceId, personId)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2)
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal])))).toEqual(
      new Set(['slotTaken']),
    )
    expect((await doubled(database)).rowCount).toBe(0)
    expect(await messages('appointments.booked')).toHaveLength(2)
  })

  test('the same person at two desks at once is in one place', async () => {
    const one = await makeService(1)
    const two = await makeService(1)
    const [personId = ''] = await makePeople(ctx(), 1)
    const answers = await Promise.all([
      book(ctx(), one.serviceId, personId),
      book(ctx(), two.serviceId, personId),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: 'personBusy' })
  })

  test('who speaks the language comes first', async () => {
    const { serviceId, staffIds } = await makeService(3)
    const speaker = staffIds[2] ?? ''
    const profileId = newId()
    await database.db.profile.create({
      data: {
        id: profileId,
        personId: speaker,
        createdAt: noon,
        changedAt: noon,
        languages: { create: { language: 'ar', speaks: 'good' } },
      },
    })
    const [personId = ''] = await makePeople(ctx(), 1)
    const booked = await book(ctx(), serviceId, personId)
    if (!booked.ok) throw new Error(booked.refusal)
    const row = await database.db.appointment.findUnique({ where: { id: booked.value.appointmentId } })
    expect(row?.staffId).toBe(speaker)
  })

  test('outside the hours, in a closure, in internal hours or too soon there is nothing to book', async () => {
    const { serviceId } = await makeService(1)
    const [personId = ''] = await makePeople(ctx(), 1)
    expect(await book(ctx(), serviceId, personId, shift(nextMonday, hours(5)))).toMatchObject({
      refusal: 'slotTaken',
    })
    await database.db.closure.create({
      data: {
        id: newId(),
        startsAt: nextMonday,
        endsAt: shift(nextMonday, hours(8)),
        reason: 'holiday',
        createdAt: noon,
      },
    })
    expect(await book(ctx(), serviceId, personId)).toMatchObject({ refusal: 'slotTaken' })
    const inside = await makeService(1, { audience: 'internal' })
    const later = shift(nextMonday, days(7))
    expect(await book(ctx(), inside.serviceId, personId, later)).toMatchObject({ refusal: 'slotTaken' })
    expect((await book(ctx(), inside.serviceId, personId, later, { audience: 'internal' })).ok).toBe(true)
    const soon = { serviceId, audience: 'public' as const, fromDay: '2026-10-19', toDay: '2026-10-19' }
    const at = (now: Date) => freeSlots(contextOf(database, { now }), soon)
    expect(await at(shift(later, -hours(10)))).toHaveLength(4)
    expect(await at(shift(later, -hours(3)))).toHaveLength(2)
  })

  test('with the guards off the same race puts two people on one chair', async () => {
    const open = await withoutGuards(database, [
      'ALTER TABLE reservation DROP CONSTRAINT IF EXISTS reservation_never_twice',
    ])
    try {
      const { serviceId, staffIds } = await makeService(1)
      await database.db.reservable.createMany({ data: staffIds.map((id) => ({ id, kind: 'person' })) })
      const people = await makePeople(ctx(), 30)
      await Promise.all(people.map((personId) => book(contextOf(open), serviceId, personId)))
      expect((await doubled(database)).rowCount).toBeGreaterThan(0)
    } finally {
      await open.close()
      await database.sql('DELETE FROM reservation')
      await database.sql(
        'ALTER TABLE reservation ADD CONSTRAINT reservation_never_twice EXCLUDE USING gist (reservable_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (ended_at IS NULL)',
      )
    }
  })
})

describe('changing an appointment', () => {
  async function booked(staff = 1) {
    const { serviceId } = await makeService(staff)
    const [personId = ''] = await makePeople(ctx(), 1)
    const answer = await book(ctx(), serviceId, personId)
    if (!answer.ok) throw new Error(answer.refusal)
    const own = { ...ctx(), actor: personActor(personId) }
    return { serviceId, personId, own, appointmentId: answer.value.appointmentId }
  }

  test('called off it is free at once for the next, and a second time changes nothing', async () => {
    const { own, serviceId, appointmentId } = await booked()
    const [other = ''] = await makePeople(ctx(), 1)
    expect(await book(ctx(), serviceId, other)).toMatchObject({ refusal: 'slotTaken' })
    expect((await cancelAppointment(own, { appointmentId, by: 'self' })).ok).toBe(true)
    expect((await cancelAppointment(own, { appointmentId, by: 'self' })).ok).toBe(true)
    expect((await book(ctx(), serviceId, other)).ok).toBe(true)
    expect(await messages('appointments.cancelled')).toHaveLength(1)
  })

  test('somebody else’s does not exist', async () => {
    const { appointmentId } = await booked()
    const [other = ''] = await makePeople(ctx(), 1)
    const stranger = { ...ctx(), actor: personActor(other, ['caseworker']) }
    expect(await cancelAppointment(stranger, { appointmentId, by: 'self' })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await noteAppointment(stranger, { appointmentId, step: 'done' })).toMatchObject({
      refusal: 'notFound',
    })
  })

  test('moved it keeps its number, gives its old time back, and cannot go where somebody is', async () => {
    const { own, serviceId, appointmentId } = await booked()
    const [other = ''] = await makePeople(ctx(), 1)
    const second = shift(nextMonday, minutes(45))
    await book(ctx(), serviceId, other, second)
    expect(await rescheduleAppointment(own, { appointmentId, startsAt: second, by: 'self' })).toMatchObject({
      refusal: 'slotTaken',
    })
    const third = shift(nextMonday, minutes(90))
    expect((await rescheduleAppointment(own, { appointmentId, startsAt: third, by: 'self' })).ok).toBe(true)
    const row = await database.db.appointment.findUniqueOrThrow({ where: { id: appointmentId } })
    expect([row.startsAt, row.sequence]).toEqual([third, 1])
    const [next = ''] = await makePeople(ctx(), 1)
    expect((await book(ctx(), serviceId, next)).ok).toBe(true)
  })

  test('once it has begun it is no longer moved or called off', async () => {
    const { own, appointmentId } = await booked()
    const begun = { ...own, now: nextMonday }
    expect(await cancelAppointment(begun, { appointmentId, by: 'self' })).toMatchObject({
      refusal: 'tooLate',
    })
  })

  test('a no-show is noted a quarter of an hour later at the earliest, and gets a kind message', async () => {
    const { appointmentId, personId } = await booked()
    const desk = (now: Date) => ({ ...ctx(), now, actor: personActor(personId, ['reception']) })
    const note = (now: Date) => noteAppointment(desk(now), { appointmentId, step: 'noShow' })
    expect(await note(shift(nextMonday, minutes(14)))).toMatchObject({ refusal: 'notNow' })
    expect((await note(shift(nextMonday, minutes(15)))).ok).toBe(true)
    expect(await messages('appointments.missed')).toHaveLength(1)
  })

  test('reminders: a day and two hours before, each once, none for a time that is over', async () => {
    const { own, appointmentId } = await booked()
    const remind = (before: number) =>
      remindAppointments(contextOf(database, { now: shift(nextMonday, -hours(before)) }))
    expect([
      await remind(25),
      await remind(23),
      await remind(22),
      await remind(1.5),
      await remind(1),
    ]).toEqual([0, 1, 0, 1, 0])
    await rescheduleAppointment(own, { appointmentId, startsAt: shift(nextMonday, days(7)), by: 'self' })
    expect(await remind(23)).toBe(0)
    expect(await remind(-(7 * 24 - 20))).toBe(1)
  })

  test('a guest’s time is kept until reception has called, and is free at its minute', async () => {
    const { serviceId } = await makeService(1)
    const keptUntil = shift(noon, hours(24))
    const guest = await bookAppointment(ctx(), {
      serviceId,
      startsAt: nextMonday,
      setting: 'phone',
      language: 'ti',
      audience: 'public',
      bookedBy: 'guest',
      guestName: 'Yonas',
      guestPhone: '+32470123456',
      keptUntil,
    })
    if (!guest.ok) throw new Error(guest.refusal)
    const { appointmentId } = guest.value
    const [other = ''] = await makePeople(ctx(), 1)
    expect(await book(ctx(), serviceId, other)).toMatchObject({ refusal: 'slotTaken' })
    const late = contextOf(database, { now: keptUntil })
    expect(await confirmAppointment(late, { appointmentId })).toMatchObject({ refusal: 'expired' })
    expect(await expireReserved(late)).toBe(1)
    expect((await book(late, serviceId, other)).ok).toBe(true)
  })
})

describe('a conversation by video', () => {
  async function booked(videoUrl: string) {
    const { serviceId, staffIds } = await makeService(1)
    await database.db.appointmentService.update({
      where: { id: serviceId },
      data: { videoUrl, settings: ['centre', 'video'] },
    })
    const [personId = ''] = await makePeople(ctx(), 1)
    const own = { ...ctx(), actor: personActor(personId) }
    const answer = await book(own, serviceId, personId, nextMonday, { setting: 'video' })
    if (!answer.ok) throw new Error(answer.refusal)
    return { own, staffId: staffIds[0] ?? '', id: answer.value.appointmentId }
  }
  const asDesk = (personId: string) => ({ ...ctx(), actor: personActor(personId, ['caseworker']) })
  const asReception = (personId: string) => ({ ...ctx(), actor: personActor(personId, ['reception']) })

  test('each has a room of its own that only the two who speak see, on the page and in the mail', async () => {
    const { own, staffId, id } = await booked('https://video.example/{room}')
    const seen = (await myAppointment(own, id, 'nl'))?.videoUrl
    expect(seen).toMatch(/^https:\/\/video\.example\/[0-9a-f]{24}$/)
    expect((await staffAppointment(asDesk(staffId), id, 'nl'))?.videoUrl).toBe(seen)
    const [colleague = '', stranger = ''] = await makePeople(ctx(), 2)
    expect((await staffAppointment(asReception(colleague), id, 'nl'))?.videoUrl).toBeNull()
    expect(await myAppointment({ ...ctx(), actor: personActor(stranger) }, id, 'nl')).toBeNull()
    const mail = await appointmentMessages['appointments.booked']?.(
      ctx(),
      {
        personId: own.actor.kind === 'person' ? own.actor.personId : null,
        data: { appointmentId: id },
      } as never,
      'ti',
    )
    expect(JSON.stringify(mail?.mail)).toContain(seen)
    const other = await booked('https://video.example/{room}')
    expect((await myAppointment(other.own, other.id, 'nl'))?.videoUrl).not.toBe(seen)
  })

  test('a fixed room is the same for all, and closes an hour after the end', async () => {
    const { own, id } = await booked('https://video.example/desk')
    expect((await myAppointment(own, id, 'nl'))?.videoUrl).toBe('https://video.example/desk')
    const later = { ...own, now: shift(nextMonday, hours(2)) }
    expect((await myAppointment(later, id, 'nl'))?.videoUrl).toBeNull()
  })

  test('the database itself refuses a room that is not https, whatever its letters; without the guard it would stand', async () => {
    const { serviceId } = await makeService(1)
    const set = (url: string) =>
      database.sql(`UPDATE appointment_service SET video_url = '${url}' WHERE id = '${serviceId}'`).then(
        () => 'stands',
        (error) => sqlState(error),
      )
    const wrong = [
      'http://video.example/x',
      'javascript:alert(1)',
      'HTTPS:video',
      '',
      ' https://video.example/x',
    ]
    for (const url of wrong) expect(await set(url), url).toBe('23514')
    expect(await set('https://video.example/{room}')).toBe('stands')
    const [guard] = (
      await database.sql(
        `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'appointment_service_video_https'`,
      )
    ).rows
    await database.sql('ALTER TABLE appointment_service DROP CONSTRAINT appointment_service_video_https')
    try {
      expect(await set('http://video.example/x')).toBe('stands')
    } finally {
      await database.sql('DELETE FROM service_provider; DELETE FROM appointment_service')
      await database.sql(
        `ALTER TABLE appointment_service ADD CONSTRAINT appointment_service_video_https ${guard?.text}`,
      )
    }
  })

  test('a service by video needs an https address', () => {
    const input = {
      durationMinutes: 30,
      bufferMinutes: 0,
      leadHours: 1,
      daysAhead: 30,
      publicBooking: true,
      retired: false,
      settings: ['video'],
      staffIds: [],
      texts: { nl: { name: 'Papieren' } },
    }
    const wrong = (videoUrl?: string) =>
      serviceInput.safeParse({ ...input, videoUrl }).error?.issues.map((issue) => issue.message)
    expect(wrong()).toEqual(['required'])
    expect(wrong('http://video.example/x')).toEqual(['invalidUrl'])
    expect(wrong('https://video.example/{room}')).toBeUndefined()
  })
})

describe('somebody who comes along', () => {
  async function asked(kind: 'interpreter' | 'companion', helpers: number) {
    const [personId = ''] = await makePeople(ctx(), 1)
    const helperIds = await makePeople(ctx(), helpers, 'nl')
    for (const id of helperIds) {
      await database.db.roleAssignment.create({
        data: { id: newId(), personId: id, role: 'ambassador', grantedAt: noon },
      })
      await database.db.profile.create({
        data: {
          id: newId(),
          personId: id,
          createdAt: noon,
          changedAt: noon,
          languages: { create: { language: 'ti', speaks: 'native', interprets: true } },
        },
      })
    }
    const own = { ...ctx(), actor: personActor(personId) }
    const startsAt = shift(noon, days(14))
    const appointment = await noteAppointmentElsewhere(own, {
      personId,
      startsAt,
      endsAt: shift(startsAt, hours(1)),
      placeKind: 'hospital',
      placeName: 'AZ Lindeveld',
      placeAddress: null,
      language: 'nl',
    })
    if (!appointment.ok) throw new Error(appointment.refusal)
    const request = await requestAccompany(own, {
      appointmentId: appointment.value.appointmentId,
      kind,
      language: 'ti',
    })
    if (!request.ok) throw new Error(request.refusal)
    return { own, helperIds, startsAt, requestId: request.value.requestId }
  }
  const as = (personId: string) => ({ ...ctx(), actor: personActor(personId, ['ambassador']) })
  const askedIds = async (requestId: string) =>
    (await database.db.accompanyAsk.findMany({ where: { requestId }, orderBy: { wave: 'asc' } })).map(
      (ask) => ask.personId,
    )

  beforeEach(async () => {
    await database.sql("UPDATE role_assignment SET revoked_at = now() WHERE role = 'ambassador'")
  })

  test('three are asked at once, the next three a day later, nobody twice', async () => {
    const { requestId } = await asked('interpreter', 5)
    expect(await sendWaves(ctx())).toBe(3)
    expect(await sendWaves(ctx())).toBe(0)
    expect(await sendWaves(contextOf(database, { now: shift(noon, hours(24)) }))).toBe(2)
    expect(new Set(await askedIds(requestId)).size).toBe(5)
    expect(await messages('appointments.accompanyAsked')).toHaveLength(5)
  })

  test('who says in their week that they cannot, or is away, is not asked; who can comes first', async () => {
    const { helperIds, requestId } = await asked('interpreter', 5)
    const [can = '', cannot = '', away = '', half = '', silent = ''] = helperIds
    // The appointment is on a Monday from 12.00 to 13.00: the afternoon.
    const [morning, afternoon] = [1, 2]
    const states: [string, string, number][] = [
      [can, 'active', morning | afternoon],
      [cannot, 'active', 4],
      [away, 'paused', morning | afternoon],
      [half, 'active', morning],
      [silent, 'active', 0],
    ]
    for (const [personId, state, availability] of states) {
      await database.db.ambassador.create({
        data: { id: newId(), personId, state, stateSince: noon, appliedAt: noon, changedAt: noon },
      })
      await database.db.matchProfile.create({ data: { personId, availability, changedAt: noon } })
    }
    expect(await sendWaves(ctx())).toBe(2)
    expect(new Set(await askedIds(requestId))).toEqual(new Set([can, silent]))
  })

  test('all three say yes at once: one goes, the others are told kindly', async () => {
    const { requestId } = await asked('interpreter', 3)
    await sendWaves(ctx())
    const ids = await askedIds(requestId)
    const answers = await Promise.all(ids.map((id) => answerAccompany(as(id), { requestId, answer: 'yes' })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'late')).toHaveLength(2)
    expect(await messages('appointments.accompanyFound')).toHaveLength(2)
    expect(await messages('appointments.accompanyTaken')).toHaveLength(2)
  })

  test('who was not asked cannot answer; who has something then is told so', async () => {
    const { requestId, startsAt } = await asked('interpreter', 1)
    await sendWaves(ctx())
    const [stranger = ''] = await makePeople(ctx(), 1)
    expect(await answerAccompany(as(stranger), { requestId, answer: 'yes' })).toMatchObject({
      refusal: 'notFound',
    })
    const [helper = ''] = await askedIds(requestId)
    await noteAppointmentElsewhere(as(helper), {
      personId: helper,
      startsAt,
      endsAt: shift(startsAt, hours(1)),
      placeKind: 'other',
      placeName: 'Thuis',
      placeAddress: null,
      language: 'nl',
    })
    expect(await answerAccompany(as(helper), { requestId, answer: 'yes' })).toMatchObject({ refusal: 'busy' })
  })

  test('given back, the search goes on; four working days before a coordinator is told, once', async () => {
    const { requestId, startsAt } = await asked('interpreter', 4)
    await sendWaves(ctx())
    const [helper = ''] = await askedIds(requestId)
    await answerAccompany(as(helper), { requestId, answer: 'yes' })
    const near = contextOf(database, { now: shift(startsAt, -days(5)) })
    expect(await escalateAccompany(near)).toBe(0)
    expect((await giveBackAccompany(as(helper), requestId)).ok).toBe(true)
    expect(await sendWaves(ctx())).toBe(1)
    const [lead = '', gone = ''] = await makePeople(ctx(), 2, 'nl')
    for (const [personId, revokedAt] of [
      [lead, null],
      [gone, noon],
    ] as const)
      await database.db.roleAssignment.create({
        data: { id: newId(), personId, role: 'coordinator', grantedAt: noon, revokedAt },
      })
    expect([await escalateAccompany(near), await escalateAccompany(near)]).toEqual([1, 0])
    // One mail to who coordinates now, that names nobody and no place, and leads to the appointment's page.
    expect((await messages('appointments.accompanyEscalated')).map((row) => row.person_id)).toEqual([lead])
    const write = () =>
      appointmentMessages['appointments.accompanyEscalated']?.(
        near,
        { personId: lead, data: { requestId } } as never,
        'nl',
      )
    const mail = JSON.stringify((await write())?.mail)
    expect(mail).toMatch(/staff\/appointments\/[0-9a-f-]{36}/)
    expect(mail).not.toContain('AZ Lindeveld')
    // Found meanwhile: nothing is left to say.
    const [second = ''] = (await askedIds(requestId)).filter((id) => id !== helper)
    await answerAccompany(as(second), { requestId, answer: 'yes' })
    expect(await write()).toBeNull()
  })
})

describe('the desk', () => {
  test('names who said yes by telephone; a second name is too late', async () => {
    const [personId = '', helper = '', other = ''] = await makePeople(ctx(), 3)
    for (const id of [helper, other])
      await database.db.roleAssignment.create({
        data: { id: newId(), personId: id, role: 'ambassador', grantedAt: noon },
      })
    const startsAt = shift(noon, days(9))
    const own = { ...ctx(), actor: personActor(personId) }
    const noted = await noteAppointmentElsewhere(own, {
      personId,
      startsAt,
      endsAt: shift(startsAt, hours(1)),
      placeKind: 'school',
      placeName: 'De Linde',
      placeAddress: null,
      language: 'nl',
    })
    if (!noted.ok) throw new Error(noted.refusal)
    const { appointmentId } = noted.value
    const asked = await requestAccompany(own, { appointmentId, kind: 'companion', language: 'nl' })
    if (!asked.ok) throw new Error(asked.refusal)
    const { requestId } = asked.value
    const [before] = await alongOf(ctx(), appointmentId)
    expect(before?.free.map((person) => person.id)).toContain(helper)
    const asHelper = { ...ctx(), actor: personActor(helper, ['ambassador']) }
    expect(await assignAlong(asHelper, { requestId, personId: helper })).toMatchObject({
      refusal: 'notFound',
    })
    const both = await Promise.all(
      [helper, other].map((id) => assignAlong(ctx(), { requestId, personId: id })),
    )
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(both.find((answer) => !answer.ok)).toMatchObject({ refusal: 'late' })
    expect(await messages('appointments.accompanyFound')).toHaveLength(2)
  })

  test('changes a service one at a time, and only who works here gives it', async () => {
    const { serviceId, staffIds } = await makeService(1)
    const [stranger = ''] = await makePeople(ctx(), 1)
    await database.db.roleAssignment.create({
      data: { id: newId(), personId: staffIds[0] ?? '', role: 'caseworker', grantedAt: noon },
    })
    const input = {
      serviceId,
      version: 1,
      durationMinutes: 30,
      bufferMinutes: 0,
      leadHours: 1,
      daysAhead: 30,
      publicBooking: true,
      retired: false,
      settings: ['centre' as const],
      staffIds: [...staffIds, stranger],
      texts: { nl: { name: 'Papieren' } },
    } as Parameters<typeof saveService>[1]
    const both = await Promise.all([saveService(ctx(), input), saveService(ctx(), input)])
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(both.find((answer) => !answer.ok)).toMatchObject({ refusal: 'editedMeanwhile' })
    expect(await database.db.serviceProvider.findMany({ where: { serviceId } })).toMatchObject([
      { staffId: staffIds[0] },
    ])
  })
})

describe('numbers at the door', () => {
  test('forty people at once draw 1 to 40', async () => {
    const drawn = await Promise.all(Array.from({ length: 40 }, () => drawTicket(ctx(), { language: 'ar' })))
    expect(drawn.map((ticket) => ticket.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    )
  })

  test('four desks that call at once get four people, in order; the day after begins at 1', async () => {
    for (let n = 0; n < 6; n++) await drawTicket(ctx(), { language: 'nl' })
    const called = await Promise.all(['1', '2', '3', '4'].map((desk) => callNext(ctx(), { desk })))
    expect(called.map((answer) => (answer.ok ? answer.value.number : 0)).sort()).toEqual([1, 2, 3, 4])
    const { serving, waiting } = await nowServing(ctx())
    expect([serving.length, waiting.length]).toEqual([4, 2])
    expect((await missTicket(ctx(), serving[0]?.id ?? '')).ok).toBe(true)
    await callNext(ctx(), { desk: '1' })
    await callNext(ctx(), { desk: '1' })
    expect(await callNext(ctx(), { desk: '1' })).toMatchObject({ refusal: 'nobodyWaits' })
    const tomorrow = contextOf(database, { now: shift(noon, days(1)) })
    expect((await drawTicket(tomorrow, { language: 'nl' })).number).toBe(1)
  })
})
