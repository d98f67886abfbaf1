import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { contextOf, noon, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

type Received = {
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  attachments: string[]
}

const database = testDatabase()
const received: Received[] = []
let server: SMTPServer | null = null
let port = 0
let refuse: string | null = null

function listen(on: number): Promise<void> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(address, _session, answer) {
      answer(
        refuse && address.address === refuse
          ? Object.assign(new Error('no such mailbox'), { responseCode: 550 })
          : null,
      )
    },
    onData(stream, session, answer) {
      simpleParser(stream).then((mail) => {
        received.push({
          to: session.envelope.rcptTo.map((to) => to.address).join(','),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || '',
          messageId: mail.messageId ?? '',
          attachments: mail.attachments.map((part) => part.content.toString()),
        })
        answer()
      }, answer)
    },
  })
  const listening = server
  return new Promise((resolve) => {
    listening.listen(on, '127.0.0.1', () => {
      port = (listening.server.address() as AddressInfo).port
      resolve()
    })
  })
}
const close = () => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))

// Settings are read once per process: the address of the mail server must be known before the modules are.
let sendDue: typeof import('@/lib/worker/work').sendDue
let bookPlace: typeof import('@/lib/courses/book-place').bookPlace

beforeAll(async () => {
  await listen(0)
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  ;({ sendDue } = await import('@/lib/worker/work'))
  ;({ bookPlace } = await import('@/lib/courses/book-place'))
})
afterAll(close)

const deliver = (ctx: Ctx) => sendDue(() => ctx)

async function bookings(count: number, locale = 'ar') {
  const ctx = contextOf(database)
  const run = await makeRun(ctx, { capacity: count })
  const people = await makePeople(ctx, count, locale)
  for (const personId of people) await bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' })
  const rows = await database.db.person.findMany({ where: { id: { in: people } } })
  return { ctx, addresses: people.map((id) => rows.find((row) => row.id === id)?.email ?? '') }
}

describe('mail', () => {
  test('goes out in order, in the person’s language, with a calendar file and no personal data', async () => {
    const { ctx, addresses } = await bookings(3)
    received.length = 0
    expect(await deliver(ctx)).toEqual({ sent: 3, away: false })
    expect(received.map((mail) => mail.to)).toEqual(addresses)
    const [mail] = received
    expect(mail?.subject).toBe('لديك مقعد')
    expect(mail?.html).toContain('dir="rtl"')
    expect(mail?.text).not.toContain('Person 0')
    const calendar = mail?.attachments.join('\n') ?? ''
    expect(calendar).toContain('BEGIN:VTIMEZONE')
    expect(calendar).toContain('SEQUENCE:')
    expect(calendar).not.toContain('Person 0')
  })

  test('waits while the mail server is away, and goes out after it in the same order, none doubled', async () => {
    const { ctx, addresses } = await bookings(5)
    received.length = 0
    await close()
    expect(await deliver(ctx)).toEqual({ sent: 0, away: true })
    expect(await deliver(ctx)).toEqual({ sent: 0, away: true })
    await listen(port)
    expect(await deliver(ctx)).toEqual({ sent: 5, away: false })
    expect(received.map((mail) => mail.to)).toEqual(addresses)
    expect(await deliver(ctx)).toEqual({ sent: 0, away: false })
    expect(received).toHaveLength(5)
  })

  test('is sent once by four workers at one tick', async () => {
    const { ctx, addresses } = await bookings(40)
    received.length = 0
    await Promise.all([1, 2, 3, 4].map(() => deliver(ctx)))
    expect(received.map((mail) => mail.to).sort()).toEqual([...addresses].sort())
    expect(new Set(received.map((mail) => mail.messageId)).size).toBe(40)
  })

  test('that is refused for itself holds nobody up, is tried again, and ends where staff see it', async () => {
    const { ctx, addresses } = await bookings(3)
    received.length = 0
    refuse = addresses[0] ?? null
    await deliver(ctx)
    expect(received.map((mail) => mail.to)).toEqual(addresses.slice(1))
    for (let hour = 1; hour <= 6; hour++)
      await deliver(contextOf(database, { now: new Date(noon.getTime() + hour * 3_600_000) }))
    const [dead] = await database.db.outboxMessage.findMany({ where: { deadAt: { not: null } } })
    expect(dead).toMatchObject({ attempts: 5, deliveredAt: null })
    expect(dead?.lastError).toContain('550')
    refuse = null
    const { sendAgain } = await import('@/lib/outbox/deliver')
    const later = contextOf(database, { now: new Date(noon.getTime() + 86_400_000) })
    expect(await sendAgain(later, dead?.id ?? 0n)).toBe(true)
    await deliver(later)
    expect(received.at(-1)?.to).toBe(addresses[0])
  })

  test('with a code does not leave the code behind', async () => {
    const ctx = contextOf(database)
    const { sendSignInCode } = await import('@/lib/auth/sign-in-code')
    await sendSignInCode(ctx, { email: 'code@example.org', locale: 'ti', network: 'home' })
    await deliver(ctx)
    const row = await database.db.outboxMessage.findFirstOrThrow({ where: { email: 'code@example.org' } })
    expect(row.deliveredAt).not.toBeNull()
    expect(row.data).toEqual({})
  })
})
