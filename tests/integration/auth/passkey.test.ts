import { describe, expect, test } from 'vitest'
import { addPasskey, confirmByPasskey, ownPasskeys, removePasskey, signInByPasskey } from '@/lib/auth/passkey'
import { type PasskeyPurpose, passkeyOptions } from '@/lib/auth/passkey-challenge'
import { hasSecondFactor, resetSecondFactor, secondFactor, showSecondFactor } from '@/lib/auth/second-factor'
import { liveSession, startSession } from '@/lib/auth/session'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { setDisabled } from '@/lib/people/edit-person'
import { giveRole } from '@/lib/people/roles'
import { minutes, shift } from '@/lib/time/time'
import { SoftAuthenticator } from '../../support/authenticator'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const sessionOf = ({ actor }: ReturnType<typeof contextOf>) =>
  actor.kind === 'person' ? actor.sessionId : ''
const visitor = (now = noon) => contextOf(database, { actor: { kind: 'anonymous' }, now })

async function somebody(role?: 'caseworker') {
  const [personId = ''] = await makePeople(contextOf(database), 1)
  if (role) await giveRole(contextOf(database), { personId, role })
  const inside = async () => {
    const sessionId = await startSession(contextOf(database), personId, 'code')
    return (now = noon) => ({
      ...contextOf(database, { now }),
      actor: { ...personActor(personId, []), sessionId } as ReturnType<typeof personActor>,
    })
  }
  return { personId, inside, at: await inside() }
}

async function asked(ctx: ReturnType<typeof visitor>, purpose: PasskeyPurpose) {
  const result = await passkeyOptions(ctx, { purpose, network: newId() })
  if (!result.ok) throw new Error(result.refusal)
  const { challengeId, options } = result.value
  return { challengeId, challenge: options.challenge, options }
}

async function enrol(at: (now?: Date) => ReturnType<typeof visitor>, name = 'mijn telefoon') {
  const key = new SoftAuthenticator()
  const { challengeId, challenge } = await asked(at(), 'add')
  const added = await addPasskey(at(), { challengeId, answer: key.register(challenge), name })
  if (!added.ok) throw new Error(added.refusal)
  return { key, passkeyId: added.value.passkeyId }
}

const signIn = async (
  key: SoftAuthenticator,
  look: Parameters<SoftAuthenticator['sign']>[1] = {},
  ask?: { challengeId: string; challenge: string },
) => {
  const { challengeId, challenge } = ask ?? (await asked(visitor(), 'signIn'))
  return signInByPasskey(visitor(), { challengeId, answer: key.sign(challenge, look), network: newId() })
}

describe('a passkey', () => {
  test('signs its holder in, with nothing typed, and counts as two factors for staff', async () => {
    const who = await somebody('caseworker')
    const { key } = await enrol(who.at)
    const inside = await signIn(key)
    if (!inside.ok) throw new Error(inside.refusal)
    expect(inside.value).toMatchObject({ personId: who.personId, staff: true })
    expect(await liveSession(database.db, inside.value.sessionId, noon)).toMatchObject({
      roles: ['caseworker'],
      needsSecondFactor: false,
    })
  })

  test('the question is the same for everybody: it names no key and no person', async () => {
    const who = await somebody()
    await enrol(who.at)
    const { options } = await asked(visitor(), 'signIn')
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect((options as { allowCredentials?: unknown[] }).allowCredentials ?? []).toEqual([])
  })

  test('each question is answered once, also when two browsers answer at once, and not after five minutes', async () => {
    const who = await somebody()
    const { key } = await enrol(who.at)
    const ask = await asked(visitor(), 'signIn')
    const both = await Promise.all([signIn(key, {}, ask), signIn(key, {}, ask)])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(await signIn(key, {}, ask)).toMatchObject({ refusal: 'wrong' })
    const late = await asked(visitor(), 'signIn')
    expect(
      await signInByPasskey(visitor(shift(noon, minutes(limits.passkeys.challengeMinutes))), {
        challengeId: late.challengeId,
        answer: key.sign(late.challenge),
        network: newId(),
      }),
    ).toMatchObject({ refusal: 'wrong' })
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a holder who was not verified', { userVerified: false }],
    ['the wrong kind of answer', { type: 'webauthn.create' }],
    ['a counter that fell: a copy of the key', { counter: 0 }],
  ])('refuses %s', async (_what, look) => {
    const who = await somebody()
    const { key } = await enrol(who.at)
    expect(await signIn(key, look)).toMatchObject({ refusal: 'wrong' })
    expect((await signIn(key)).ok).toBe(true)
  })

  test('says the same for an unknown key, a question meant for something else, a closed account, and rubbish', async () => {
    const who = await somebody()
    const { key } = await enrol(who.at)
    expect(await signIn(new SoftAuthenticator())).toMatchObject({ refusal: 'wrong' })
    const confirm = await asked(who.at(), 'confirm')
    expect(await signIn(key, {}, confirm)).toMatchObject({ refusal: 'wrong' })
    const { challengeId } = await asked(visitor(), 'signIn')
    for (const answer of ['', '{}', 'null', '{"id":1,"response":{}}', '[]', '{"id":"x","response":null}'])
      expect(await signInByPasskey(visitor(), { challengeId, answer, network: newId() })).toMatchObject({
        refusal: 'wrong',
      })
    await setDisabled(contextOf(database), { personId: who.personId, disabled: true })
    expect(await signIn(key)).toMatchObject({ refusal: 'wrong' })
  })

  test('is kept once, at most ten, and only soon after signing in', async () => {
    const who = await somebody()
    const { key } = await enrol(who.at)
    const again = await asked(who.at(), 'add')
    expect(
      await addPasskey(who.at(), { ...again, answer: key.register(again.challenge), name: 'x' }),
    ).toMatchObject({ refusal: 'known' })
    for (let n = 1; n < limits.passkeys.most; n++) await enrol(who.at, `sleutel ${n}`)
    const more = await asked(who.at(), 'add')
    expect(
      await addPasskey(who.at(), {
        ...more,
        answer: new SoftAuthenticator().register(more.challenge),
        name: 'x',
      }),
    ).toMatchObject({ refusal: 'full' })
    const late = who.at(shift(noon, minutes(limits.passkeys.freshMinutes)))
    expect(await passkeyOptions(late, { purpose: 'add', network: newId() })).toMatchObject({
      refusal: 'stale',
    })
    const [one] = await ownPasskeys(who.at())
    expect(await removePasskey(late, { passkeyId: one?.id ?? '' })).toMatchObject({ refusal: 'stale' })
  })

  test('is removed by its owner only, and opens nothing then', async () => {
    const [who, other] = [await somebody(), await somebody()]
    const { key, passkeyId } = await enrol(who.at)
    expect(await removePasskey(other.at(), { passkeyId })).toMatchObject({ refusal: 'notFound' })
    expect((await removePasskey(who.at(), { passkeyId })).ok).toBe(true)
    expect(await signIn(key)).toMatchObject({ refusal: 'wrong' })
  })

  test('of staff is their second key: a mailbox alone cannot go round it', async () => {
    const who = await somebody('caseworker')
    const { key, passkeyId } = await enrol(who.at)
    expect(await liveSession(database.db, sessionOf(who.at()), noon)).toMatchObject({
      needsSecondFactor: false,
    })
    // Somebody who reads the mailbox signs in with a code.
    const thief = await who.inside()
    expect(await secondFactor(thief())).toEqual({ kind: 'ask', app: false, passkey: true })
    expect(await passkeyOptions(thief(), { purpose: 'add', network: newId() })).toMatchObject({
      refusal: 'factorFirst',
    })
    expect(await removePasskey(thief(), { passkeyId })).toMatchObject({ refusal: 'factorFirst' })
    // Not with an app that was half made before, either.
    await database.db.authenticator.deleteMany({ where: { personId: who.personId } })
    expect(await showSecondFactor(thief(), { code: '000000' })).toMatchObject({ refusal: 'wrong' })
    const ask = await asked(thief(), 'confirm')
    expect(
      await confirmByPasskey(thief(), { ...ask, answer: new SoftAuthenticator().sign(ask.challenge) }),
    ).toMatchObject({ refusal: 'wrong' })
    const mine = await asked(thief(), 'confirm')
    expect((await confirmByPasskey(thief(), { ...mine, answer: key.sign(mine.challenge) })).ok).toBe(true)
    expect(await liveSession(database.db, sessionOf(thief()), noon)).toMatchObject({
      roles: ['caseworker'],
    })
  })

  test('that is lost is wiped by a second administrator', async () => {
    const who = await somebody('caseworker')
    const { key } = await enrol(who.at)
    expect((await resetSecondFactor(contextOf(database), { personId: who.personId })).ok).toBe(true)
    expect(await hasSecondFactor(contextOf(database), who.personId)).toBe(false)
    expect(await signIn(key)).toMatchObject({ refusal: 'wrong' })
  })

  test('is in the holder’s own copy without its key, and questions left open are swept', async () => {
    const who = await somebody()
    await enrol(who.at, 'mijn sleutel')
    const { authPersonalData } = await import('@/lib/auth/personal-data')
    const copy = await authPersonalData.collect(contextOf(database), who.personId)
    expect(copy.passkeys).toMatchObject([{ name: 'mijn sleutel' }])
    expect(JSON.stringify(copy)).not.toMatch(/publicKey|credential/i)
    const { sweepSignIn } = await import('@/lib/auth/sweep')
    await asked(visitor(), 'signIn')
    await sweepSignIn(contextOf(database, { now: shift(noon, minutes(10)) }))
    expect(await database.db.passkeyChallenge.count()).toBe(0)
  })

  test.each([
    [
      'a counter below nothing',
      "INSERT INTO passkey VALUES (gen_random_uuid(), (SELECT id FROM person LIMIT 1), 'x', '', -1, '{}', 'x', false, now())",
      '23514',
    ],
    [
      'a question of an unknown kind',
      "INSERT INTO passkey_challenge VALUES (gen_random_uuid(), 'x', 'other', NULL, now())",
      '23514',
    ],
    [
      'a new key for nobody',
      "INSERT INTO passkey_challenge VALUES (gen_random_uuid(), 'x', 'add', NULL, now())",
      '23514',
    ],
  ])('the database forbids %s', async (_what, sql, state) => {
    await makePeople(contextOf(database), 1)
    const error = await database.sql(sql).catch((caught: unknown) => caught)
    expect((error as { code: string }).code).toBe(state)
  })
})
