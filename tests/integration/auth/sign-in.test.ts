import { describe, expect, test } from 'vitest'
import { endSession, liveSession, startSession } from '@/lib/auth/session'
import { signInByCode } from '@/lib/auth/sign-in'
import { redeemSignInCode, sendSignInCode } from '@/lib/auth/sign-in-code'
import { grantRole } from '@/lib/people/register'
import { hours, minutes, shift } from '@/lib/time/time'
import { contextOf, noon, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
let number = 0
const address = () => `someone${number++}@example.org`

async function codeFor(email: string): Promise<string> {
  const row = await database.db.outboxMessage.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' } })
  return String((row.data as { code: string }).code)
}

describe('a code', () => {
  test('works once, also when two browsers use it at once', async () => {
    const ctx = contextOf(database)
    const email = address()
    await sendSignInCode(ctx, { email, locale: 'nl', network: 'home' })
    const code = await codeFor(email)
    const answers = await Promise.all([1, 2, 3].map(() => redeemSignInCode(ctx, { email, code })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await redeemSignInCode(ctx, { email, code })).toMatchObject({ refusal: 'wrong' })
  })
  test('works ten minutes', async () => {
    const ctx = contextOf(database)
    const email = address()
    await sendSignInCode(ctx, { email, locale: 'nl', network: 'home' })
    const code = await codeFor(email)
    expect(
      await redeemSignInCode(contextOf(database, { now: shift(noon, minutes(10)) }), { email, code }),
    ).toMatchObject({ refusal: 'wrong' })
    expect(
      await redeemSignInCode(contextOf(database, { now: shift(noon, minutes(10) - 1) }), { email, code }),
    ).toMatchObject({ ok: true })
  })
  test('of one address does not open another', async () => {
    const ctx = contextOf(database)
    const [a, b] = [address(), address()]
    await sendSignInCode(ctx, { email: a, locale: 'nl', network: 'home' })
    expect(await redeemSignInCode(ctx, { email: b, code: await codeFor(a) })).toMatchObject({
      refusal: 'wrong',
    })
  })
  test('may be guessed six times a minute, and says how long to wait', async () => {
    const ctx = contextOf(database)
    const email = address()
    const answers = []
    for (let n = 0; n < 8; n++) answers.push(await redeemSignInCode(ctx, { email, code: '000000' }))
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal))).toEqual([
      ...Array(6).fill('wrong'),
      'tooMany',
      'tooMany',
    ])
    const last = answers.at(-1)
    expect(!last?.ok && Number(last?.details?.seconds)).toBeGreaterThan(0)
  })
  test('is sent to sixty people behind one shelter’s address', async () => {
    const ctx = contextOf(database)
    for (let n = 0; n < 60; n++)
      expect(await sendSignInCode(ctx, { email: address(), locale: 'ar', network: 'shelter' })).toMatchObject(
        { ok: true },
      )
  })
  test('is kept only as a keyed hash', async () => {
    const ctx = contextOf(database)
    const email = address()
    await sendSignInCode(ctx, { email, locale: 'nl', network: 'home' })
    const code = await codeFor(email)
    const row = await database.db.signInCode.findFirstOrThrow({ where: { email } })
    expect(JSON.stringify(row)).not.toContain(code)
  })
})

test('a known and an unknown address go the same way', async () => {
  const ctx = contextOf(database)
  const known = address()
  await database.db.person.update({ where: { id: (await makePeople(ctx, 1))[0] }, data: { email: known } })
  for (const email of [known, address()]) {
    await sendSignInCode(ctx, { email, locale: 'nl', network: 'home' })
    expect(await signInByCode(ctx, { email, code: await codeFor(email), locale: 'nl' })).toMatchObject({
      ok: true,
    })
  }
})

describe('a session', () => {
  const begin = async (roles: Parameters<typeof grantRole>[2][] = ['newcomer']) => {
    const ctx = contextOf(database)
    const [personId = ''] = await makePeople(ctx, 1)
    for (const role of roles) await grantRole(ctx, personId, role)
    return { ctx, personId, sessionId: await startSession(ctx, personId, 'demo') }
  }
  test('of a disabled person is over at the very next request', async () => {
    const { ctx, personId, sessionId } = await begin()
    expect(await liveSession(database.db, sessionId, ctx.now)).toMatchObject({ personId })
    await database.db.person.update({ where: { id: personId }, data: { disabledAt: noon } })
    expect(await liveSession(database.db, sessionId, ctx.now)).toBeNull()
  })
  test('loses a role that was taken away at the very next request', async () => {
    const { ctx, personId, sessionId } = await begin(['newcomer', 'coordinator'])
    expect((await liveSession(database.db, sessionId, ctx.now))?.roles).toContain('coordinator')
    await database.db.roleAssignment.updateMany({
      where: { personId, role: 'coordinator' },
      data: { revokedAt: noon },
    })
    expect((await liveSession(database.db, sessionId, ctx.now))?.roles).toEqual(['newcomer'])
  })
  test('of staff ends after half an hour without a click and after eight hours in all', async () => {
    const { sessionId } = await begin(['coordinator'])
    expect(await liveSession(database.db, sessionId, shift(noon, minutes(30)))).not.toBeNull()
    expect(await liveSession(database.db, sessionId, shift(noon, minutes(61)))).toBeNull()
    const { sessionId: busy } = await begin(['coordinator'])
    for (let at = 0; at < 8 * 60; at += 20)
      expect(await liveSession(database.db, busy, shift(noon, minutes(at)))).not.toBeNull()
    expect(await liveSession(database.db, busy, shift(noon, hours(8)))).toBeNull()
  })
  test('that was ended stays ended', async () => {
    const { ctx, sessionId } = await begin()
    await endSession(ctx, sessionId)
    await endSession(ctx, sessionId)
    expect(await liveSession(database.db, sessionId, ctx.now)).toBeNull()
    expect(
      await database.db.auditEvent.count({ where: { subjectId: sessionId, event: 'auth.session.ended' } }),
    ).toBe(1)
  })
})
