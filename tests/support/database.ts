import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { createClient } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'

export type TestDatabase = {
  db: PrismaClient
  pool: pg.Pool
  url: string
  name: string
  sql: (text: string) => Promise<pg.QueryResult>
}

async function admin<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A database of one's own for a test file: a clone of the migrated template, gone afterwards. */
export function testDatabase(options: { connections?: number } = {}): TestDatabase {
  const held = {} as TestDatabase
  beforeAll(async () => {
    const name = `test_${randomBytes(6).toString('hex')}`
    await admin(async (client) => {
      // Cloning asks that nobody else is at the template: wait for the other worker.
      for (let attempt = 0; ; attempt++) {
        try {
          await client.query(`CREATE DATABASE ${name} TEMPLATE samen_template`)
          return
        } catch (error) {
          if (attempt > 50) throw error
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
      }
    })
    const url = new URL(inject('adminUrl'))
    url.pathname = `/${name}`
    // What reads its own settings (limits of tries, the worker) looks at this database too.
    process.env.DATABASE_URL = url.href
    const { db, pool } = createClient(url.href, { connections: options.connections ?? 20 })
    Object.assign(held, { db, pool, url: url.href, name, sql: (text: string) => pool.query(text) })
  })
  afterAll(async () => {
    await held.db.$disconnect()
    await held.pool.end()
    const own = globalThis as { samenDatabase?: { pool: pg.Pool } }
    await own.samenDatabase?.pool.end()
    own.samenDatabase = undefined
    await admin((client) => client.query(`DROP DATABASE IF EXISTS ${held.name} WITH (FORCE)`))
  })
  return held
}

export const noon = new Date('2026-10-05T10:00:00.000Z')

/** A context as commands want it; the clock stands still unless the test moves it. */
export function contextOf(database: TestDatabase, options: { actor?: Actor; now?: Date } = {}): Ctx {
  return {
    actor: options.actor ?? { kind: 'system', job: 'test' },
    now: options.now ?? noon,
    db: database.db,
  }
}

export function personActor(
  personId: string,
  roles: Extract<Actor, { kind: 'person' }>['roles'] = ['newcomer'],
): Actor {
  return { kind: 'person', personId, sessionId: '00000000-0000-7000-8000-000000000000', roles }
}
