import { createClient } from '@/lib/db/client'
import type { TestDatabase } from './database'

const connections = 20
/** Long enough that all who came at once have read before the first of them writes, however busy the machine. */
const pauseMs = 60
const writes = /\b(INSERT INTO|UPDATE|DELETE FROM)\b/

/**
 * The same database with its guards off: rows and names are not locked, and the constraints that would catch it are
 * dropped. A race test's twin must fail here, or the race test proves nothing. So that the twin fails each time and
 * not only when the machine happens to be calm, every transaction waits a moment between what it read and its first
 * write, and another before it commits (for what reads and writes in one statement): exactly the gaps that the guard
 * closes.
 */
export async function withoutGuards(
  database: TestDatabase,
  drops: readonly string[] = ['ALTER TABLE place_pool DROP CONSTRAINT IF EXISTS place_pool_never_overbooked'],
): Promise<TestDatabase & { close(): Promise<void> }> {
  for (const drop of drops) await database.sql(drop)
  const { db, pool } = createClient(database.url, { connections })
  const connect = pool.connect.bind(pool)
  const strip = (query: unknown): unknown => {
    if (typeof query === 'string')
      return query
        .replace(/\s+FOR (NO KEY )?UPDATE(\s+OF \w+)?/g, '')
        .replace(/pg_advisory_xact_lock\(hashtext\('[\w.]+'\)\)/g, '1')
    if (query && typeof query === 'object' && 'text' in query)
      return { ...query, text: strip((query as { text: string }).text) }
    return query
  }
  const bare = async () => {
    const client = await connect()
    const plain = client.query.bind(client) as (...parts: unknown[]) => unknown
    if (!('unguarded' in client)) {
      let waited = false
      Object.assign(client, {
        unguarded: true,
        query: (first: unknown, ...rest: unknown[]) => {
          const text = textOf(first)
          if (text.startsWith('BEGIN')) waited = false
          const gap = waited ? text.startsWith('COMMIT') : writes.test(text)
          // Who hands in a callback is pg's own `pool.query`: one statement, no transaction.
          if (!gap || rest.some((part) => typeof part === 'function')) return plain(strip(first), ...rest)
          waited = true
          return new Promise((resolve) => setTimeout(resolve, pauseMs)).then(() =>
            plain(strip(first), ...rest),
          )
        },
      })
    }
    return client
  }
  // All of them open before the race: who comes first must not be who has a connection.
  const warm = await Promise.all(Array.from({ length: connections }, () => connect()))
  for (const client of warm) client.release()
  // pg's own `pool.query` hands in a callback.
  pool.connect = ((done?: (error: unknown, client?: unknown, release?: unknown) => void) => {
    if (!done) return bare()
    bare().then(
      (client) => done(undefined, client, client.release.bind(client)),
      (error) => done(error),
    )
  }) as typeof pool.connect
  return {
    ...database,
    db,
    pool,
    async close() {
      await db.$disconnect()
      await pool.end()
    },
  }
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return query && typeof query === 'object' && 'text' in query ? String(query.text) : ''
}
