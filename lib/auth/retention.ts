import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'

/** Ways in that are over: sessions, codes, cards that no longer work. */
export const authRetention: readonly RetentionRule[] = [
  {
    key: 'auth.sessions',
    defaultDays: limits.retention.sessions,
    source: null,
    rows: Prisma.sql`
      SELECT s.id::text AS id, ARRAY[s.person_id] AS people, LEAST(s.ended_at, s.expires_at) AS at FROM session s`,
    apply: async (ctx, ids) => (await ctx.db.session.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    key: 'auth.codes',
    defaultDays: limits.retention.codes,
    source: null,
    rows: Prisma.sql`
      SELECT c.id::text AS id, '{}'::uuid[] AS people, c.expires_at AS at FROM sign_in_code c`,
    apply: async (ctx, ids) =>
      (await ctx.db.signInCode.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    key: 'auth.cards',
    defaultDays: limits.retention.cards,
    source: null,
    rows: Prisma.sql`
      SELECT a.id::text AS id, ARRAY[a.person_id] AS people, a.revoked_at AS at FROM access_card a`,
    apply: async (ctx, ids) =>
      (await ctx.db.accessCard.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
]
