import { createClient } from '@/lib/db/client'
import type { TestDatabase } from './database'

/** The same database, writing down every statement that is sent to it: each is a round trip. */
export function listening(database: TestDatabase): TestDatabase & { sent: string[]; close(): Promise<void> } {
  const { db, pool } = createClient(database.url, { connections: 5 })
  const sent: string[] = []
  pool.on('connect', (client) => {
    const plain = client.query.bind(client) as (...parts: unknown[]) => unknown
    Object.assign(client, {
      query: (first: unknown, ...rest: unknown[]) => {
        const text = typeof first === 'string' ? first : (first as { text: string }).text
        sent.push(text.replace(/\s+/g, ' ').trim())
        return plain(first, ...rest)
      },
    })
  })
  return {
    ...database,
    db,
    pool,
    sent,
    async close() {
      await db.$disconnect()
      await pool.end()
    },
  }
}
