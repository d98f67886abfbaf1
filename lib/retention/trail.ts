import 'server-only'
import { agedEvent, ageRows } from '@/lib/audit/age'
import { viewEvents } from '@/lib/audit/views'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from './types'

const sealed = Prisma.sql`EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id)`
const apply: RetentionRule['apply'] = (ctx, ids) =>
  ageRows(
    ctx,
    ids.map((id) => BigInt(id)),
  )

/** Looks at personal pages, and everything else that is in the trail. What says that rows went stays for ever. */
export const auditRetention: readonly RetentionRule[] = [
  {
    key: 'audit.looks',
    defaultDays: limits.retention.looks,
    source: null,
    rows: Prisma.sql`
      SELECT e.id::text AS id, ARRAY[e.person_id] AS people, e.at FROM audit_event e
       WHERE e.event = ANY(${[...viewEvents]}::text[]) AND ${sealed}`,
    apply,
  },
  {
    key: 'audit.changes',
    defaultDays: limits.retention.changes,
    source: null,
    rows: Prisma.sql`
      SELECT e.id::text AS id, ARRAY[e.person_id] AS people, e.at FROM audit_event e
       WHERE NOT (e.event = ANY(${[...viewEvents, agedEvent]}::text[])) AND ${sealed}`,
    apply,
  },
]
