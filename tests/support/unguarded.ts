import { createClient } from '@/lib/db/client'
import type { TestDatabase } from './database'

/**
 * The same database with its guards off: rows and names are not locked, and the constraints that would catch it are
 * dropped. A race test's twin must fail here, or the race test proves nothing.
 */
export async function withoutGuards(
  database: TestDatabase,
  drops: readonly string[] = ['ALTER TABLE place_pool DROP CONSTRAINT IF EXISTS place_pool_never_overbooked'],
): Promise<TestDatabase & { close(): Promise<void> }> {
  for (const drop of drops) await database.sql(drop)
  const { db, pool } = createClient(database.url, { connections: 20 })
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
      Object.assign(client, {
        unguarded: true,
        query: (first: unknown, ...rest: unknown[]) => plain(strip(first), ...rest),
      })
    }
    return client
  }
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
