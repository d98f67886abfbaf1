import { describe, expect, test } from 'vitest'
import { sqlState } from '@/lib/db/errors'
import { creditHours, reverseHours } from '@/lib/passport/credit-hours'
import { erasePerson } from '@/lib/people/erase-person'
import { mergePeople } from '@/lib/people/merge-people'
import { personalData } from '@/lib/registry/personal-data'
import { contextOf, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
const ctx = () => contextOf(database)
const two = async () => {
  const [personId = '', otherId = ''] = await makePeople(ctx(), 2)
  return { personId, otherId }
}
const credit = (
  personId: string,
  confirmedById: string | null,
  more: Partial<Parameters<typeof creditHours>[1]> = {},
) =>
  creditHours(ctx(), {
    personId,
    sourceKind: 'test.lesson',
    sourceId: 'one',
    activityKind: 'lesson',
    minutes: 120,
    on: '2026-10-01',
    confirmedById,
    ...more,
  })
const rowsOf = (personId: string) => database.db.passportHours.findMany({ where: { personId } })
const trailOf = async (personId: string) =>
  (await database.db.auditEvent.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(
    (row) => row.event,
  )

describe('hours', () => {
  test('are credited once for each source, however often it is said', async () => {
    const { personId, otherId } = await two()
    const all = await Promise.all(Array.from({ length: 8 }, () => credit(personId, otherId)))
    expect(new Set(all.map((one) => (one.ok ? one.value.hoursId : one.refusal))).size).toBe(1)
    expect(await rowsOf(personId)).toMatchObject([
      { minutes: 120, confirmedById: otherId, confirmedVia: 'source' },
    ])
    expect(await trailOf(personId)).toEqual(['passport.hours.credited'])
  })

  test('follow their source when it changes, and come back after they were reversed', async () => {
    const { personId, otherId } = await two()
    await credit(personId, otherId)
    await credit(personId, otherId, { minutes: 90 })
    expect(await rowsOf(personId)).toMatchObject([{ minutes: 90 }])
    const source = { personId, sourceKind: 'test.lesson', sourceId: 'one' }
    expect(await reverseHours(ctx(), source)).toBe(true)
    expect(await reverseHours(ctx(), source)).toBe(false)
    expect((await rowsOf(personId))[0]?.reversedAt).not.toBeNull()
    await credit(personId, otherId)
    expect((await rowsOf(personId))[0]).toMatchObject({ reversedAt: null, minutes: 120 })
    expect(await trailOf(personId)).toEqual([
      'passport.hours.credited',
      'passport.hours.credited',
      'passport.hours.reversed',
      'passport.hours.credited',
    ])
  })

  test('without a witness wait for one', async () => {
    const { personId, otherId } = await two()
    await credit(personId, null)
    expect((await rowsOf(personId))[0]).toMatchObject({ confirmedAt: null, confirmedVia: null })
    await credit(personId, otherId)
    expect((await rowsOf(personId))[0]).toMatchObject({ confirmedById: otherId })
  })

  test('are refused for nobody, for no time at all or two days, and when confirmed by oneself', async () => {
    const { personId } = await two()
    expect(await credit('00000000-0000-7000-8000-000000000001', null)).toMatchObject({ refusal: 'notFound' })
    for (const minutes of [0, -5, 1441, 1.5])
      expect(await credit(personId, null, { minutes })).toMatchObject({ refusal: 'minutes' })
    expect(await credit(personId, personId)).toMatchObject({ refusal: 'own' })
    expect(await rowsOf(personId)).toEqual([])
  })

  test.each([
    ['more than a day', 'minutes = 1441'],
    ['confirmed by oneself', 'confirmed_by_id = person_id'],
    ['confirmed and refused', "confirmed_at = now(), refused_at = now(), refused_reason = 'x'"],
    ['refused without a reason', 'confirmed_at = NULL, refused_at = now(), refused_reason = NULL'],
  ])('the database forbids: %s', async (_what, set) => {
    const { personId } = await two()
    await credit(personId, null)
    const error = await database
      .sql(`UPDATE passport_hours SET ${set} WHERE person_id = '${personId}'`)
      .catch((caught: unknown) => caught)
    expect(sqlState(error)).toBe('23514')
  })

  test('go with a merge, doubles count once, and an erasure takes them all', async () => {
    const { personId, otherId } = await two()
    await credit(personId, null)
    await credit(otherId, null)
    await credit(otherId, null, { sourceId: 'two' })
    const merged = await mergePeople(ctx(), personalData, { keptId: personId, mergedId: otherId })
    expect(merged.ok).toBe(true)
    expect((await rowsOf(personId)).map((row) => row.sourceId).sort()).toEqual(['one', 'two'])
    await erasePerson(ctx(), personalData, { personId })
    expect(await rowsOf(personId)).toEqual([])
  })
})
