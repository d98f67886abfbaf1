import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingOf } from '@/lib/ambassadors/rules'
import { stepKinds } from '@/lib/ambassadors/vocabulary'
import { sqlState } from '@/lib/db/errors'
import { newId } from '@/lib/db/ids'
import { days, minutes, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase({ connections: 5 })
const ctx = () => contextOf(database)
const caught = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => sqlState(error),
  )

describe('an ambassador’s state follows from the evidence', () => {
  test('the database and the rule agree, whatever happened in whatever order', async () => {
    const [judge = ''] = await makePeople(ctx(), 1)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ kind: fc.constantFrom(...stepKinds), voided: fc.boolean() }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (happened) => {
          const { id, personId } = await makeAmbassador(ctx(), { state: 'applied' })
          await database.db.ambassadorStep.deleteMany({ where: { ambassadorId: id } })
          const steps = happened.map(({ kind, voided }, index) => ({
            id: newId(),
            ambassadorId: id,
            personId,
            kind,
            byId: judge,
            at: shift(noon, minutes(index)),
            voidedAt: voided ? noon : null,
          }))
          await database.db.ambassadorStep.createMany({ data: steps })
          const row = await database.db.ambassador.findUniqueOrThrow({ where: { id } })
          const rule = standingOf(steps)
          expect([row.state, row.endKind]).toEqual([rule.state, rule.endKind])
          if (rule.since) expect(row.stateSince).toEqual(rule.since)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('nobody writes a state by hand', async () => {
    const { id } = await makeAmbassador(ctx(), { state: 'applied' })
    expect(await caught(database.sql(`UPDATE ambassador SET state = 'active' WHERE id = '${id}'`))).toBe(
      '23514',
    )
  })

  test('a voided step takes the state back', async () => {
    const { id } = await makeAmbassador(ctx(), { state: 'checked' })
    await database.sql(
      `UPDATE ambassador_step SET voided_at = now() WHERE ambassador_id = '${id}' AND kind = 'checked'`,
    )
    expect((await database.db.ambassador.findUniqueOrThrow({ where: { id } })).state).toBe('screened')
  })
})

describe('the database itself forbids', () => {
  test.each(['screened', 'checked', 'trained', 'activated', 'declined', 'lapsed'] as const)(
    'somebody to record “%s” about themselves',
    async (kind) => {
      const { id, personId } = await makeAmbassador(ctx(), { state: 'applied' })
      const step = { id: newId(), ambassadorId: id, personId, kind, at: noon, byId: personId }
      expect(await caught(database.db.ambassadorStep.create({ data: step }))).toBe('23514')
    },
  )

  test('a judgement without a name under it', async () => {
    const { id, personId } = await makeAmbassador(ctx(), { state: 'applied' })
    const step = { id: newId(), ambassadorId: id, personId, kind: 'screened', at: noon, byId: null }
    expect(await caught(database.db.ambassadorStep.create({ data: step }))).toBe('23514')
  })

  test('evidence under somebody else’s name', async () => {
    const { id } = await makeAmbassador(ctx(), { state: 'applied' })
    const [other = ''] = await makePeople(ctx(), 1)
    const step = { id: newId(), ambassadorId: id, personId: other, kind: 'applied', at: noon, byId: other }
    expect(await caught(database.db.ambassadorStep.create({ data: step }))).toBe('23503')
  })

  test('to see one’s own police record, and a record that ends before it begins', async () => {
    const { id, personId } = await makeAmbassador(ctx(), { state: 'screened' })
    const [by = ''] = await makePeople(ctx(), 1)
    const check = { id: newId(), ambassadorId: id, personId, kind: 'be5962', seenAt: noon, seenById: by }
    const on = (from: string, to: string) => ({ issuedOn: new Date(from), expiresOn: new Date(to) })
    expect(
      await caught(
        database.db.ambassadorCheck.create({
          data: { ...check, seenById: personId, ...on('2026-01-01', '2029-01-01') },
        }),
      ),
    ).toBe('23514')
    expect(
      await caught(
        database.db.ambassadorCheck.create({ data: { ...check, ...on('2026-01-01', '2025-01-01') } }),
      ),
    ).toBe('23514')
  })

  test('one colleague to have two talks at once, and one person two open talks', async () => {
    const one = await makeAmbassador(ctx(), { state: 'applied' })
    const two = await makeAmbassador(ctx(), { state: 'applied' })
    const [by = '', other = ''] = await makePeople(ctx(), 2)
    const talk = (ambassadorId: string, withId: string, from: number) =>
      database.db.ambassadorTalk.create({
        data: {
          id: newId(),
          ambassadorId,
          withId,
          startsAt: shift(noon, from),
          endsAt: shift(noon, from + minutes(45)),
          way: 'centre',
          plannedAt: noon,
        },
      })
    await talk(one.id, by, days(1))
    expect(await caught(talk(two.id, by, days(1) + minutes(30)))).toBe('23P01')
    expect(await caught(talk(one.id, other, days(3)))).toBe('23505')
    await talk(two.id, by, days(1) + minutes(45))
  })
})
