import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { limits } from '@/lib/config/limits'
import type { Db } from './client'
import { isRetryable } from './errors'
import type { PrismaClient } from './generated/client'

/** Handles of transactions under way. Prisma would nest a savepoint in one: two round trips that buy nothing here. */
const open = new WeakSet<object>()

/** True for the client itself, false inside a transaction. */
function isClient(db: Db): db is PrismaClient {
  return !open.has(db) && '$transaction' in db && typeof db.$transaction === 'function'
}

/** Carries a refusal out of a transaction that is to be undone. */
class Undo extends Error {
  constructor(readonly value: unknown) {
    super('undo')
  }
}

const isRefusal = (value: unknown) =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false

/**
 * Runs `work` in one READ COMMITTED transaction, or inside the one that `ctx.db` already is. A refused Result
 * undoes everything: a refusal changes nothing. A deadlock or conflict is tried again with growing, jittered
 * waits; `work` must therefore touch nothing but the database.
 */
export async function inTransaction<Ctx extends { db: Db }, Value>(
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<Value>,
): Promise<Value> {
  const { db } = ctx
  if (!isClient(db)) return work(ctx)
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.$transaction(async (tx) => {
        open.add(tx)
        const value = await work({ ...ctx, db: tx })
        if (isRefusal(value)) throw new Undo(value)
        return value
      })
    } catch (error) {
      if (error instanceof Undo) return error.value as Value
      if (!isRetryable(error) || attempt >= limits.booking.retries) throw error
      await wait(2 ** attempt * 10 * (0.5 + Math.random()))
    }
  }
}
