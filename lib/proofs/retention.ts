import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'

/** A paper that was taken back: its page says so for five years, then its code is unknown like any other. */
export const proofsRetention: readonly RetentionRule[] = [
  {
    key: 'proofs.revoked',
    defaultDays: limits.retention.revokedProofs,
    rows: Prisma.sql`
      SELECT p.id::text AS id, ARRAY[p.person_id] AS people, p.revoked_at AS at FROM proof p
       WHERE p.person_id IS NOT NULL AND p.revoked_at IS NOT NULL`,
    apply: async (ctx, ids) =>
      (
        await ctx.db.proof.updateMany({
          where: { id: { in: [...ids] } },
          data: { personId: null, holder: null, summary: {} },
        })
      ).count,
  },
]
