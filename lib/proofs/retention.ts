import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'

/** A paper that was taken back: its page says so for five years, then its code is unknown like any other. */
export const proofsRetention: readonly RetentionRule[] = [
  {
    // Papers that count. Somebody may have to show one all their life: nothing goes by itself.
    key: 'proofs.valid',
    defaultDays: null,
    source: null,
    rows: Prisma.sql`
      SELECT p.id::text AS id, ARRAY[p.person_id] AS people, p.issued_at AS at FROM proof p
       WHERE p.person_id IS NOT NULL AND p.revoked_at IS NULL`,
    apply: async (ctx, ids) =>
      (
        await ctx.db.proof.updateMany({
          where: { id: { in: [...ids] } },
          data: { revokedAt: ctx.now, revokeReason: 'lapsed', personId: null, holder: null, summary: {} },
        })
      ).count,
  },
  {
    key: 'proofs.revoked',
    defaultDays: limits.retention.revokedProofs,
    source: null,
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
