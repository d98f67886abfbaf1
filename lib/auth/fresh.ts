import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { minutes, shift } from '@/lib/time/time'
import { hasSecondFactor } from './second-factor'
import { peekSession } from './session'

/**
 * Why the actor may not change how they get in now; null when they may. `factorFirst`: somebody who works here and has a
 * second key has not shown it in this session, and a mailbox alone must not be enough to make or remove a key.
 * `stale`: they signed in too long ago (OWASP ASVS 5.0, 7.5.1). Null actor or dead session: `stale`.
 */
export async function whyNotChangeKeys(ctx: Ctx): Promise<'factorFirst' | 'stale' | null> {
  const { actor } = ctx
  if (actor.kind !== 'person') return 'stale'
  const session = await peekSession(ctx.db, actor.sessionId, ctx.now)
  if (!session || session.personId !== actor.personId) return 'stale'
  if (session.needsSecondFactor && (await hasSecondFactor(ctx, actor.personId))) return 'factorFirst'
  const row = await ctx.db.session.findUniqueOrThrow({
    where: { id: actor.sessionId },
    select: { createdAt: true, secondFactorAt: true },
  })
  const shown = row.secondFactorAt && row.secondFactorAt > row.createdAt ? row.secondFactorAt : row.createdAt
  return shown <= shift(ctx.now, -minutes(limits.passkeys.freshMinutes)) ? 'stale' : null
}
