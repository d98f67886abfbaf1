import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { limits } from '@/lib/config/limits'
import { settings } from '@/lib/config/settings'
import { log } from '@/lib/log/log'
import { type Prisma, PrismaClient } from './generated/client'

export type { Prisma }

/** The client, or the same client inside a transaction. */
export type Db = PrismaClient | Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/**
 * A client on a pool of its own. Waiting for a lock and a lost transaction end by themselves, so that one
 * hot row cannot hold the site. The error listener matters: without it a database restart ends the process.
 */
export function createClient(
  url: string,
  options: { connections: number },
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
    adapter: new PrismaPg(pool, { disposeExternalPool: false }),
    transactionOptions: { maxWait: 10_000, timeout: limits.booking.transactionMs },
  })
  return { db, pool }
}

type Held = { db: PrismaClient; pool: pg.Pool }
const held = globalThis as { samenDatabase?: Held }

/** This process's client (one, also when a development server reloads modules). */
export function database(): Held {
  held.samenDatabase ??= createClient(settings().DATABASE_URL, { connections: settings().DATABASE_POOL })
  return held.samenDatabase
}
