import { expect, test } from 'vitest'
import { needsSetUp, setUp, setUpKey } from '@/lib/auth/set-up'
import { takeRole } from '@/lib/people/roles'
import { contextOf, testDatabase } from '../../support/database'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()
const first = (email: string, key = setUpKey(), db = database.db) =>
  setUp({ ...contextOf(database), db }, { key, email, fullName: 'Eerste Beheerder', locale: 'nl' })
const administrators = () =>
  database.db.roleAssignment.count({ where: { role: 'administrator', revokedAt: null } })

test('a new town has no administrator; with the key of its machine one is made, of two at once one, and then none', async () => {
  const ctx = contextOf(database)
  expect(await needsSetUp(ctx)).toBe(true)
  expect(await first('a@example.org', 'not-the-key')).toMatchObject({ refusal: 'wrongKey' })
  expect(await administrators()).toBe(0)
  const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((name) => first(`${name}@example.org`)))
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await administrators()).toBe(1)
  expect(await needsSetUp(ctx)).toBe(false)
  expect(await first('e@example.org')).toMatchObject({ refusal: 'notFound' })
  // And the last one cannot be sent away, so that the page never comes back by accident.
  const [row] = await database.db.roleAssignment.findMany({
    where: { role: 'administrator', revokedAt: null },
  })
  expect(await takeRole(ctx, { personId: row?.personId ?? '', role: 'administrator' })).toMatchObject({
    refusal: 'lastAdministrator',
  })
})

test('twin with the guard off: a town gets several first administrators', async () => {
  const bare = await withoutGuards(database)
  try {
    let most = 0
    for (let round = 0; round < 20 && most < 2; round++) {
      await database.sql(`UPDATE role_assignment SET revoked_at = now() WHERE role = 'administrator'`)
      await Promise.all(
        ['a', 'b', 'c', 'd'].map((name) => first(`${name}${round}@example.org`, setUpKey(), bare.db)),
      )
      most = Math.max(most, await administrators())
    }
    expect(most).toBeGreaterThan(1)
  } finally {
    await bare.close()
  }
})
