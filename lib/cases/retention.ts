import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'
import { anonymiseCases } from './anonymise'

/** A closed case is kept for 24 months; afterwards it is a figure of nobody. */
export const caseRetention: readonly RetentionRule[] = [
  {
    key: 'cases.closed',
    defaultDays: limits.cases.closedDays,
    source: null,
    rows: Prisma.sql`
      SELECT c.id::text AS id, ARRAY[c.person_id] AS people, c.closed_at AS at
        FROM help_case c WHERE c.anonymised_at IS NULL`,
    apply: async (ctx, ids) => {
      await anonymiseCases(ctx, ids)
      return ids.length
    },
  },
]
