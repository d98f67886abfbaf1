import { beforeEach, describe, expect, test } from 'vitest'
import { record } from '@/lib/audit/record'
import { chainHead, sealTrail } from '@/lib/audit/seal'
import { readHead, verifyTrail } from '@/lib/audit/verify'
import { recordView } from '@/lib/audit/views'
import { newId } from '@/lib/db/ids'
import { contextOf, personActor, testDatabase } from '../../support/database'

const database = testDatabase()

const write = async (count: number) => {
  const ctx = contextOf(database)
  for (let n = 0; n < count; n++)
    await record(ctx, { event: 'test.thing.done', subject: { type: 'thing', id: String(n) }, data: { n } })
}

/** What somebody with the database in their hands would do. */
const tamper = async (statement: string) => {
  await database.sql(
    'ALTER TABLE audit_event DISABLE TRIGGER USER; ALTER TABLE audit_chain DISABLE TRIGGER USER',
  )
  await database.sql(statement)
  await database.sql(
    'ALTER TABLE audit_event ENABLE TRIGGER USER; ALTER TABLE audit_chain ENABLE TRIGGER USER',
  )
}

const sealAll = async () => {
  while ((await sealTrail(contextOf(database), { everything: true })) > 0);
}

beforeEach(async () => {
  await tamper('TRUNCATE audit_chain; TRUNCATE audit_event RESTART IDENTITY')
})

describe('the trail', () => {
  test('cannot be changed or emptied by the application', async () => {
    await write(1)
    await sealAll()
    for (const statement of [
      `UPDATE audit_event SET event = 'x'`,
      'DELETE FROM audit_event',
      `UPDATE audit_chain SET hash = 'x'`,
      'DELETE FROM audit_chain',
    ])
      await expect(database.sql(statement)).rejects.toThrow()
  })

  test('is tied once by four sealers at one tick, and is whole', async () => {
    await write(40)
    await Promise.all(Array.from({ length: 4 }, () => sealTrail(contextOf(database))))
    await sealAll()
    expect(await verifyTrail(database.db)).toMatchObject({ whole: true, rows: 40n, unsealed: 0n })
  })

  test('names the first row that was changed', async () => {
    await write(10)
    await sealAll()
    await tamper(`UPDATE audit_event SET data = '{"n": 99}' WHERE id = 4`)
    expect(await verifyTrail(database.db)).toMatchObject({
      whole: false,
      eventId: 4n,
      why: 'changed',
      rows: 3n,
    })
  })

  test('names the first row that is gone', async () => {
    await write(10)
    await sealAll()
    await tamper('DELETE FROM audit_event WHERE id = 7')
    expect(await verifyTrail(database.db)).toMatchObject({ whole: false, eventId: 7n, why: 'gone' })
  })

  test('shows a cut tail to whoever kept the head, and only to them', async () => {
    await write(10)
    await sealAll()
    const head = await chainHead(database.db)
    const known = readHead(`${head?.position}:${head?.hash}`)
    expect(await verifyTrail(database.db, known)).toMatchObject({ whole: true })
    await tamper('DELETE FROM audit_chain WHERE position > 6; DELETE FROM audit_event WHERE id > 6')
    expect(await verifyTrail(database.db)).toMatchObject({ whole: true, rows: 6n })
    expect(await verifyTrail(database.db, known)).toMatchObject({ whole: false, why: 'cut', rows: 6n })
  })

  test('is not fooled by a chain that was made anew after a change', async () => {
    await write(5)
    await sealAll()
    const head = await chainHead(database.db)
    await tamper(`UPDATE audit_event SET event = 'test.other' WHERE id = 2; TRUNCATE audit_chain`)
    await sealAll()
    expect(await verifyTrail(database.db)).toMatchObject({ whole: true })
    expect(await verifyTrail(database.db, readHead(`${head?.position}:${head?.hash}`))).toMatchObject({
      whole: false,
      why: 'changed',
    })
  })

  test('ties a row whose transaction was slower than later ones', async () => {
    const ctx = contextOf(database)
    await database.db.$transaction(async (slow) => {
      await record({ ...ctx, db: slow }, { event: 'test.slow', subject: { type: 'thing', id: 'slow' } })
      await write(3)
      await sealTrail(ctx)
    })
    await sealTrail(ctx)
    expect(await verifyTrail(database.db)).toMatchObject({ whole: true, rows: 4n, unsealed: 0n })
  })
})

test('a look is written for each other person, never for oneself and never for the machine', async () => {
  const [me, one, two] = [newId(), newId(), newId()]
  await recordView(contextOf(database, { actor: personActor(me, ['reception']) }), 'people.person.found', [
    me,
    one,
    two,
    one,
  ])
  await recordView(contextOf(database), 'people.person.found', [one])
  const rows = await database.db.auditEvent.findMany({ select: { personId: true, actorId: true } })
  expect(rows).toHaveLength(2)
  expect(new Set(rows.map((row) => row.personId))).toEqual(new Set([one, two]))
  expect(rows.every((row) => row.actorId === me)).toBe(true)
})
