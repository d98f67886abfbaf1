import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { brokenInvariants } from '@/lib/places/invariants'
import { days, hours, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

type Received = { to: string; subject: string; text: string; html: string; calendar: string | null }

const database = testDatabase({ connections: 5 })
const received: Received[] = []
const never = new AbortController().signal
let server: SMTPServer
// Settings are read once per process: the address of the mail server must be known before the modules are.
let work: typeof import('@/lib/worker/work')
let plan: typeof import('@/lib/ambassadors/gatherings/plan')
let invite: typeof import('@/lib/ambassadors/gatherings/invite')
let answers: typeof import('@/lib/ambassadors/gatherings/answer')
let queries: typeof import('@/lib/ambassadors/gatherings/queries')
let staff: typeof import('@/lib/ambassadors/gatherings/staff-queries')
let calendar: typeof import('@/lib/ambassadors/gatherings/calendar')
let tokens: typeof import('@/lib/ambassadors/gatherings/token')
let personal: typeof import('@/lib/ambassadors/personal-data')
let stopping: typeof import('@/lib/ambassadors/letters/stop-letters')
let retention: typeof import('@/lib/ambassadors/retention')
let jobs: typeof import('@/lib/jobs/run-job')
let kinds: typeof import('@/lib/worker/jobs')['jobKinds']
let colleague: Ctx

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        received.push({
          to: session.envelope.rcptTo.map((to) => to.address).join(','),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || '',
          calendar:
            mail.attachments.find((part) => part.filename === 'samen.ics')?.content.toString() ?? null,
        })
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  work = await import('@/lib/worker/work')
  plan = await import('@/lib/ambassadors/gatherings/plan')
  invite = await import('@/lib/ambassadors/gatherings/invite')
  answers = await import('@/lib/ambassadors/gatherings/answer')
  queries = await import('@/lib/ambassadors/gatherings/queries')
  staff = await import('@/lib/ambassadors/gatherings/staff-queries')
  calendar = await import('@/lib/ambassadors/gatherings/calendar')
  tokens = await import('@/lib/ambassadors/gatherings/token')
  personal = await import('@/lib/ambassadors/personal-data')
  stopping = await import('@/lib/ambassadors/letters/stop-letters')
  retention = await import('@/lib/ambassadors/retention')
  jobs = await import('@/lib/jobs/run-job')
  kinds = (await import('@/lib/worker/jobs')).jobKinds
  const [me = ''] = await makePeople(contextOf(database), 1)
  colleague = contextOf(database, { actor: personActor(me, ['coordinator']) })
})
afterAll(async () => {
  Reflect.deleteProperty(process.env, 'SMTP_URL')
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const as = (personId: string, held: TestDatabase = database) =>
  contextOf(held, { actor: personActor(personId) })
const clock = () => contextOf(database)
const mailsTo = async (personId: string) => {
  const { email } = await database.db.person.findUniqueOrThrow({ where: { id: personId } })
  return received.filter((mail) => mail.to === email)
}
/** A role that only this test gives out. */
async function roleOf(key: string) {
  await database.db.ambassadorRole.create({
    data: { key, position: 99, icon: 'star', makesPairs: false, minutesPerWeek: 30, training: [] },
  })
  return key
}
const input = (role: string, more: Record<string, unknown> = {}) => ({
  on: '2026-10-20',
  from: '18:30',
  until: '21:00',
  place: 'Buurthuis De Linde',
  capacity: 2,
  role,
  subject_nl: 'Een glas voor jullie',
  body_nl: 'Wij zeggen dank je wel.',
  subject_ar: 'لقاء للسفراء',
  body_ar: 'نقول شكرًا.',
  ...more,
})
async function gatheringFor(role: string, more: Record<string, unknown> = {}) {
  const saved = await plan.saveGathering(colleague, input(role, more))
  if (!saved.ok) throw new Error(saved.refusal)
  return saved.value.gatheringId
}
async function inviteAll(gatheringId: string) {
  const begun = await invite.inviteGuests(colleague, { gatheringId })
  if (!begun.ok) throw new Error(begun.refusal)
  expect(await jobs.runNextJob(clock, kinds, never)).toBe('done')
}
/** Some ambassadors who alone have a role, invited to a gathering of `capacity` places. */
async function guestsOf(name: string, many: number, capacity: number) {
  const role = await roleOf(name)
  const guests = await Promise.all(
    Array.from({ length: many }, () => makeAmbassador(contextOf(database), { roles: [role] })),
  )
  const gatheringId = await gatheringFor(role, { capacity })
  await inviteAll(gatheringId)
  return { gatheringId, role, guests: guests.map((guest) => guest.personId) }
}
const stateOf = async (gatheringId: string, personId: string) =>
  (await queries.myInvitation(as(personId), 'nl', gatheringId))?.answer

describe('a gathering', () => {
  test('invites whom it is for, each in their own language, once; who stopped letters reads it on their page', async () => {
    const role = await roleOf('gatheringOne')
    const [arab, dutch, stopped, paused] = await Promise.all([
      makeAmbassador(contextOf(database), { roles: [role], locale: 'ar' }),
      makeAmbassador(contextOf(database), { roles: [role] }),
      makeAmbassador(contextOf(database), { roles: [role] }),
      makeAmbassador(contextOf(database), { roles: [role], state: 'paused' }),
    ])
    if (!arab || !dutch || !stopped || !paused) throw new Error('nobody')
    await stopping.stopLetters(as(stopped.personId), { way: 'page' })
    const gatheringId = await gatheringFor(role)
    await inviteAll(gatheringId)
    await inviteAll(gatheringId)
    await work.sendDue(clock)

    const [own, ...again] = await mailsTo(arab.personId)
    expect(again).toEqual([])
    expect(own?.text).toContain('لقاء للسفراء')
    expect(own?.html).toContain('dir="rtl"')
    expect(own?.text).toMatch(/\/ar\/gatherings\/[\w-]+/)
    expect(await mailsTo(stopped.personId)).toEqual([])
    expect(await stateOf(gatheringId, stopped.personId)).toBe('open')
    expect(await queries.myInvitation(as(paused.personId), 'nl', gatheringId)).toBeNull()
    // Who comes into the programme later is asked when it is pressed again, and nobody else.
    const late = await makeAmbassador(contextOf(database), { roles: [role] })
    await inviteAll(gatheringId)
    await work.sendDue(clock)
    expect(await mailsTo(late.personId)).toHaveLength(1)
    expect(await mailsTo(dutch.personId)).toHaveLength(1)
    // The outbox holds ids and no typed word.
    const rows = await database.db.outboxMessage.findMany({ where: { kind: 'ambassadors.gatheringInvite' } })
    expect(JSON.stringify(rows.map((row) => row.data))).not.toContain('glas')
  })

  test('is for who speaks a language or lives in a neighbourhood', async () => {
    const role = await roleOf('gatheringTwo')
    const [speaks, lives, neither] = await Promise.all(
      [1, 2, 3].map(() => makeAmbassador(contextOf(database), { roles: [role] })),
    )
    if (!speaks || !lives || !neither) throw new Error('nobody')
    const near = await database.db.neighbourhood.create({
      data: { id: speaks.id, slug: `wijk-${speaks.id}`, name: 'Wijk van de test', residents: 10 },
    })
    await database.db.person.update({ where: { id: lives.personId }, data: { neighbourhoodId: near.id } })
    await database.sql(
      `INSERT INTO profile (id, person_id, created_at, changed_at) VALUES ('${speaks.id}', '${speaks.personId}', now(), now());
       INSERT INTO profile_language (profile_id, language, speaks) VALUES ('${speaks.id}', 'so', 'good')`,
    )
    const ofLanguage = await gatheringFor(role, { language: 'so' })
    const ofPlace = await gatheringFor(role, { neighbourhoodId: near.id })
    await inviteAll(ofLanguage)
    await inviteAll(ofPlace)
    const invited = async (gatheringId: string) =>
      (await staff.getGathering(colleague, gatheringId))?.guests.map((guest) => guest.personId)
    expect(await invited(ofLanguage)).toEqual([speaks.personId])
    expect(await invited(ofPlace)).toEqual([lives.personId])
    const empty = await gatheringFor(role, { language: 'sq' })
    expect(await invite.inviteGuests(colleague, { gatheringId: empty })).toMatchObject({ refusal: 'nobody' })
  })

  test('gives its places by arrival, keeps a list, and asks the next when somebody cannot come', async () => {
    const { gatheringId, guests } = await guestsOf('gatheringThree', 4, 1)
    const [first = '', second = '', third = '', none = ''] = guests
    const say = (personId: string, answer: boolean) =>
      answers.answerOwn(as(personId), { gatheringId, answer })
    expect(await say(first, true)).toMatchObject({ value: { answer: 'placed' } })
    // Said twice it stays said.
    expect(await say(first, true)).toMatchObject({ value: { answer: 'placed' } })
    expect(await say(second, true)).toMatchObject({ value: { answer: 'waiting' } })
    expect(await say(third, true)).toMatchObject({ value: { answer: 'waiting' } })
    expect(await say(none, false)).toMatchObject({ value: { answer: 'no' } })
    expect((await queries.myInvitation(as(third), 'nl', gatheringId))?.position).toBe(2)
    expect(await say(first, false)).toMatchObject({ value: { answer: 'no' } })
    expect(await stateOf(gatheringId, second)).toBe('offered')
    // A no to the offer asks the next; the link of the mail answers without signing in.
    expect(await say(second, false)).toMatchObject({ value: { answer: 'no' } })
    expect(await stateOf(gatheringId, third)).toBe('offered')
    const token = tokens.invitationPage({ gatheringId, personId: third }, 'nl').split('/').at(-1) ?? ''
    expect((await queries.invitationByLink(contextOf(database), token, 'nl'))?.answer).toBe('offered')
    expect(await answers.answerByLink(contextOf(database), { token, answer: true })).toMatchObject({
      value: { answer: 'placed' },
    })
    expect(
      await answers.answerByLink(contextOf(database), { token: `${token}x`, answer: true }),
    ).toMatchObject({
      refusal: 'notFound',
    })
    await work.sendDue(clock)
    const mails = await mailsTo(third)
    const placed = mails.find((mail) => mail.calendar?.includes('STATUS:CONFIRMED'))
    expect(placed?.calendar).toContain('DTSTART;TZID=Europe/Brussels:20261020T183000')
    const [desk] = (await staff.getGathering(colleague, gatheringId))?.guests ?? []
    expect(desk).toMatchObject({ personId: third, answer: 'placed' })
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('tells everybody that it moved, and that it is off, once; who said no hears nothing', async () => {
    const { gatheringId, role, guests } = await guestsOf('gatheringFour', 3, 1)
    const [comes = '', open = '', no = ''] = guests
    await answers.answerOwn(as(comes), { gatheringId, answer: true })
    await answers.answerOwn(as(no), { gatheringId, answer: false })
    await work.sendDue(clock)
    const version = async () => (await staff.getGathering(colleague, gatheringId))?.version
    const stale = await plan.saveGathering(colleague, input(role, { gatheringId, version: 99, capacity: 1 }))
    expect(stale).toMatchObject({ refusal: 'changed' })
    // Other words alone are no news.
    await plan.saveGathering(
      colleague,
      input(role, { gatheringId, version: await version(), capacity: 1, body_nl: 'Anders gezegd.' }),
    )
    const moved = await plan.saveGathering(
      colleague,
      input(role, { gatheringId, version: await version(), capacity: 2, from: '19:00' }),
    )
    expect(moved.ok).toBe(true)
    await work.sendDue(clock)
    const changes = (mails: Received[]) =>
      mails.filter((mail) => mail.subject.startsWith('Er verandert iets'))
    expect(changes(await mailsTo(comes))).toHaveLength(1)
    expect(changes(await mailsTo(open))).toHaveLength(1)
    expect(changes(await mailsTo(no))).toHaveLength(0)
    expect(
      await plan.saveGathering(
        colleague,
        input(role, { gatheringId, version: await version(), capacity: 1, from: '19:00' }),
      ),
    ).toMatchObject({ ok: true })

    expect(await plan.cancelGathering(colleague, { gatheringId })).toMatchObject({ value: { told: 2 } })
    expect(await plan.cancelGathering(colleague, { gatheringId })).toMatchObject({ refusal: 'already' })
    await work.sendDue(clock)
    const off = (mails: Received[]) => mails.filter((mail) => mail.subject.startsWith('Het gaat niet door'))
    expect(off(await mailsTo(comes))).toHaveLength(1)
    expect(off(await mailsTo(comes))[0]?.calendar).toContain('STATUS:CANCELLED')
    expect(off(await mailsTo(open))).toHaveLength(1)
    expect(off(await mailsTo(no))).toHaveLength(0)
    const sequences = (await mailsTo(comes))
      .flatMap((mail) => /SEQUENCE:(\d+)/.exec(mail.calendar ?? '')?.[1] ?? [])
      .map(Number)
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b))
    expect(new Set(sequences).size).toBe(sequences.length)
    expect(await answers.answerOwn(as(open), { gatheringId, answer: true })).toMatchObject({ refusal: 'off' })
    expect(await invite.inviteGuests(colleague, { gatheringId })).toMatchObject({ refusal: 'already' })
  })

  test('refuses in words: no Dutch, half a language, the past, an end before the beginning, fewer places than are taken', async () => {
    const save = (more: Record<string, unknown>) => plan.saveGathering(colleague, input('mentor', more))
    expect(await save({ subject_nl: '', body_nl: '' })).toMatchObject({ refusal: 'dutch' })
    expect(await save({ subject_fr: 'Un verre' })).toMatchObject({
      refusal: 'half',
      details: { language: 'fr' },
    })
    expect(await save({ on: '2026-10-05', from: '09:00' })).toMatchObject({ refusal: 'inPast' })
    expect(await save({ until: '18:30' })).toMatchObject({ refusal: 'order' })
    const { gatheringId, role, guests } = await guestsOf('gatheringFive', 2, 2)
    for (const personId of guests) await answers.answerOwn(as(personId), { gatheringId, answer: true })
    expect(
      await plan.saveGathering(colleague, input(role, { gatheringId, version: 1, capacity: 1 })),
    ).toMatchObject({ refusal: 'belowTaken', details: { taken: 2 } })
    const [stranger = ''] = await makePeople(contextOf(database), 1)
    expect(await answers.answerOwn(as(stranger), { gatheringId, answer: true })).toMatchObject({
      refusal: 'notFound',
    })
    const later = contextOf(database, {
      actor: personActor(guests[0] ?? ''),
      now: new Date('2026-10-20T17:00:00Z'),
    })
    expect(await answers.answerOwn(later, { gatheringId, answer: false })).toMatchObject({ refusal: 'past' })
    // A colleague writes down what was said on the phone.
    expect(
      await answers.answerFor(colleague, { gatheringId, personId: guests[0] ?? '', answer: false }),
    ).toMatchObject({ value: { answer: 'no' } })
  })
})

describe('called off while somebody says yes', () => {
  const race = async (held: TestDatabase, name: string) => {
    const { gatheringId, guests } = await guestsOf(name, 6, 6)
    await Promise.all([
      ...guests.map((personId) => answers.answerOwn(as(personId, held), { gatheringId, answer: true })),
      plan.cancelGathering({ ...colleague, db: held.db }, { gatheringId }),
    ])
    return database.db.booking.count({
      where: {
        poolId:
          (await database.db.ambassadorGathering.findUniqueOrThrow({ where: { id: gatheringId } })).poolId ??
          '',
        state: { in: ['placed', 'waiting', 'offered'] },
      },
    })
  }
  test('nobody keeps a place at what is off', async () => {
    for (const n of [1, 2, 3]) expect(await race(database, `gatheringRace${n}`)).toBe(0)
  })
  test('without the lock somebody would', async () => {
    const bare = await withoutGuards(database, [])
    try {
      expect(await race(bare, 'gatheringBare')).toBeGreaterThan(0)
    } finally {
      await bare.close()
    }
  })
})

describe('an info evening', () => {
  test('the next one is told, with a calendar file, and nothing when it is off or was', async () => {
    const evening = { on: '2026-10-12', from: '19:30', until: '21:00', place: 'Lindeplein 4' }
    const planned = await plan.planInfoEvening(colleague, evening)
    await plan.planInfoEvening(colleague, { ...evening, on: '2026-11-12' })
    const next = await queries.nextInfoEvening(contextOf(database))
    expect(next).toMatchObject({ startsAt: new Date('2026-10-12T17:30:00Z'), place: 'Lindeplein 4' })
    if (!next || !planned.ok) throw new Error('no evening')
    expect(calendar.gatheringCalendar(next, { title: 'Infoavond', url: 'https://samen.example' })).toContain(
      'DTSTART;TZID=Europe/Brussels:20261012T193000',
    )
    await plan.cancelGathering(colleague, planned.value)
    expect((await queries.nextInfoEvening(contextOf(database)))?.startsAt).toEqual(
      new Date('2026-11-12T18:30:00Z'),
    )
    expect(await queries.nextInfoEvening(contextOf(database, { now: shift(noon, days(60)) }))).toBeNull()
    expect(await plan.planInfoEvening(colleague, { ...evening, on: '2026-01-01' })).toMatchObject({
      refusal: 'inPast',
    })
  })
})

describe('what stays of a guest', () => {
  test('goes to the kept record in a merge and back, and is gone when they are erased', async () => {
    const { gatheringId, guests } = await guestsOf('gatheringSix', 2, 1)
    const [one = '', two = ''] = guests
    await answers.answerOwn(as(one), { gatheringId, answer: true })
    await answers.answerOwn(as(two), { gatheringId, answer: true })
    expect(JSON.stringify(await personal.ambassadorPersonalData.collect(contextOf(database), one))).toContain(
      'Buurthuis De Linde',
    )
    const [kept = ''] = await makePeople(contextOf(database), 1)
    const moved = await personal.ambassadorPersonalData.move(contextOf(database), one, kept)
    expect(await stateOf(gatheringId, kept)).toBe('placed')
    expect(await stateOf(gatheringId, one)).toBeUndefined()
    await personal.ambassadorPersonalData.back(contextOf(database), moved, kept, one)
    expect(await stateOf(gatheringId, one)).toBe('placed')
    // Both would hold a place: as one person they could keep only one.
    expect(await personal.ambassadorPersonalData.conflicts?.(contextOf(database), one, two)).toContain(
      'ambassadorBoth',
    )
    await personal.ambassadorPersonalData.erase(contextOf(database), one, null)
    expect(await database.db.ambassadorGuest.count({ where: { personId: one } })).toBe(0)
    // Their place goes to the next in line.
    expect(await stateOf(gatheringId, two)).toBe('offered')
  })

  test('is let go three months after, as a figure of nobody', async () => {
    const { gatheringId, guests } = await guestsOf('gatheringSeven', 1, 1)
    const [one = ''] = guests
    await answers.answerOwn(as(one), { gatheringId, answer: true })
    const rule = retention.ambassadorRetention.find((each) => each.key === 'ambassadors.guests')
    const rows = await database.db.$queryRaw<{ id: string; people: string[]; at: Date }[]>(
      rule?.rows as never,
    )
    const row = rows.find((each) => each.people.includes(one))
    expect(row?.at).toEqual(new Date('2026-10-20T19:00:00Z'))
    expect(
      await rule?.apply(contextOf(database, { now: shift(noon, hours(24 * 120)) }), [row?.id ?? '']),
    ).toBe(1)
    expect(await stateOf(gatheringId, one)).toBeUndefined()
    expect(await database.db.booking.count({ where: { personId: one } })).toBe(0)
    const gathering = await staff.getGathering(colleague, gatheringId)
    expect(gathering).toMatchObject({ taken: 1, guests: [] })
  })
})

describe('the database itself', () => {
  test.each([
    ['an unknown kind', "UPDATE ambassador_gathering SET kind = 'party'", 'ambassador_gathering_known_kind'],
    [
      'a gathering without places',
      "UPDATE ambassador_gathering SET pool_id = NULL WHERE kind = 'network'",
      'ambassador_gathering_places_of_its_kind',
    ],
    [
      'an end before the beginning',
      'UPDATE ambassador_gathering SET ends_at = starts_at',
      'ambassador_gathering_ends_after_start',
    ],
    [
      'an invitation without Dutch',
      "UPDATE ambassador_gathering SET texts = '{}' WHERE kind = 'network'",
      'ambassador_gathering_in_dutch',
    ],
  ])('refuses %s', async (_what, sql, guard) => {
    await gatheringFor('mentor')
    await expect(database.sql(sql)).rejects.toThrow(guard)
  })
})
