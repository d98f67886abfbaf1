import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'

/** Applications that came to nothing: afterwards nothing of them is left. The person's own record is people's. */
async function forgetApplications(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const gone = await ctx.db.ambassador.deleteMany({ where: { id: { in: [...ids] } } })
  return gone.count
}

export const ambassadorRetention: readonly RetentionRule[] = [
  {
    key: 'ambassadors.applications',
    defaultDays: limits.retention.applications,
    rows: Prisma.sql`
      SELECT a.id::text AS id, ARRAY[a.person_id] AS people, a.state_since AS at
        FROM ambassador a
       WHERE a.state = 'left'
         AND NOT EXISTS (SELECT FROM ambassador_step s WHERE s.ambassador_id = a.id AND s.kind = 'activated' AND s.voided_at IS NULL)
         AND NOT EXISTS (SELECT FROM expense_claim e WHERE e.ambassador_id = a.id)`,
    apply: forgetApplications,
  },
]
