import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterEach, describe, expect, test } from 'vitest'
import { rotateSeals } from '@/lib/auth/rotate-seals'
import { hasSecondFactor, resetSecondFactor, secondFactor, showSecondFactor } from '@/lib/auth/second-factor'
import { liveSession, startSession } from '@/lib/auth/session'
import { limits } from '@/lib/config/limits'
import { forgetSettings } from '@/lib/config/settings'
import { giveRole } from '@/lib/people/roles'
import { minutes, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()

const colleague = async () => {
  const [personId = ''] = await makePeople(contextOf(database), 1)
  await giveRole(contextOf(database), { personId, role: 'caseworker' })
  const sessionId = await startSession(contextOf(database), personId, 'code')
  const at = (now: Date) => ({
    ...contextOf(database, { now }),
    actor: { ...personActor(personId, []), sessionId } as ReturnType<typeof personActor>,
  })
  return { personId, sessionId, at }
}
const later = (seconds: number) => shift(noon, seconds * 1000)
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })
const enrol = async (who: Awaited<ReturnType<typeof colleague>>) => {
  const offered = await secondFactor(who.at(noon))
  if (offered?.kind !== 'enrol') throw new Error('nothing to enrol')
  const shown = await showSecondFactor(who.at(noon), { code: codeAt(offered.secret, noon) })
  if (!shown.ok) throw new Error('not enrolled')
  return { secret: offered.secret, recovery: shown.value.recovery }
}

describe('the second factor', () => {
  test('staff roles count for nothing before it is shown, and for all after', async () => {
    const who = await colleague()
    expect(await liveSession(database.db, who.sessionId, noon)).toMatchObject({
      roles: [],
      needsSecondFactor: true,
    })
    await enrol(who)
    expect(await liveSession(database.db, who.sessionId, noon)).toMatchObject({
      roles: ['caseworker'],
      needsSecondFactor: false,
    })
    const next = await startSession(contextOf(database), who.personId, 'code')
    expect(await liveSession(database.db, next, noon)).toMatchObject({ roles: [], needsSecondFactor: true })
  })

  test('newcomers need none', async () => {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    await giveRole(contextOf(database), { personId, role: 'newcomer' })
    const sessionId = await startSession(contextOf(database), personId, 'code')
    expect(await liveSession(database.db, sessionId, noon)).toMatchObject({
      roles: ['newcomer'],
      needsSecondFactor: false,
    })
  })

  test('a code works once, also for two browsers at once; one step early or late it works, two it does not', async () => {
    const who = await colleague()
    const { secret } = await enrol(who)
    const again = codeAt(secret, later(60))
    const both = await Promise.all([1, 2].map(() => showSecondFactor(who.at(later(60)), { code: again })))
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect((await showSecondFactor(who.at(later(150)), { code: codeAt(secret, later(120)) })).ok).toBe(true)
    expect(await showSecondFactor(who.at(later(300)), { code: codeAt(secret, later(210)) })).toMatchObject({
      refusal: 'wrong',
    })
  })

  test('nobody tries more than six codes a minute', async () => {
    const who = await colleague()
    const { secret } = await enrol(who)
    for (let tries = 1; tries < limits.signIn.triesPerMinute; tries++)
      await showSecondFactor(who.at(later(60)), { code: '000000' })
    expect(await showSecondFactor(who.at(later(60)), { code: codeAt(secret, later(60)) })).toMatchObject({
      refusal: 'tooMany',
    })
  })

  test('each of the ten codes on paper works once, and none is kept readable', async () => {
    const who = await colleague()
    const { recovery } = await enrol(who)
    expect(new Set(recovery).size).toBe(10)
    const [code = ''] = recovery
    expect((await showSecondFactor(who.at(noon), { code })).ok).toBe(true)
    expect(await showSecondFactor(who.at(noon), { code })).toMatchObject({ refusal: 'wrong' })
    const rows = JSON.stringify(
      await database.db.recoveryCode.findMany({ where: { personId: who.personId } }),
    )
    for (const each of recovery) expect(rows).not.toContain(each)
  })

  test('a second administrator can wipe it, never oneself; the person is out and begins anew', async () => {
    const who = await colleague()
    const { secret } = await enrol(who)
    expect(await resetSecondFactor(who.at(noon), { personId: who.personId })).toMatchObject({
      refusal: 'own',
    })
    expect((await resetSecondFactor(contextOf(database), { personId: who.personId })).ok).toBe(true)
    expect(await liveSession(database.db, who.sessionId, noon)).toBeNull()
    expect(await hasSecondFactor(contextOf(database), who.personId)).toBe(false)
    const offered = await secondFactor(who.at(shift(noon, minutes(1))))
    expect(offered).toMatchObject({ kind: 'enrol' })
    expect(offered?.kind === 'enrol' && offered.secret).not.toBe(secret)
  })

  test('an app that was never confirmed opens nothing with a code from paper', async () => {
    const who = await colleague()
    await secondFactor(who.at(noon))
    expect(await showSecondFactor(who.at(noon), { code: 'ABCDEFGHJK' })).toMatchObject({ refusal: 'wrong' })
  })
})

describe('a new ENCRYPTION_KEY', () => {
  const first = process.env.ENCRYPTION_KEY ?? ''
  const keys = (now: string, old: string) => {
    process.env.ENCRYPTION_KEY = now
    process.env.ENCRYPTION_KEYS_OLD = old
    forgetSettings()
  }
  afterEach(() => keys(first, ''))

  test('leaves every app working by the old key; sealed anew they need it no more', async () => {
    const [one, two] = [await colleague(), await colleague()]
    const [mine, theirs] = [await enrol(one), await enrol(two)]
    const second = randomBytes(32).toString('hex')
    const code = (secret: string, seconds: number) => ({ code: codeAt(secret, later(seconds)) })

    keys(second, first)
    expect((await showSecondFactor(one.at(later(60)), code(mine.secret, 60))).ok).toBe(true)
    const machine = contextOf(database)
    const { rotated, lost } = await rotateSeals(machine)
    expect({ rotated, lost }).toEqual({ rotated: await database.db.authenticator.count(), lost: 0 })
    expect(await rotateSeals(machine)).toEqual({ rotated: 0, lost: 0 })

    keys(second, '')
    expect((await showSecondFactor(two.at(later(120)), code(theirs.secret, 120))).ok).toBe(true)
    // The first key alone opens nothing any more, and it is said how many are lost.
    keys(first, '')
    expect((await showSecondFactor(one.at(later(180)), code(mine.secret, 180))).ok).toBe(false)
    expect(await rotateSeals(machine)).toEqual({ rotated: 0, lost: rotated })
  })
})
