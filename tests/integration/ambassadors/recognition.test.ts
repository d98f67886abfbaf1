import { gunzipSync } from 'node:zlib'
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { wallOfThanks } from '@/lib/ambassadors/public-queries'
import { publicBadgeKey } from '@/lib/ambassadors/recognition/badge-key'
import { ambassadorCertificate } from '@/lib/ambassadors/recognition/certificate'
import { statusListCredential } from '@/lib/ambassadors/recognition/credential'
import { issueDueBadges, revokeBadge, revokedIndexes } from '@/lib/ambassadors/recognition/issue-badges'
import { addPerk, approveWall, badgesOf } from '@/lib/ambassadors/recognition/manage'
import { leaveWall, myThanks, ownBadge, postOnWall, takePerk } from '@/lib/ambassadors/recognition/own'
import { recordService, servicesOf, voidService } from '@/lib/ambassadors/services'
import { newId } from '@/lib/db/ids'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()
const as = (personId: string, held: TestDatabase = database) =>
  contextOf(held, { actor: personActor(personId) })
/** Hours outside a pair, written down by a colleague. */
const giveHours = async (who: { id: string; personId: string }, hours: number) => {
  const [by = ''] = await makePeople(contextOf(database), 1)
  for (let left = hours * 60; left > 0; left -= 1440)
    await database.db.ambassadorService.create({
      data: {
        id: newId(),
        ambassadorId: who.id,
        personId: who.personId,
        roleKey: 'welcomeHour',
        on: new Date('2026-09-01'),
        minutes: Math.min(left, 1440),
        recordedAt: noon,
        recordedById: by,
      },
    })
}

describe('a badge', () => {
  test('is an Open Badges 3.0 credential that another library verifies with the published key', async () => {
    const who = await makeAmbassador(contextOf(database))
    await giveHours(who, 51)
    // Two workers at once give each badge once.
    await Promise.all([issueDueBadges(contextOf(database)), issueDueBadges(contextOf(database))])
    await issueDueBadges(contextOf(database))
    const mine = await myThanks(as(who.personId), 'nl')
    expect(mine?.badges.map((badge) => badge.achievement).sort()).toEqual([
      'ambassador',
      'hours25',
      'hours50',
    ])
    expect(mine?.nextHours).toBe(49)
    const [first] = mine?.badges ?? []
    const jwt = await ownBadge(as(who.personId), first?.id ?? '')
    if (!jwt) throw new Error('no badge')

    const published = publicBadgeKey()
    expect(published).not.toHaveProperty('d')
    const { payload } = await jwtVerify(jwt, await importJWK(published, 'EdDSA'), { currentDate: noon })
    expect(decodeProtectedHeader(jwt)).toMatchObject({ alg: 'EdDSA', typ: 'JWT' })
    expect(decodeProtectedHeader(jwt).kid).toMatch(/\/api\/badges\/key\.json$/)
    expect(payload.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential'])
    expect(payload['@context']).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ])
    expect(payload.iss).toBe((payload.issuer as { id: string }).id)
    expect(payload.jti).toBe(payload.id)
    expect(payload.credentialSubject).toMatchObject({
      type: ['AchievementSubject'],
      achievement: { type: ['Achievement'] },
    })
    const person = await database.db.person.findUniqueOrThrow({ where: { id: who.personId } })
    expect(JSON.stringify(payload)).not.toContain(person.email)
    // One letter changed: it does not hold.
    const [head, body = '', signature] = jwt.split('.')
    const forged = `${head}.${Buffer.from(Buffer.from(body, 'base64url').toString().replace('hours', 'houra').replace('Ambassador', 'Emperor')).toString('base64url')}.${signature}`
    await expect(
      jwtVerify(forged, await importJWK(published, 'EdDSA'), { currentDate: noon }),
    ).rejects.toThrow()
    // It is nobody else's.
    const [stranger = ''] = await makePeople(contextOf(database), 1)
    expect(await ownBadge(as(stranger), first?.id ?? '')).toBeNull()
  })

  test('that was taken back is set in the published, signed list, and not given again', async () => {
    const who = await makeAmbassador(contextOf(database))
    await issueDueBadges(contextOf(database))
    const badge = await database.db.ambassadorBadge.findFirstOrThrow({ where: { ambassadorId: who.id } })
    expect(await revokeBadge(as(who.personId), { badgeId: badge.id })).toMatchObject({ refusal: 'notFound' })
    const [by = ''] = await makePeople(contextOf(database), 1)
    const desk = contextOf(database, { actor: personActor(by, ['coordinator']) })
    expect((await badgesOf(desk, who.id)).map((one) => one.id)).toEqual([badge.id])
    expect((await revokeBadge(as(by), { badgeId: badge.id })).ok).toBe(true)
    expect(await badgesOf(desk, who.id)).toEqual([])
    const list = statusListCredential(await revokedIndexes(contextOf(database)), noon)
    const { payload } = await jwtVerify(list, await importJWK(publicBadgeKey(), 'EdDSA'), {
      currentDate: noon,
    })
    const subject = payload.credentialSubject as { encodedList: string }
    const bytes = gunzipSync(Buffer.from(subject.encodedList.slice(1), 'base64url'))
    const bit = (index: number) => ((bytes[index >> 3] ?? 0) >> (7 - (index & 7))) & 1
    expect(bytes.length * 8).toBeGreaterThanOrEqual(131_072)
    expect(bit(badge.statusIndex)).toBe(1)
    expect(bit(badge.statusIndex + 1)).toBe(0)
    await issueDueBadges(contextOf(database))
    expect(await database.db.ambassadorBadge.count({ where: { ambassadorId: who.id } })).toBe(1)
    expect((await myThanks(as(who.personId), 'nl'))?.badges).toEqual([])
  })
})

describe('the certificate', () => {
  test('is a PDF with a code that anybody can check; asked again it keeps its code', async () => {
    const who = await makeAmbassador(contextOf(database), { locale: 'ar' })
    await giveHours(who, 12)
    const pdf = await ambassadorCertificate(as(who.personId))
    expect(
      Buffer.from(pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    await ambassadorCertificate(as(who.personId))
    const proofs = await database.db.proof.findMany({ where: { personId: who.personId } })
    expect(proofs).toHaveLength(1)
    expect(proofs[0]).toMatchObject({ kind: 'ambassadorCertificate', summary: { minutes: 720 } })
    const applicant = await makeAmbassador(contextOf(database), { state: 'trained' })
    expect(await ambassadorCertificate(as(applicant.personId))).toBeNull()
  })
})

describe('the wall of thanks', () => {
  test('shows who agreed, after a colleague read it, and forgets at once', async () => {
    const who = await makeAmbassador(contextOf(database))
    await postOnWall(as(who.personId), { shownAs: 'Kanarie', words: 'Een stoel erbij.', language: 'nl' })
    expect(await wallOfThanks(contextOf(database), 10)).toEqual([])
    expect(await approveWall(as(who.personId), { ambassadorId: who.id })).toMatchObject({
      refusal: 'notFound',
    })
    const [by = ''] = await makePeople(contextOf(database), 1)
    expect((await approveWall(as(by), { ambassadorId: who.id })).ok).toBe(true)
    expect(await wallOfThanks(contextOf(database), 10)).toMatchObject([{ shownAs: 'Kanarie' }])
    await leaveWall(as(who.personId))
    expect(await wallOfThanks(contextOf(database), 10)).toEqual([])
    expect(JSON.stringify(await database.db.ambassadorThanks.findMany())).not.toContain('Kanarie')
  })
})

/** Eight ambassadors reach for three tickets at the same moment. */
async function grab(held: TestDatabase): Promise<{ got: number; gone: number }> {
  const people = await Promise.all(Array.from({ length: 8 }, () => makeAmbassador(contextOf(database))))
  const perk = await addPerk(contextOf(database), {
    partner: 'Museum',
    title: 'Kaartje',
    how: 'Toon je code.',
    stock: 3,
    minHours: 0,
    validUntil: '2027-01-01',
  })
  if (!perk.ok) throw new Error(perk.refusal)
  const outcomes = await Promise.all(
    people.map(({ personId }) => takePerk(as(personId, held), { perkId: perk.value.perkId })),
  )
  return {
    got: outcomes.filter((outcome) => outcome.ok).length,
    gone: outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'gone').length,
  }
}

describe('a stock of tickets, when many reach for it at once', () => {
  test('gives each ticket once; the others are told that it is gone; hours are asked', async () => {
    expect(await grab(database)).toEqual({ got: 3, gone: 5 })
    const who = await makeAmbassador(contextOf(database))
    const perk = await addPerk(contextOf(database), {
      partner: 'X',
      title: 'Y',
      how: 'Z',
      stock: 1,
      minHours: 10,
      validUntil: '2027-01-01',
    })
    if (!perk.ok) throw new Error(perk.refusal)
    expect(await takePerk(as(who.personId), { perkId: perk.value.perkId })).toMatchObject({
      refusal: 'notEnough',
    })
    await giveHours(who, 10)
    expect((await takePerk(as(who.personId), { perkId: perk.value.perkId })).ok).toBe(true)
  })
  test('…and without the lock and the check it does not', async () => {
    const unguarded = await withoutGuards(database)
    try {
      let over = false
      for (let tries = 0; tries < 5 && !over; tries++) over = (await grab(unguarded)).got > 3
      expect(over).toBe(true)
    } finally {
      await unguarded.close()
    }
  })
})

describe('hours outside a pair', () => {
  test('are written down by a colleague, count, fit into a day, and can be taken back', async () => {
    const who = await makeAmbassador(contextOf(database))
    const [colleague = ''] = await makePeople(contextOf(database), 1)
    const by = (personId: string) => contextOf(database, { actor: personActor(personId, ['coordinator']) })
    const given = { ambassadorId: who.id, roleKey: 'welcomeHour', on: '2026-10-01', hours: 14 }
    expect(await recordService(by(colleague), { ...given, on: '2026-10-06' })).toMatchObject({
      refusal: 'hoursInFuture',
    })
    expect(await recordService(by(who.personId), given)).toMatchObject({ refusal: 'notFound' })
    expect(await recordService(by(colleague), { ...given, roleKey: 'nothing' })).toMatchObject({
      refusal: 'notFound',
    })
    // Two colleagues at once do not fill a day twice.
    const both = await Promise.all([1, 2].map(() => recordService(by(colleague), given)))
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(both.find((answer) => !answer.ok)).toMatchObject({ refusal: 'tooMuch' })
    expect((await myThanks(as(who.personId), 'nl'))?.minutes).toBe(14 * 60)
    const [row] = await servicesOf(by(colleague), who.id)
    expect(await voidService(by(who.personId), { serviceId: row?.id ?? '' })).toMatchObject({
      refusal: 'notFound',
    })
    expect((await voidService(by(colleague), { serviceId: row?.id ?? '' })).ok).toBe(true)
    expect((await myThanks(as(who.personId), 'nl'))?.minutes).toBe(0)
  })
})
