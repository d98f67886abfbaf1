import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { seal, sealedToday, unseal } from './seal'

const page = 200

/**
 * Seals every second factor with today's ENCRYPTION_KEY, so that an earlier key can be taken away. (What else is sealed
 * lives for days at most: links, typed words, a card's number while it is shown.) Each row for itself: it can be stopped
 * anywhere and goes on where it was. Answers how many, and how many were sealed with a key that no setting names:
 * their people need a second administrator's help (lib/auth/second-factor).
 */
export async function rotateSeals(ctx: Ctx): Promise<{ rotated: number; lost: number }> {
  let rotated = 0
  let lost = 0
  let after: string | undefined
  for (;;) {
    const rows = await ctx.db.authenticator.findMany({
      where: after ? { personId: { gt: after } } : {},
      orderBy: { personId: 'asc' },
      take: page,
    })
    if (rows.length === 0) break
    for (const { personId, sealed } of rows) {
      after = personId
      if (sealedToday(sealed, personId)) continue
      const secret = unseal(sealed, personId)
      if (secret === null) {
        lost++
        continue
      }
      // Only over the very seal that was read: somebody may be making a new one at this moment.
      const { count } = await ctx.db.authenticator.updateMany({
        where: { personId, sealed },
        data: { sealed: seal(secret, personId) },
      })
      rotated += count
    }
  }
  if (rotated > 0)
    await record(ctx, {
      event: 'auth.keys.rotated',
      subject: { type: 'key', id: 'authenticator' },
      data: { rotated, lost },
    })
  return { rotated, lost }
}
