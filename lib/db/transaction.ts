import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { limits } from '@/lib/config/limits'
import type { Db } from './client'
import { isRetryable } from './errors'
import type { PrismaClient } from './generated/client'

/** True for the client itself, false inside a transaction. */
function isClient(db: Db): db is PrismaClient {
  return '$transaction' in db && typeof db.$transaction === 'function'
}

/**
 * Runs `work` in one READ COMMITTED transaction, or inside the one that `ctx.db` already is. A deadlock or
 * conflict is tried again with growing, jittered waits; `work` must therefore touch nothing but the database.
 */
export async function inTransaction<Ctx extends { db: Db }, Value>(
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<Value>,
): Promise<Value> {
  const { db } = ctx
  if (!isClient(db)) return work(ctx)
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.$transaction((tx) => work({ ...ctx, db: tx }))
    } catch (error) {
      if (!isRetryable(error) || attempt >= limits.booking.retries) throw error
      await wait(2 ** attempt * 10 * (0.5 + Math.random()))
    }
  }
}
