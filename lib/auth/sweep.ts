import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { days, shift } from '@/lib/time/time'

/** Throws away codes a day after they ran out, sessions a month after their end, and counters that ran down. */
export async function sweepSignIn(ctx: Ctx): Promise<void> {
  const { db, now } = ctx
  await db.signInCode.deleteMany({ where: { expiresAt: { lt: shift(now, -days(1)) } } })
  await db.session.deleteMany({ where: { expiresAt: { lt: shift(now, -days(30)) } } })
  await db.$executeRaw`DELETE FROM rate_limit WHERE expire < ${now.getTime()}`
}
