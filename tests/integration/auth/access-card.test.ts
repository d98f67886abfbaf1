import { describe, expect, test } from 'vitest'
import { cardOf, forgetPins, issueCard, revokeCard, signInByCard } from '@/lib/auth/access-card'
import { luhnDigit } from '@/lib/auth/schema'
import { seal, unseal } from '@/lib/auth/seal'
import { liveSession } from '@/lib/auth/session'
import { limits } from '@/lib/config/limits'
import { minutes, shift } from '@/lib/time/time'
import { contextOf, noon, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const ctx = () => contextOf(database)

const withCard = async () => {
  const [personId = ''] = await makePeople(ctx(), 1)
  const issued = await issueCard(ctx(), { personId })
  if (!issued.ok) throw new Error('no card')
  const card = await cardOf(ctx(), personId)
  return { personId, cardId: issued.value.cardId, number: card?.number ?? '', pin: card?.pin ?? '' }
}
let networks = 0
const enter = (number: string, pin: string) =>
  signInByCard(ctx(), { number, pin, network: `10.0.0.${networks++}` })
const otherPin = (pin: string) => (pin === '483926' ? '483927' : '483926')

describe('an access card', () => {
  test('opens a session; number and PIN are eleven and six digits with a check digit', async () => {
    const { number, pin, personId } = await withCard()
    expect(number).toMatch(/^\d{11}$/)
    expect(luhnDigit(number.slice(0, 10))).toBe(number[10])
    expect(pin).toMatch(/^\d{6}$/)
    const entered = await enter(number, pin)
    expect(entered).toMatchObject({ ok: true, value: { personId, staff: false } })
  })

  test('says the same for a wrong PIN, a number nobody has, a revoked card and a closed account', async () => {
    const { number, pin, personId } = await withCard()
    const answers = [await enter(number, otherPin(pin)), await enter('10000000009', pin)]
    await revokeCard(ctx(), { personId })
    answers.push(await enter(number, pin))
    const closed = await withCard()
    await database.db.person.update({ where: { id: closed.personId }, data: { disabledAt: noon } })
    answers.push(await enter(closed.number, closed.pin))
    for (const answer of answers) expect(answer).toEqual({ ok: false, refusal: 'wrong' })
  })

  test('lets nobody try more than six PINs a minute, whatever the network', async () => {
    const { number, pin } = await withCard()
    for (let tries = 0; tries < limits.signIn.triesPerMinute; tries++) await enter(number, otherPin(pin))
    expect(await enter(number, pin)).toMatchObject({ ok: false, refusal: 'tooMany' })
  })

  test('a new one ends the old one, also when two are made at once', async () => {
    const { personId, number, pin } = await withCard()
    await Promise.all([issueCard(ctx(), { personId }), issueCard(ctx(), { personId })])
    expect(await database.db.accessCard.count({ where: { personId, revokedAt: null } })).toBe(1)
    expect(await enter(number, pin)).toMatchObject({ refusal: 'wrong' })
  })

  test('revoked, it ends the sessions that began with it', async () => {
    const { personId, number, pin } = await withCard()
    const entered = await enter(number, pin)
    if (!entered.ok) throw new Error('not entered')
    expect(await liveSession(database.db, entered.value.sessionId, noon)).not.toBeNull()
    await revokeCard(ctx(), { personId })
    expect(await liveSession(database.db, entered.value.sessionId, noon)).toBeNull()
  })

  test('after a quarter of an hour nobody can read its PIN, and it still works', async () => {
    const { personId, number, pin, cardId } = await withCard()
    const later = contextOf(database, { now: shift(noon, minutes(limits.card.printMinutes)) })
    expect((await cardOf(later, personId))?.pin).toBeNull()
    await forgetPins(later)
    expect((await database.db.accessCard.findUnique({ where: { id: cardId } }))?.pinSealed).toBeNull()
    expect((await enter(number, pin)).ok).toBe(true)
  })

  test('neither PIN nor number is in the trail', async () => {
    const { personId, number, pin } = await withCard()
    const rows = JSON.stringify(
      (await database.db.auditEvent.findMany({ where: { personId } })).map(({ id, ...row }) => row),
    )
    expect(rows).toContain('auth.card.issued')
    expect(rows).not.toContain(number)
    expect(rows).not.toContain(pin)
  })
})

test('what is sealed cannot be moved to another row, changed, or read with nothing', () => {
  const sealed = seal('123456', 'card-a')
  expect(unseal(sealed, 'card-a')).toBe('123456')
  expect(unseal(sealed, 'card-b')).toBeNull()
  expect(unseal(`${sealed.slice(0, -2)}AA`, 'card-a')).toBeNull()
  expect(unseal('', 'card-a')).toBeNull()
  expect(seal('123456', 'card-a')).not.toBe(sealed)
})
