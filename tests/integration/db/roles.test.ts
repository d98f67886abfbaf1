import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { record } from '@/lib/audit/record'
import { bookPlace } from '@/lib/courses/book-place'
import { createClient } from '@/lib/db/client'
import { contextOf, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const sql = fs.readFileSync(path.resolve(import.meta.dirname, '../../../deploy/roles.sql'), 'utf8')
const password = 'of-the-site-only'
let url = ''

beforeAll(async () => {
  await database.sql(sql)
  // Twice is once: an operator may run it again.
  await database.sql(sql)
  await database.sql(`ALTER ROLE samen_app PASSWORD '${password}'`)
  const site = new URL(database.url)
  site.username = 'samen_app'
  site.password = password
  url = site.href
})
afterAll(async () => {
  // Roles belong to the whole cluster: what this database gave goes with it, the role stays for another file’s.
  await database.sql('DROP OWNED BY samen_app')
})

async function asSite(statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
    return 'done'
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  } finally {
    await client.end()
  }
}

describe('the user of the site and its worker', () => {
  test('does all the work: books a place, with its row of the trail and its mail', async () => {
    const { db, pool } = createClient(url, { connections: 2 })
    try {
      const ctx = { ...contextOf(database), db }
      const run = await makeRun(ctx)
      const [personId = ''] = await makePeople(ctx, 1)
      expect(await bookPlace(ctx, { runId: run.runId, personId, bookedBy: 'self' })).toMatchObject({
        ok: true,
      })
      await record(ctx, { event: 'test.thing.done', subject: { type: 'test', id: personId } })
      expect(await db.outboxMessage.count({ where: { personId } })).toBe(1)
    } finally {
      await db.$disconnect()
      await pool.end()
    }
  })

  test.each([
    ['changes no table', 'ALTER TABLE person ADD COLUMN secret text'],
    ['drops none', 'DROP TABLE booking'],
    ['makes none beside them', 'CREATE TABLE public.mine (id int)'],
    ['empties none', 'TRUNCATE audit_event CASCADE'],
    ['switches off no guard', 'ALTER TABLE audit_event DISABLE TRIGGER ALL'],
    ['goes round none', "SET session_replication_role = 'replica'"],
    ['takes no other user’s rights', 'ALTER ROLE samen_app SUPERUSER'],
    ['writes no migration', 'DELETE FROM _prisma_migrations'],
    ['reads no file of the machine', "COPY person TO PROGRAM 'cat'"],
  ])('%s', async (_what, statement) => {
    expect(['42501', '42P01']).toContain(await asSite(statement))
  })

  test('may make the queue’s own schema', async () => {
    expect(await asSite('CREATE SCHEMA pgboss_of_the_site')).toBe('done')
  })
})
