import { describe, expect, test } from 'vitest'
import { signInByCard } from '@/lib/auth/access-card'
import { passkeyOptions } from '@/lib/auth/passkey-challenge'
import { liveSession, markShared, peekSession, startSession } from '@/lib/auth/session'
import { signInByLink } from '@/lib/auth/sign-in'
import { readSignInLink, redeemSignInCode, sendSignInCode } from '@/lib/auth/sign-in-code'
import { limits } from '@/lib/config/limits'
import { dropKeptForm, keepForm, keptForms, sweepKeptForms } from '@/lib/forms/kept'
import { grantRole } from '@/lib/people/register'
import { minutes, shift } from '@/lib/time/time'
import { sendDue } from '@/lib/worker/work'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
let number = 0
const address = () => `link${number++}@example.org`

async function mailed(email: string, back: string | null = null) {
  await sendSignInCode(contextOf(database), { email, locale: 'ar', network: email, link: { back } })
  const row = await database.db.outboxMessage.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' } })
  return row.data as { code: string; key: string }
}

describe('the link in the mail', () => {
  test('is not used up by a mail scanner that opens it, and works once by its button', async () => {
    const email = address()
    const { key } = await mailed(email, '/ar/my/data')
    for (let look = 0; look < 5; look++)
      expect(await readSignInLink(contextOf(database), key)).toEqual({ email, back: '/ar/my/data' })
    const presses = await Promise.all(
      [1, 2, 3].map(() => signInByLink(contextOf(database), { key, locale: 'ar' })),
    )
    const [inside, ...more] = presses.filter((press) => press.ok)
    expect(more).toHaveLength(0)
    if (!inside?.ok) throw new Error('nobody came in')
    expect(inside.value.back).toBe('/ar/my/data')
    expect(await liveSession(database.db, inside.value.sessionId, noon)).toMatchObject({
      personId: inside.value.personId,
    })
    expect(await readSignInLink(contextOf(database), key)).toBeNull()
  })

  test('and the code beside it are one: whichever is used, the other is worth nothing', async () => {
    const one = address()
    const first = await mailed(one)
    expect((await redeemSignInCode(contextOf(database), { email: one, code: first.code })).ok).toBe(true)
    expect(await signInByLink(contextOf(database), { key: first.key, locale: 'nl' })).toMatchObject({
      refusal: 'gone',
    })
    const two = address()
    const second = await mailed(two)
    expect((await signInByLink(contextOf(database), { key: second.key, locale: 'nl' })).ok).toBe(true)
    expect(await redeemSignInCode(contextOf(database), { email: two, code: second.code })).toMatchObject({
      refusal: 'wrong',
    })
  })

  test('runs out with the code, and no key that was never sent opens anything', async () => {
    const { key } = await mailed(address())
    const late = contextOf(database, { now: shift(noon, minutes(limits.signIn.codeMinutes)) })
    expect(await signInByLink(late, { key, locale: 'nl' })).toMatchObject({ refusal: 'gone' })
    for (const wrong of ['', 'x', 'a'.repeat(43), `${key} `, key.slice(1)])
      expect(await signInByLink(contextOf(database), { key: wrong, locale: 'nl' })).toMatchObject({
        refusal: 'gone',
      })
  })

  test('leaves in the mail in their language, and its key stays nowhere', async () => {
    const email = address()
    const { key, code } = await mailed(email)
    await sendDue(() => contextOf(database))
    const mail = await database.db.demoMail.findFirstOrThrow({ where: { to: email } })
    expect(mail.text).toContain(`/ar/sign-in/link?key=${key}`)
    expect(mail.text).toContain(code)
    expect((await database.db.outboxMessage.findFirstOrThrow({ where: { email } })).data).toEqual({})
    expect(JSON.stringify(await database.db.signInCode.findMany({ where: { email } }))).not.toContain(key)
  })

  test('never leads away from our own origin', async () => {
    const error = await mailed(address(), '//evil.example').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(Error)
  })
})

describe('a device that is not only theirs', () => {
  const inside = async (role: 'newcomer' | 'reception' = 'newcomer') => {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    await grantRole(contextOf(database), personId, role)
    return {
      personId,
      sessionId: await startSession(contextOf(database), personId, 'demo', { shared: true }),
    }
  }
  const at = (seconds: number) => shift(noon, seconds * 1000)

  test('lets go after five minutes without a click, whoever it is, and goes on while there are clicks', async () => {
    for (const role of ['newcomer', 'reception'] as const) {
      const { sessionId } = await inside(role)
      for (const second of [100, 290, 400, 690])
        expect(await liveSession(database.db, sessionId, at(second))).toMatchObject({ shared: true })
      expect(await liveSession(database.db, sessionId, at(991))).toBeNull()
    }
  })

  test('says when it ends, and asking does not put it off', async () => {
    const { sessionId } = await inside()
    expect(await peekSession(database.db, sessionId, at(200))).toMatchObject({ idleEndsAt: at(300) })
    expect(await peekSession(database.db, sessionId, at(299))).toMatchObject({ idleEndsAt: at(300) })
    expect(await peekSession(database.db, sessionId, at(301))).toBeNull()
    expect(await liveSession(database.db, sessionId, at(250))).toMatchObject({ idleEndsAt: at(550) })
    expect(await peekSession(database.db, sessionId, at(251))).toMatchObject({ idleEndsAt: at(550) })
  })

  test('ends for good after two hours', async () => {
    const { sessionId } = await inside()
    for (let second = 0; second < 7200; second += 240) await liveSession(database.db, sessionId, at(second))
    expect(await liveSession(database.db, sessionId, at(7199))).toMatchObject({ idleEndsAt: at(7200) })
    expect(await liveSession(database.db, sessionId, at(7200))).toBeNull()
  })

  test('is meant also where nobody was asked, when it was said before', async () => {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    const sessionId = await startSession(contextOf(database), personId, 'code')
    await markShared(contextOf(database), sessionId)
    expect(await liveSession(database.db, sessionId, at(301))).toBeNull()
  })
})

describe('what was typed when the session had ended', () => {
  const kept = async (
    values: Record<string, string | string[]> = { reason: 'SECRETWORD', code: '123456' },
  ) => {
    const [personId = '', otherId = ''] = await makePeople(contextOf(database), 2)
    await keepForm(contextOf(database), { personId, path: '/my/settings', formId: 'form', values })
    const as = (id: string, now = noon) => contextOf(database, { actor: personActor(id), now })
    return { personId, otherId, as }
  }

  test('waits for its own person only, encrypted, on its own page, without codes', async () => {
    const { personId, otherId, as } = await kept()
    expect([...(await keptForms(as(personId), '/my/settings'))]).toEqual([['form', { reason: 'SECRETWORD' }]])
    expect((await keptForms(as(otherId), '/my/settings')).size).toBe(0)
    expect((await keptForms(as(personId), '/my/data')).size).toBe(0)
    expect(JSON.stringify(await database.db.keptForm.findMany())).not.toContain('SECRETWORD')
    // Moved to another person's row it opens no more: the seal is bound to whose it is.
    await database.db.keptForm.updateMany({ where: { personId }, data: { personId: otherId } })
    expect((await keptForms(as(otherId), '/my/settings')).size).toBe(0)
  })

  test('is gone when it was sent, and after half an hour', async () => {
    const { personId, as } = await kept()
    await dropKeptForm(as(personId), '/my/settings', 'form')
    expect((await keptForms(as(personId), '/my/settings')).size).toBe(0)
    const again = await kept()
    const late = shift(noon, minutes(limits.sessions.keepTypedMinutes))
    expect((await keptForms(again.as(again.personId, late), '/my/settings')).size).toBe(0)
    await sweepKeptForms(contextOf(database, { now: late }))
    expect(await database.db.keptForm.count({ where: { personId: again.personId } })).toBe(0)
  })

  test('fills no table', async () => {
    const { personId } = await kept()
    for (let page = 0; page < 30; page++)
      await keepForm(contextOf(database, { now: shift(noon, page + 1) }), {
        personId,
        path: `/my/${page}`,
        formId: 'form',
        values: {},
      })
    expect(await database.db.keptForm.count({ where: { personId } })).toBe(limits.sessions.keptForms)
  })
})

describe('sixty newcomers behind one shelter’s address', () => {
  test('ask for codes, come in by them, by cards and by passkeys, all within a minute', async () => {
    const network = 'shelter'
    const refusals: string[] = []
    for (let n = 0; n < 60; n++) {
      const email = `shelter${n}@example.org`
      const ctx = contextOf(database, { actor: { kind: 'anonymous' } })
      const asked = await sendSignInCode(ctx, { email, locale: 'ar', network, link: { back: null } })
      if (!asked.ok) refusals.push(`code ${n}: ${asked.refusal}`)
      const row = await database.db.outboxMessage.findFirstOrThrow({ where: { email } })
      const inside = await redeemSignInCode(ctx, { email, code: (row.data as { code: string }).code })
      if (!inside.ok) refusals.push(`redeem ${n}: ${inside.refusal}`)
      const question = await passkeyOptions(ctx, { purpose: 'signIn', network })
      if (!question.ok) refusals.push(`passkey ${n}: ${question.refusal}`)
      const card = await signInByCard(ctx, {
        number: `0000000${String(n).padStart(4, '0')}`,
        pin: '000000',
        network,
      })
      if (!card.ok && card.refusal === 'tooMany') refusals.push(`card ${n}: ${card.refusal}`)
    }
    expect(refusals).toEqual([])
  })
})
