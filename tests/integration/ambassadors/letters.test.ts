import type { AddressInfo } from 'node:net'
import { type Headers, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { days, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

type Received = { to: string; subject: string; text: string; html: string; headers: Headers }

const database = testDatabase({ connections: 5 })
const received: Received[] = []
const never = new AbortController().signal
let server: SMTPServer
// Settings are read once per process: the address of the mail server must be known before the modules are.
let work: typeof import('@/lib/worker/work')
let sending: typeof import('@/lib/ambassadors/letters/send')
let letters: typeof import('@/lib/ambassadors/letters/queries')
let stopping: typeof import('@/lib/ambassadors/letters/stop-letters')
let jobs: typeof import('@/lib/jobs/run-job')
let cancel: typeof import('@/lib/jobs/cancel-job')
let kinds: typeof import('@/lib/worker/jobs')['jobKinds']
let token: typeof import('@/lib/ambassadors/letters/token')
let colleague: Ctx

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, answer) {
      simpleParser(stream).then((mail) => {
        received.push({
          to: session.envelope.rcptTo.map((to) => to.address).join(','),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || '',
          headers: mail.headers,
        })
        answer()
      }, answer)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  work = await import('@/lib/worker/work')
  sending = await import('@/lib/ambassadors/letters/send')
  letters = await import('@/lib/ambassadors/letters/queries')
  stopping = await import('@/lib/ambassadors/letters/stop-letters')
  jobs = await import('@/lib/jobs/run-job')
  cancel = await import('@/lib/jobs/cancel-job')
  kinds = (await import('@/lib/worker/jobs')).jobKinds
  token = await import('@/lib/ambassadors/letters/token')
  const [me = ''] = await makePeople(contextOf(database), 1)
  colleague = contextOf(database, { actor: personActor(me, ['coordinator']) })
})
afterAll(async () => {
  Reflect.deleteProperty(process.env, 'SMTP_URL')
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const at =
  (ms = 0) =>
  () =>
    contextOf(database, { now: shift(noon, ms) })
const emailOf = async (personId: string) =>
  (await database.db.person.findUniqueOrThrow({ where: { id: personId } })).email ?? ''
const mailsTo = async (personId: string) => {
  const email = await emailOf(personId)
  return received.filter((mail) => mail.to === email)
}
/** A letter to everybody who does one role that only this test gives out. */
async function letterTo(role: string, more: Record<string, unknown> = {}) {
  const kept = await sending.saveLetter(colleague, {
    states: ['active'],
    role,
    subject_nl: 'Kom naar het feest',
    body_nl: 'Zaterdag om 14 uur.\n\nTot dan!',
    subject_ar: 'تعالوا إلى الحفل',
    body_ar: 'يوم السبت.',
    ...more,
  })
  if (!kept.ok) throw new Error(kept.refusal)
  return kept.value.mailingId
}
async function role(key: string) {
  await database.db.ambassadorRole.create({
    data: { key, position: 99, icon: 'star', makesPairs: false, minutesPerWeek: 30, training: [] },
  })
  return key
}
const send = async (mailingId: string) => {
  const letter = await letters.getLetter(colleague, mailingId)
  return sending.sendLetter(colleague, { mailingId, version: letter?.version ?? 0 })
}

describe('a letter to many', () => {
  test('reaches each in their own language, else in Dutch, and can be stopped by one click', async () => {
    const to = await role('letterOne')
    const [arab, dutch, tigrinya, stopped, withdrew] = await Promise.all(
      ['ar', 'nl', 'ti', 'nl', 'nl'].map((locale) =>
        makeAmbassador(contextOf(database), { roles: [to], locale }),
      ),
    )
    if (!arab || !dutch || !tigrinya || !stopped || !withdrew) throw new Error('nobody')
    await stopping.stopLetters(contextOf(database, { actor: personActor(stopped.personId) }), { way: 'page' })
    await database.db.consent.create({
      data: {
        id: withdrew.id,
        personId: withdrew.personId,
        purpose: 'ambassadorContact',
        textVersion: 1,
        language: 'nl',
        givenAt: shift(noon, -days(2)),
        way: 'self',
        withdrawnAt: shift(noon, -days(1)),
      },
    })
    const id = await letterTo(to)
    const letter = await letters.getLetter(colleague, id)
    expect(letter?.reach).toMatchObject({ total: 3, stopped: 1, withdrawn: 1, unreachable: 0 })
    expect(letter?.lacking).toEqual(['ti'])
    expect((await send(id)).ok).toBe(true)
    expect(await send(id)).toMatchObject({ refusal: 'sent' })
    expect(await jobs.runNextJob(at(), kinds, never)).toBe('done')
    await work.sendDue(at())

    const [own] = await mailsTo(arab.personId)
    expect(own?.subject).toBe('تعالوا إلى الحفل')
    expect(own?.html).toContain('dir="rtl"')
    const [plain] = await mailsTo(dutch.personId)
    expect(plain?.text).toContain('Zaterdag om 14 uur.')
    const [fallback] = await mailsTo(tigrinya.personId)
    expect(fallback?.subject).toBe('Kom naar het feest')
    // The words say that they are Dutch; what stands around them is the reader's own.
    expect(fallback?.html).toContain('<html lang="ti')
    expect(fallback?.html).toContain('<p lang="nl"')
    expect(await mailsTo(stopped.personId)).toEqual([])
    expect(await mailsTo(withdrew.personId)).toEqual([])
    expect((await letters.getLetter(colleague, id))?.recipients).toBe(3)

    // RFC 8058: both headers, and the address takes a post without anything else.
    expect(own?.headers.get('list')).toBeDefined()
    const list = own?.headers.get('list') as unknown as {
      unsubscribe: { url: string }
      'unsubscribe-post': { name: string }
    }
    expect(list['unsubscribe-post'].name).toContain('List-Unsubscribe=One-Click')
    const key = new URL(list.unsubscribe.url).pathname.split('/').at(-1) ?? ''
    expect(token.personOfToken(key)).toBe(arab.personId)
    expect(own?.text).toContain('/ar/letters/')
    expect((await stopping.stopLetters(at()(), { token: key, way: 'oneClick' })).ok).toBe(true)
    expect((await stopping.stopLetters(at()(), { token: key, way: 'oneClick' })).ok).toBe(true)
    expect(await stopping.lettersByLink(at()(), key)).toEqual({ stopped: true })
    expect(await stopping.stopLetters(at()(), { token: `${key}x`, way: 'link' })).toMatchObject({
      refusal: 'notFound',
    })
    expect((await letters.getLetter(colleague, await letterTo(to)))?.reach).toMatchObject({
      total: 2,
      stopped: 2,
    })
    expect((await stopping.resumeLetters(at()(), { token: key })).ok).toBe(true)
    expect(await stopping.lettersByLink(at()(), key)).toEqual({ stopped: false })
  })

  test('leaves once for each, also when its worker is killed in the middle and another takes it up', async () => {
    const to = await role('letterTwo')
    const people: string[] = []
    for (let n = 0; n < 60; n++)
      people.push((await makeAmbassador(contextOf(database), { roles: [to] })).personId)
    const id = await letterTo(to)
    expect((await send(id)).ok).toBe(true)
    const kill = new AbortController()
    const dying = kinds.map((kind) =>
      kind.kind === 'ambassadors.mailing'
        ? {
            ...kind,
            run: (async (ctx, input, report) =>
              kind.run(ctx, input, {
                ...report,
                // The first fifty are written down; then the worker is gone.
                progress: async () => {
                  kill.abort()
                },
              })) as typeof kind.run,
          }
        : kind,
    )
    expect(await jobs.runNextJob(at(), dying, kill.signal)).toBe('laidBack')
    const half = await database.db.outboxMessage.count({ where: { dedupeKey: { contains: id } } })
    expect(half).toBe(50)
    expect(await jobs.runNextJob(at(1000), kinds, never)).toBe('done')
    await work.sendDue(at(1000))
    for (const personId of people) expect(await mailsTo(personId)).toHaveLength(1)
  })

  test('cancelled before it began it reaches nobody; who stops while it waits gets nothing', async () => {
    const to = await role('letterThree')
    const who = await makeAmbassador(contextOf(database), { roles: [to] })
    const first = await send(await letterTo(to))
    if (!first.ok) throw new Error(first.refusal)
    expect((await cancel.cancelJob(colleague, kinds, first.value.jobId)).ok).toBe(true)
    expect(await jobs.runNextJob(at(), kinds, never)).toBeNull()

    expect((await send(await letterTo(to))).ok).toBe(true)
    expect(await jobs.runNextJob(at(), kinds, never)).toBe('done')
    await stopping.stopLetters(contextOf(database, { actor: personActor(who.personId) }), { way: 'page' })
    await work.sendDue(at())
    expect(await mailsTo(who.personId)).toEqual([])
  })

  test('a test goes to oneself in the language that was asked for', async () => {
    const id = await letterTo(await role('letterFour'))
    expect((await sending.testLetter(colleague, { mailingId: id, language: 'ar' })).ok).toBe(true)
    await work.sendDue(at())
    const me = colleague.actor.kind === 'person' ? colleague.actor.personId : ''
    const [mail] = await mailsTo(me)
    expect(mail).toMatchObject({ subject: 'تعالوا إلى الحفل' })
    expect(mail?.html).toContain('dir="rtl"')
    expect(mail?.headers.has('list')).toBe(false)
  })

  test('is refused without Dutch, with half a text, for nobody, and when somebody else changed it', async () => {
    const to = await role('letterFive')
    const base = { states: ['active'], role: to }
    expect(await sending.saveLetter(colleague, base)).toMatchObject({ refusal: 'dutch' })
    expect(
      await sending.saveLetter(colleague, {
        ...base,
        subject_nl: 'Dag',
        body_nl: 'Tekst',
        subject_fr: 'Bonjour',
      }),
    ).toMatchObject({ refusal: 'half', details: { language: 'fr' } })
    const id = await letterTo(to)
    expect(await send(id)).toMatchObject({ refusal: 'nobody' })
    await makeAmbassador(contextOf(database), { roles: [to] })
    await letterTo(to, { mailingId: id, version: 1 })
    await expect(letterTo(to, { mailingId: id, version: 1 })).rejects.toThrow('changed')
    expect(await sending.sendLetter(colleague, { mailingId: id, version: 1 })).toMatchObject({
      refusal: 'changed',
    })
    // Two colleagues press at once: one job.
    const both = await Promise.all([send(id), send(id)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(await database.db.job.count({ where: { input: { path: ['mailingId'], equals: id } } })).toBe(1)
    expect(await jobs.runNextJob(at(), kinds, never)).toBe('done')
  })
})
