import 'server-only'
import type { Ctx } from '@/lib/access/context'

/** Throws away counters that ran down. Codes and sessions have their time in ./retention. */
export async function sweepSignIn(ctx: Ctx): Promise<void> {
  const { db, now } = ctx
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.providerTrip.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.$executeRaw`DELETE FROM rate_limit WHERE expire < ${now.getTime()}`
}
