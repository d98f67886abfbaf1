import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { limits } from '@/lib/config/limits'
import { settings } from '@/lib/config/settings'
import { log } from '@/lib/log/log'
import { Prisma, PrismaClient } from './generated/client'

export { Prisma }

/** The client, or the same client inside a transaction. */
export type Db = PrismaClient | Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/**
 * A client on a pool of its own. Waiting for a lock and a lost transaction end by themselves, so that one
 * hot row cannot hold the site. The error listener matters: without it a database restart ends the process.
 */
export function createClient(
  url: string,
  options: { connections: number; transactionMs?: number },
): { db: PrismaClient; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: `-c lock_timeout=${limits.booking.lockWaitMs} -c idle_in_transaction_session_timeout=30000 -c TimeZone=UTC`,
  })
  pool.on('error', (error) => log().warn({ cause: error.message }, 'a database connection was lost'))
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: statementNames() }),
    transactionOptions: { maxWait: 10_000, timeout: options.transactionMs ?? limits.booking.transactionMs },
  })
  return { db, pool }
}

/**
 * Names the statements that come often, so that PostgreSQL parses and plans each once a connection. Lists of
 * changing length make ever new texts: those past the first thousand, and those seen once, stay nameless.
 */
function statementNames(): (query: { sql: string }) => string {
  const seen = new Map<string, string>()
  return ({ sql }) => {
    const name = seen.get(sql)
    if (name) return name
    if (name === '') seen.set(sql, `samen-${++named}`)
    else if (seen.size < 1000) seen.set(sql, '')
    // To PostgreSQL the empty name is the statement without a name.
    return ''
  }
}

let named = 0

type Held = { db: PrismaClient; pool: pg.Pool }
const held = globalThis as { samenDatabase?: Held }

/** This process's client (one, also when a development server reloads modules). */
export function database(): Held {
  held.samenDatabase ??= createClient(settings().DATABASE_URL, { connections: settings().DATABASE_POOL })
  return held.samenDatabase
}
