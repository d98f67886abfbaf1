import { describe, expect, test } from 'vitest'
import {
  acceptInvitation,
  invite,
  openInvitations,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from '@/lib/auth/invitation'
import { liveSession } from '@/lib/auth/session'
import { sqlState } from '@/lib/db/errors'
import { addOrganisation, approveOrganisation } from '@/lib/people/organisations/add-organisation'
import { endMembership, endOrganisation } from '@/lib/people/organisations/members'
import { listOrganisations, organisationsOf, viewOrganisation } from '@/lib/people/organisations/queries'
import { giveRole } from '@/lib/people/roles'
import { days, shift } from '@/lib/time/time'
import { sendDue } from '@/lib/worker/work'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
let number = 0
const address = () => `boss${number++}@example.org`

async function organisation(kind: 'employer' | 'partner' = 'employer'): Promise<string> {
  const made = await addOrganisation(contextOf(database), {
    kind,
    name: `Bedrijf ${number++}`,
    contactName: null,
    email: null,
    phone: null,
    locale: 'nl',
  })
  if (!made.ok) throw new Error(made.refusal)
  return made.value.organisationId
}

async function invited(organisationId: string, email = address()) {
  const result = await invite(contextOf(database), {
    organisationId,
    fullName: 'Bram De Backer',
    email,
    locale: 'ar',
  })
  if (!result.ok) throw new Error(result.refusal)
  return { email, invitationId: result.value.invitationId, key: await keyFor(email) }
}

async function keyFor(email: string): Promise<string> {
  const row = await database.db.outboxMessage.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' } })
  return String((row.data as { code: string }).code)
}

const rolesOf = async (personId: string) =>
  (await database.db.roleAssignment.findMany({ where: { personId, revokedAt: null } })).map((row) => row.role)

describe('an invitation', () => {
  test('leaves as a mail in the invitee’s language, and its key stays nowhere', async () => {
    const id = await organisation()
    const { email, key } = await invited(id)
    await sendDue(() => contextOf(database))
    const mail = await database.db.demoMail.findFirstOrThrow({ where: { to: email } })
    expect(mail.subject).toMatch(/[\u0600-\u06ff]/)
    expect(mail.html).toContain('dir="rtl"')
    expect(mail.text).toContain(`/ar/sign-in/invitation?key=${key}`)
    expect(mail.text).not.toContain('Bram')
    expect(JSON.stringify(await database.db.invitation.findMany())).not.toContain(key)
    expect((await database.db.outboxMessage.findFirstOrThrow({ where: { email } })).data).toEqual({})
  })

  test('is not used up by looking, works once by its button, and gives the role and the way in', async () => {
    const id = await organisation()
    const { key, email } = await invited(id)
    for (let look = 0; look < 3; look++)
      expect(await readInvitation(contextOf(database), key)).toMatchObject({ kind: 'employer', email })
    const presses = await Promise.all(
      [1, 2, 3].map(() => acceptInvitation(contextOf(database), { key, shared: false })),
    )
    const accepted = presses.filter((press) => press.ok)
    expect(accepted).toHaveLength(1)
    const [one] = accepted
    if (!one?.ok) throw new Error('not accepted')
    expect(await liveSession(database.db, one.value.sessionId, noon)).toMatchObject({
      roles: ['employer'],
      name: 'Bram De Backer',
    })
    expect(await organisationsOf(contextOf(database), one.value.personId, 'employer')).toHaveLength(1)
    expect(await readInvitation(contextOf(database), key)).toBeNull()
  })

  test('runs out after two weeks; sent again it works by its new key only', async () => {
    const id = await organisation('partner')
    const { key, email, invitationId } = await invited(id)
    const late = contextOf(database, { now: shift(noon, days(14)) })
    expect(await acceptInvitation(late, { key, shared: false })).toMatchObject({ refusal: 'gone' })
    expect(await openInvitations(late, id)).toMatchObject([{ expired: true }])
    expect((await resendInvitation(late, { invitationId })).ok).toBe(true)
    expect(await acceptInvitation(late, { key, shared: false })).toMatchObject({ refusal: 'gone' })
    expect((await acceptInvitation(late, { key: await keyFor(email), shared: false })).ok).toBe(true)
    expect(await resendInvitation(late, { invitationId })).toMatchObject({ refusal: 'notFound' })
  })

  test('that was taken back, or whose organisation ended, opens nothing', async () => {
    const id = await organisation()
    const one = await invited(id)
    expect((await revokeInvitation(contextOf(database), { invitationId: one.invitationId })).ok).toBe(true)
    expect(await acceptInvitation(contextOf(database), { key: one.key, shared: false })).toMatchObject({
      refusal: 'gone',
    })
    const two = await invited(id)
    await endOrganisation(contextOf(database), { organisationId: id, reason: 'Gestopt' })
    expect(await readInvitation(contextOf(database), two.key)).toBeNull()
    expect(await acceptInvitation(contextOf(database), { key: two.key, shared: false })).toMatchObject({
      refusal: 'gone',
    })
    for (const key of ['', 'x', 'a'.repeat(43), '../../x', '\u0000'])
      expect(await readInvitation(contextOf(database), key)).toBeNull()
  })

  test('goes once to one address, also when two colleagues invite at the same moment', async () => {
    const id = await organisation()
    const email = address()
    const send = () =>
      invite(contextOf(database), { organisationId: id, fullName: 'Ann', email, locale: 'nl' })
    const both = await Promise.all([send(), send()])
    expect(both.map((result) => (result.ok ? 'sent' : result.refusal)).sort()).toEqual([
      'alreadyInvited',
      'sent',
    ])
    await acceptInvitation(contextOf(database), { key: await keyFor(email), shared: false })
    expect(await send()).toMatchObject({ refusal: 'alreadyMember' })
  })
})

describe('an organisation', () => {
  test('written down by reception waits for a yes before anybody is invited', async () => {
    const [personId = ''] = await makePeople(contextOf(database), 1)
    const reception = contextOf(database, { actor: personActor(personId, ['reception']) })
    const details = { contactName: null, email: null, phone: null, locale: 'nl' }
    const made = await addOrganisation(reception, { kind: 'partner', name: 'De Krekel', ...details })
    if (!made.ok) throw new Error(made.refusal)
    const { organisationId } = made.value
    expect(
      await invite(reception, { organisationId, fullName: 'Ann', email: address(), locale: 'nl' }),
    ).toMatchObject({ refusal: 'notFound' })
    expect((await listOrganisations(reception, 'partner')).map((row) => row.id)).not.toContain(organisationId)
    expect((await approveOrganisation(contextOf(database), { organisationId })).ok).toBe(true)
    expect((await listOrganisations(reception, 'partner')).map((row) => row.id)).toContain(organisationId)
    expect(
      await addOrganisation(reception, { kind: 'partner', name: 'de krekel', ...details }),
    ).toMatchObject({ refusal: 'nameTaken' })
  })

  test('that ends takes the role from its people at their next request, but not one from elsewhere', async () => {
    const [one, two] = [await organisation(), await organisation()]
    const both = address()
    await invited(one, both)
    const first = await acceptInvitation(contextOf(database), { key: await keyFor(both), shared: false })
    await invited(two, both)
    await acceptInvitation(contextOf(database), { key: await keyFor(both), shared: false })
    const alone = await invited(one)
    const second = await acceptInvitation(contextOf(database), { key: alone.key, shared: false })
    const byHand = await invited(one)
    const third = await acceptInvitation(contextOf(database), { key: byHand.key, shared: false })
    if (!first.ok || !second.ok || !third.ok) throw new Error('not accepted')
    await giveRole(contextOf(database), { personId: third.value.personId, role: 'employer' })

    await endOrganisation(contextOf(database), { organisationId: one, reason: 'Gestopt' })
    expect(await rolesOf(first.value.personId)).toEqual(['employer'])
    expect(await rolesOf(third.value.personId)).toEqual(['employer'])
    expect(await liveSession(database.db, second.value.sessionId, noon)).toMatchObject({ roles: [] })
    expect(await organisationsOf(contextOf(database), first.value.personId)).toMatchObject([{ id: two }])
    await endMembership(contextOf(database), { organisationId: two, personId: first.value.personId })
    expect(await rolesOf(first.value.personId)).toEqual([])
    expect(await endOrganisation(contextOf(database), { organisationId: one, reason: 'x' })).toMatchObject({
      refusal: 'notFound',
    })
  })

  test('shows staff its people, and the look is written down', async () => {
    const id = await organisation()
    const { key } = await invited(id)
    const accepted = await acceptInvitation(contextOf(database), { key, shared: false })
    if (!accepted.ok) throw new Error('not accepted')
    const [personId = ''] = await makePeople(contextOf(database), 1)
    const staff = contextOf(database, { actor: personActor(personId, ['coordinator']) })
    expect((await viewOrganisation(staff, id))?.people).toMatchObject([{ fullName: 'Bram De Backer' }])
    expect(
      await database.db.auditEvent.count({
        where: { event: 'people.organisation.viewed', personId: accepted.value.personId, actorId: personId },
      }),
    ).toBe(1)
  })

  test.each([
    ['an end without a reason', 'UPDATE organisation SET ended_at = now(), end_reason = NULL', '23514'],
    ['an unknown kind', "UPDATE organisation SET kind = 'friend'", '23514'],
    ['a nameless one', "UPDATE organisation SET name = ' '", '23514'],
    [
      'an invitation both accepted and taken back',
      'UPDATE invitation SET accepted_at = now(), revoked_at = now()',
      '23514',
    ],
    [
      'two open invitations for one address',
      `INSERT INTO invitation SELECT gen_random_uuid(), organisation_id, full_name, email, locale, 'x', created_at, NULL, sent_at, 1, expires_at
         FROM invitation WHERE accepted_at IS NULL AND revoked_at IS NULL LIMIT 1`,
      '23505',
    ],
    [
      'two live memberships of one person',
      `INSERT INTO organisation_member SELECT gen_random_uuid(), organisation_id, person_id, since FROM organisation_member WHERE ended_at IS NULL LIMIT 1`,
      '23505',
    ],
    ['a role from nowhere', "UPDATE role_assignment SET source = 'air'", '23514'],
  ])('the database forbids %s', async (_what, sql, state) => {
    const id = await organisation()
    await invited(id)
    const error = await database.sql(sql).then(
      () => null,
      (caught: unknown) => caught,
    )
    expect(sqlState(error)).toBe(state)
  })
})
