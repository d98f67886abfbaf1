import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finishProviderSignIn, startProviderSignIn } from '@/lib/auth/provider'
import { liveSession } from '@/lib/auth/session'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { setDisabled } from '@/lib/people/edit-person'
import { giveRole } from '@/lib/people/roles'
import { minutes, shift } from '@/lib/time/time'
import { contextOf, noon, testDatabase } from '../../support/database'
import { client, startProvider, type TownProvider, visitProvider } from '../../support/provider'

const database = testDatabase()
let provider: TownProvider
let number = 0

// A real provider: what it signs, and what it refuses, is its own work and not ours.
beforeAll(async () => {
  process.env.APP_URL = 'http://localhost:3000'
  provider = await startProvider('http://localhost:3000/api/provider/callback', {})
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_ROLES: 'samen-desk=reception,samen-courses=coordinator+editor,samen-boss=administrator',
    OIDC_SECOND_FACTOR: 'acr:urn:town:two,amr:mfa',
  })
})
afterAll(() => provider.stop())

const visitor = (now = noon) => contextOf(database, { actor: { kind: 'anonymous' }, now })

function account(more: Partial<TownProvider['accounts'][string]> = {}): { id: string; email: string } {
  const id = `account-${number++}`
  const email = `${id}@town.example`
  provider.accounts[id] = {
    email,
    email_verified: true,
    name: 'Fatiha Amrani',
    groups: ['samen-desk'],
    ...more,
  }
  return { id, email }
}

async function setOut(back: string | null = null) {
  const out = await startProviderSignIn(visitor(), { locale: 'fr', back, shared: false, network: newId() })
  if (!out.ok) throw new Error(out.refusal)
  return out.value
}

async function comeBack(id: string, back: string | null = null) {
  const { url, browserKey } = await setOut(back)
  const search = new URL(await visitProvider(url, id)).search
  return { search, browserKey, result: await finishProviderSignIn(visitor(), { search, browserKey }) }
}

async function inside(id: string) {
  const { result } = await comeBack(id)
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

const rolesOf = async (personId: string) =>
  (await database.db.roleAssignment.findMany({ where: { personId, revokedAt: null } }))
    .map((row) => `${row.role} (${row.source})`)
    .sort()

describe('single sign-on with a real provider', () => {
  test('makes the account, with the roles of the groups and no others, and leads back', async () => {
    const { id, email } = account({ groups: ['samen-courses', 'something-else'] })
    const { result } = await comeBack(id, '/fr/staff/courses')
    if (!result.ok) throw new Error(result.refusal)
    expect(result.value).toMatchObject({ locale: 'fr', back: '/fr/staff/courses', staff: true })
    expect(await rolesOf(result.value.personId)).toEqual(['coordinator (provider)', 'editor (provider)'])
    expect(await database.db.person.findUnique({ where: { email } })).toMatchObject({
      id: result.value.personId,
      fullName: 'Fatiha Amrani',
    })
    expect((await inside(id)).personId).toBe(result.value.personId)
  })

  test('asks for our own second key unless the provider says that it asked for one', async () => {
    const plain = await inside(account().id)
    expect(await liveSession(database.db, plain.sessionId, noon)).toMatchObject({
      roles: [],
      needsSecondFactor: true,
    })
    for (const said of [{ acr: 'urn:town:two' }, { amr: ['pwd', 'mfa'] }]) {
      const two = await inside(account(said).id)
      expect(await liveSession(database.db, two.sessionId, noon)).toMatchObject({
        roles: ['reception'],
        needsSecondFactor: false,
      })
    }
    const weak = await inside(account({ amr: ['pwd'] }).id)
    expect(await liveSession(database.db, weak.sessionId, noon)).toMatchObject({ needsSecondFactor: true })
  })

  test('follows the groups at each sign-in, and leaves alone what was given by hand', async () => {
    const { id } = account({ groups: ['samen-desk', 'samen-courses'] })
    const { personId, sessionId } = await inside(id)
    await giveRole(contextOf(database), { personId, role: 'teacher' })
    await giveRole(contextOf(database), { personId, role: 'editor' })
    const now = provider.accounts[id]
    if (now) now.groups = ['samen-desk']
    await inside(id)
    expect(await rolesOf(personId)).toEqual(['editor (hand)', 'reception (provider)', 'teacher (hand)'])
    // The session of before has lost them too: roles are read at each request.
    await database.db.session.update({ where: { id: sessionId }, data: { secondFactorAt: noon } })
    expect((await liveSession(database.db, sessionId, noon))?.roles.sort()).toEqual([
      'editor',
      'reception',
      'teacher',
    ])
    if (now) now.groups = undefined
    await inside(id)
    expect(await rolesOf(personId)).toEqual(['editor (hand)', 'teacher (hand)'])
    expect(
      await database.db.auditEvent.count({ where: { personId, event: 'people.role.revoked' } }),
    ).toBeGreaterThan(1)
  })

  test('never takes the last administrator away', async () => {
    const { id } = account({ groups: ['samen-boss'] })
    const { personId } = await inside(id)
    const now = provider.accounts[id]
    if (now) now.groups = []
    await inside(id)
    expect(await rolesOf(personId)).toEqual(['administrator (provider)'])
    const other = await inside(account({ groups: ['samen-boss'] }).id)
    await inside(id)
    expect(await rolesOf(personId)).toEqual([])
    expect(await rolesOf(other.personId)).toEqual(['administrator (provider)'])
  })

  test('refuses an address that the provider does not call verified, and links nothing', async () => {
    const known = account()
    const { personId } = await inside(known.id)
    const thief = account({ email: known.email, email_verified: false })
    expect((await comeBack(thief.id)).result).toMatchObject({
      refusal: 'unverified',
      details: { locale: 'fr' },
    })
    expect(await database.db.providerIdentity.count({ where: { personId } })).toBe(1)
  })

  test('refuses somebody else who has the address now, and follows who changed theirs', async () => {
    const known = account()
    const { personId } = await inside(known.id)
    const heir = account({ email: known.email })
    expect((await comeBack(heir.id)).result).toMatchObject({ refusal: 'refused' })
    const now = provider.accounts[known.id]
    if (now) now.email = 'married@town.example'
    expect((await inside(known.id)).personId).toBe(personId)
  })

  test('refuses a state that was used, is unknown, is too old, or comes back in another browser', async () => {
    const { id } = account()
    const first = await comeBack(id)
    expect(first.result.ok).toBe(true)
    const again = await finishProviderSignIn(visitor(), first)
    expect(again).toMatchObject({ refusal: 'refused' })

    const { url, browserKey } = await setOut()
    const search = new URL(await visitProvider(url, id)).search
    const other = await setOut()
    expect(await finishProviderSignIn(visitor(), { search, browserKey: other.browserKey })).toMatchObject({
      refusal: 'refused',
    })
    // Used up by the wrong browser, it does not work in the right one either.
    expect(await finishProviderSignIn(visitor(), { search, browserKey })).toMatchObject({
      refusal: 'refused',
    })

    const late = await setOut()
    const lateSearch = new URL(await visitProvider(late.url, id)).search
    expect(
      await finishProviderSignIn(visitor(shift(noon, minutes(limits.providerTripMinutes))), {
        search: lateSearch,
        browserKey: late.browserKey,
      }),
    ).toMatchObject({ refusal: 'refused' })
    for (const wrong of ['', '?code=x', '?code=x&state=made-up', '?error=access_denied&state='])
      expect(await finishProviderSignIn(visitor(), { search: wrong, browserKey })).toMatchObject({
        refusal: 'refused',
      })
  })

  test.each(['nonce', 'sealed', 'code'] as const)('refuses a wrong %s', async (what) => {
    const { id } = account()
    const { url, browserKey } = await setOut()
    let search = new URL(await visitProvider(url, id)).search
    const trip = await database.db.providerTrip.findFirstOrThrow({ orderBy: { id: 'desc' } })
    if (what === 'nonce')
      await database.db.providerTrip.update({ where: { id: trip.id }, data: { nonce: 'another' } })
    if (what === 'sealed') {
      // PKCE: a code that was caught is worth nothing without the secret of who set out.
      const { seal } = await import('@/lib/auth/seal')
      await database.db.providerTrip.update({
        where: { id: trip.id },
        data: { sealed: seal('x'.repeat(43), trip.id) },
      })
    }
    if (what === 'code') search = search.replace(/code=[^&]+/, 'code=made-up')
    expect(await finishProviderSignIn(visitor(), { search, browserKey })).toMatchObject({
      refusal: 'refused',
    })
    expect(await database.db.providerIdentity.count({ where: { subject: id } })).toBe(0)
  })

  test('says no when the provider does, and lets a closed account in no more', async () => {
    const { url, browserKey } = await setOut()
    const search = new URL(await visitProvider(url, 'nobody')).search
    expect(search).toContain('error=access_denied')
    expect(await finishProviderSignIn(visitor(), { search, browserKey })).toMatchObject({
      refusal: 'refused',
    })
    const { id } = account()
    const { personId } = await inside(id)
    await setDisabled(contextOf(database), { personId, disabled: true })
    expect((await comeBack(id)).result).toMatchObject({ refusal: 'refused' })
  })

  test('keeps no secret of the trip readable, and sweeps trips that ended nowhere', async () => {
    const { url } = await setOut()
    const query = new URL(url).searchParams
    expect(query.get('code_challenge_method')).toBe('S256')
    const kept = JSON.stringify(await database.db.providerTrip.findMany())
    expect(kept).not.toContain(query.get('state') ?? 'state')
    const { sweepSignIn } = await import('@/lib/auth/sweep')
    await sweepSignIn(contextOf(database, { now: shift(noon, minutes(limits.providerTripMinutes + 1)) }))
    expect(await database.db.providerTrip.count()).toBe(0)
  })
})
