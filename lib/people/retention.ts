import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'

/** What a merge remembers, agreements that were taken back, and answered corrections. */
export const peopleRetention: readonly RetentionRule[] = [
  {
    // After thirty days a merge cannot be undone; what it remembers are words about two people.
    key: 'people.merges',
    defaultDays: limits.retention.merges,
    source: null,
    rows: Prisma.sql`
      SELECT m.id::text AS id, ARRAY[m.kept_id, m.merged_id] AS people, m.merged_at AS at FROM person_merge m
       WHERE m.moved <> '{}'::jsonb`,
    apply: async (ctx, ids) =>
      (await ctx.db.personMerge.updateMany({ where: { id: { in: [...ids] } }, data: { moved: {} } })).count,
  },
  {
    key: 'people.consents',
    defaultDays: limits.retention.consents,
    source: null,
    rows: Prisma.sql`
      SELECT c.id::text AS id, ARRAY[c.person_id] AS people, c.withdrawn_at AS at FROM consent c`,
    apply: async (ctx, ids) => (await ctx.db.consent.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    key: 'people.corrections',
    defaultDays: limits.retention.corrections,
    source: null,
    rows: Prisma.sql`
      SELECT k.id::text AS id, ARRAY[k.person_id] AS people, k.answered_at AS at FROM correction k`,
    apply: async (ctx, ids) =>
      (await ctx.db.correction.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
]
