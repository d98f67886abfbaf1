import 'server-only'
import type { Db } from '@/lib/db/client'

/** What must always be true of places: each query answers no row (quality.md §2). */
const queries: Record<string, string> = {
  'taken is what is kept': `
    SELECT p.id FROM place_pool p
     WHERE p.taken <> (SELECT count(*) FROM booking b WHERE b.pool_id = p.id AND b.state IN ('held','placed','offered'))`,
  'waiting is who waits': `
    SELECT p.id FROM place_pool p
     WHERE p.waiting <> (SELECT count(*) FROM booking b WHERE b.pool_id = p.id AND b.state = 'waiting')`,
  'never overbooked': `SELECT id FROM place_pool WHERE taken > capacity`,
  'no free place while somebody waits': `
    SELECT id FROM place_pool WHERE waiting > 0 AND taken < capacity AND closes_at > now()`,
  'one active claim per person': `
    SELECT pool_id FROM booking WHERE person_id IS NOT NULL AND state IN ('held','placed','waiting','offered')
     GROUP BY pool_id, person_id, companion HAVING count(*) > 1`,
  'every change has exactly one audit row': `
    SELECT b.id FROM booking b
     WHERE b.forgotten_at IS NULL AND (SELECT count(*) FROM audit_event a WHERE a.subject_type = 'booking' AND a.subject_id = b.id::text)
           <> b.sequence + 1`,
  'every change is told exactly once': `
    SELECT b.id FROM booking b
     WHERE b.person_id IS NOT NULL
       AND (SELECT count(*) FROM outbox_message o WHERE o.dedupe_key = 'booking:' || b.id || ':' || b.sequence) <> 1`,
}

/** Names of the rules that do not hold, with how many rows break each. Empty when all is well. */
export async function brokenInvariants(db: Db): Promise<{ rule: string; rows: number }[]> {
  const broken: { rule: string; rows: number }[] = []
  for (const [rule, sql] of Object.entries(queries)) {
    const rows = await db.$queryRawUnsafe<unknown[]>(sql)
    if (rows.length > 0) broken.push({ rule, rows: rows.length })
  }
  return broken
}
