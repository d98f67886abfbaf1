import { describe, expect, test } from 'vitest'
import { Prisma } from '@/lib/db/client'
import { sqlState } from '@/lib/db/errors'
import {
  consented,
  consentsOf,
  giveConsent,
  hasConsent,
  whoConsents,
  withdrawConsent,
} from '@/lib/people/consent/consent'
import { textVersionOf } from '@/lib/people/consent/vocabulary'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const system = () => contextOf(database)
const as = (personId: string, role: Parameters<typeof personActor>[1] = ['newcomer']) =>
  contextOf(database, { actor: personActor(personId, role) })
const one = async () => (await makePeople(system(), 1))[0] ?? ''
const purpose = 'ambassadorContact' as const
const given = (personId: string, language = 'ar') => ({
  personId,
  purpose,
  textVersion: textVersionOf(purpose),
  language,
})

describe('consent', () => {
  test('is no until somebody says yes, and no again at once when they take it back', async () => {
    const me = await one()
    expect(await hasConsent(system(), me, purpose)).toBe(false)
    expect((await giveConsent(as(me), given(me))).ok).toBe(true)
    expect(await hasConsent(system(), me, purpose)).toBe(true)
    expect(await hasConsent(system(), me, 'photoStory')).toBe(false)
    const seen: string[] = []
    const hook = async (_ctx: unknown, personId: string, which: string) => {
      seen.push(`${which} ${personId === me}`)
    }
    expect((await withdrawConsent(as(me), [hook], { personId: me, purpose })).ok).toBe(true)
    expect(await hasConsent(system(), me, purpose)).toBe(false)
    // A second click changes nothing and calls nobody.
    expect((await withdrawConsent(as(me), [hook], { personId: me, purpose })).ok).toBe(true)
    expect(seen).toEqual(['ambassadorContact true'])
  })

  test('in the WHERE of another domain’s statement counts the moment it is taken back', async () => {
    const [yes, no] = [await one(), await one()]
    await giveConsent(as(yes), given(yes))
    const found = () =>
      database.db.$queryRaw<{ id: string }[]>`
        SELECT p.id FROM person p WHERE p.id = ANY(${[yes, no]}::uuid[]) AND ${consented(Prisma.sql`p.id`, purpose)}`
    expect(await found()).toEqual([{ id: yes }])
    expect([...(await whoConsents(system(), [yes, no], purpose))]).toEqual([yes])
    await withdrawConsent(as(yes), [], { personId: yes, purpose })
    expect(await found()).toEqual([])
  })

  test('when a domain cannot follow, nothing is taken back', async () => {
    const me = await one()
    await giveConsent(as(me), given(me))
    const broken = async () => {
      throw new Error('the domain stumbled')
    }
    await expect(withdrawConsent(as(me), [broken], { personId: me, purpose })).rejects.toThrow('stumbled')
    expect(await hasConsent(system(), me, purpose)).toBe(true)
  })

  test('keeps every yes and no, with the wording, the language, and who wrote it down', async () => {
    const [me, worker] = [await one(), await one()]
    const desk = as(worker, ['reception'])
    await giveConsent(desk, given(me, 'ti'))
    await withdrawConsent(as(me), [], { personId: me, purpose })
    await giveConsent(as(me), given(me, 'nl'))
    const state = (await consentsOf(as(me), me)).find((each) => each.purpose === purpose)
    expect(state?.standing).toMatchObject({ way: 'self', language: 'nl' })
    expect(state?.history.map(({ way, language, textVersion }) => [way, language, textVersion])).toEqual([
      ['self', 'nl', 1],
      ['desk', 'ti', 1],
    ])
    expect(state?.history[1]?.writtenBy).toBe('Person 0')
    const events = await database.db.auditEvent.findMany({
      where: { personId: me },
      orderBy: { id: 'asc' },
    })
    expect(events.map((row) => row.event)).toEqual([
      'people.consent.given',
      'people.consent.withdrawn',
      'people.consent.given',
    ])
    expect(events[0]).toMatchObject({ actorId: worker, data: { way: 'desk', language: 'ti' } })
  })

  test('is nobody else’s to give, and not to a wording that has changed', async () => {
    const [me, other] = [await one(), await one()]
    expect(await giveConsent(as(other), given(me))).toMatchObject({ refusal: 'notFound' })
    expect(await giveConsent(as(other, ['teacher']), given(me))).toMatchObject({ refusal: 'notFound' })
    expect(await withdrawConsent(as(other), [], { personId: me, purpose })).toMatchObject({
      refusal: 'notFound',
    })
    expect(await giveConsent(as(me), { ...given(me), textVersion: 0 })).toMatchObject({ refusal: 'oldText' })
    expect(await consentsOf(as(other), me)).toEqual([])
  })

  test('ten clicks at once are one yes', async () => {
    const me = await one()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => giveConsent(as(me), given(me))))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(await database.db.consent.count({ where: { personId: me } })).toBe(1)
  })

  test('two at a time are forbidden by the database', async () => {
    const me = await one()
    await giveConsent(as(me), given(me))
    const again =
      database.sql(`INSERT INTO consent (id, person_id, purpose, text_version, language, given_at, way)
      SELECT gen_random_uuid(), person_id, purpose, 2, language, given_at, way FROM consent WHERE person_id = '${me}'`)
    expect(await again.then(() => null, sqlState)).toBe('23505')
  })
})
