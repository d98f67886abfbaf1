import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'

/** That something was said, and the demo's letters. */
export const outboxRetention: readonly RetentionRule[] = [
  {
    key: 'outbox.messages',
    defaultDays: limits.retention.sentMessages,
    source: null,
    rows: Prisma.sql`
      SELECT o.id::text AS id, ARRAY[o.person_id] AS people, o.delivered_at AS at FROM outbox_message o`,
    apply: async (ctx, ids) => {
      const numbers = ids.map((id) => BigInt(id))
      await ctx.db.demoMail.deleteMany({ where: { outboxId: { in: numbers } } })
      return (await ctx.db.outboxMessage.deleteMany({ where: { id: { in: numbers } } })).count
    },
  },
]
