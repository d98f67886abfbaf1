import { describe, expect, test } from 'vitest'
import { claimExpense, decideExpense, markExported, withdrawClaim } from '@/lib/ambassadors/expenses/claim'
import { listClaims, ownExpenses } from '@/lib/ambassadors/expenses/queries'
import { sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()
const as = (personId: string, held: TestDatabase = database) =>
  contextOf(held, { actor: personActor(personId, ['coordinator']) })
const flat = (cents: number, on = '2026-10-01') => ({
  kind: 'flat' as const,
  on,
  cents,
  what: 'food' as const,
})
const yearOf = async (personId: string) =>
  (
    await database.db.expensePeriod.findUniqueOrThrow({
      where: { personId_period: { personId, period: '2026' } },
    })
  ).cents

describe('asking expenses back', () => {
  test('stays under the ceilings of Belgium’s law: 42.31 euros a day, and a year', async () => {
    const { personId } = await makeAmbassador(contextOf(database))
    expect((await claimExpense(as(personId), flat(4000))).ok).toBe(true)
    expect(await claimExpense(as(personId), flat(232))).toMatchObject({
      refusal: 'dayFull',
      details: { leftCents: 231 },
    })
    expect((await claimExpense(as(personId), flat(231))).ok).toBe(true)
    await database.db.expensePeriod.update({
      where: { personId_period: { personId, period: '2026' } },
      data: { cents: 169_251 - 1000 },
    })
    expect(await claimExpense(as(personId), flat(1001, '2026-09-30'))).toMatchObject({
      refusal: 'yearFull',
      details: { leftCents: 1000 },
    })
    expect(await claimExpense(as(personId), flat(1, '2026-10-06'))).toMatchObject({ refusal: 'inFuture' })
    expect(await claimExpense(as(personId), flat(1, '2025-10-01'))).toMatchObject({ refusal: 'tooOld' })
  })

  test('never mixes flat and real in a year; a claim that is withdrawn frees the choice', async () => {
    const { personId, id } = await makeAmbassador(contextOf(database))
    const first = await claimExpense(as(personId), flat(1000))
    if (!first.ok) throw new Error(first.refusal)
    const real = { ...flat(9000), kind: 'real' as const }
    expect(await claimExpense(as(personId), real)).toMatchObject({ refusal: 'mixed' })
    // The database says so too.
    const row = {
      id: newId(),
      ambassadorId: id,
      personId,
      on: new Date('2026-10-01'),
      year: 2026,
      cents: 1,
      what: 'food',
      submittedAt: noon,
    }
    expect(
      sqlState(
        await database.db.expenseClaim.create({ data: { ...row, kind: 'real' } }).catch((error) => error),
      ),
    ).toBe('23P01')
    expect((await withdrawClaim(as(personId), { claimId: first.value.claimId })).ok).toBe(true)
    expect((await claimExpense(as(personId), real)).ok).toBe(true)
    expect(await yearOf(personId)).toBe(9000)
  })

  test('is for who is active', async () => {
    const { personId } = await makeAmbassador(contextOf(database), { state: 'trained' })
    expect(await claimExpense(as(personId), flat(100))).toMatchObject({ refusal: 'notActive' })
  })
})

describe('deciding', () => {
  test('is another person’s work: one’s own claim is not there, and the database refuses it', async () => {
    const { personId } = await makeAmbassador(contextOf(database))
    const claimed = await claimExpense(as(personId), flat(1500))
    if (!claimed.ok) throw new Error(claimed.refusal)
    const { claimId } = claimed.value
    expect(await decideExpense(as(personId), { claimId, approve: true })).toMatchObject({
      refusal: 'notFound',
    })
    expect((await listClaims(as(personId), 'open', 2026)).map((row) => row.id)).not.toContain(claimId)
    const own = database.sql(
      `UPDATE expense_claim SET decision = 'approved', decided_at = now(), decided_by_id = person_id WHERE id = '${claimId}'`,
    )
    expect(sqlState(await own.catch((error) => error))).toBe('23514')
  })

  test('of two colleagues at once happens once; a refusal makes room again', async () => {
    const { personId } = await makeAmbassador(contextOf(database))
    const [one = '', two = ''] = await makePeople(contextOf(database), 2)
    const claimed = await claimExpense(as(personId), flat(4231))
    if (!claimed.ok) throw new Error(claimed.refusal)
    const { claimId } = claimed.value
    const outcomes = await Promise.all([
      decideExpense(as(one), { claimId, approve: false, reason: 'Geen ontmoeting' }),
      decideExpense(as(two), { claimId, approve: false, reason: 'Dubbel' }),
    ])
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal)).sort()).toEqual(['decided', 'ok'])
    expect(await yearOf(personId)).toBe(0)
    expect((await claimExpense(as(personId), flat(4231))).ok).toBe(true)
    expect((await ownExpenses(as(personId)))?.claims.map((claim) => claim.status).sort()).toEqual([
      'open',
      'refused',
    ])
    expect(
      await database.db.outboxMessage.count({ where: { personId, kind: 'ambassadors.claimRefused' } }),
    ).toBe(1)
  })

  test('hands what is approved to the accounts once', async () => {
    const { personId } = await makeAmbassador(contextOf(database))
    const [by = ''] = await makePeople(contextOf(database), 1)
    const claimed = await claimExpense(as(personId), flat(2000))
    if (!claimed.ok) throw new Error(claimed.refusal)
    await decideExpense(as(by), { claimId: claimed.value.claimId, approve: true })
    expect((await listClaims(as(by), 'approved', 2026)).map((row) => row.id)).toContain(claimed.value.claimId)
    expect((await markExported(as(by))).ok).toBe(true)
    expect(await markExported(as(by))).toMatchObject({ refusal: 'nothing' })
  })
})

/** Twelve claims of ten euros on one day at the same moment; four fit. */
async function race(held: TestDatabase): Promise<number> {
  const { personId } = await makeAmbassador(contextOf(database))
  // The period's rows are there, as they are on any day but the first.
  const first = await claimExpense(as(personId), flat(1))
  if (!first.ok) throw new Error(first.refusal)
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => claimExpense(as(personId, held), flat(1000))),
  )
  return outcomes.filter((outcome) => outcome.ok).length
}

describe('the ceiling, when many claims come at once', () => {
  test('holds', async () => {
    expect(await race(database)).toBe(4)
  })
  test('…and without the lock and the check it does not: the test above means something', async () => {
    await database.sql('ALTER TABLE expense_period DROP CONSTRAINT expense_period_under_its_ceiling')
    const unguarded = await withoutGuards(database)
    try {
      let over = false
      for (let tries = 0; tries < 5 && !over; tries++) over = (await race(unguarded)) > 4
      expect(over).toBe(true)
    } finally {
      await unguarded.close()
    }
  })
})
