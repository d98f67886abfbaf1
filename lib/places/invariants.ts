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
    SELECT id FROM place_pool p WHERE waiting > 0 AND taken < capacity AND closes_at > now()
       AND EXISTS (SELECT 1 FROM booking b WHERE b.pool_id = p.id AND b.state = 'waiting' AND b.party_id IS NULL)`,
  'no party waits although all its places are free': `
    SELECT need.party_id
      FROM (SELECT party_id, pool_id, count(*) AS places FROM booking
             WHERE state = 'waiting' AND party_id IS NOT NULL GROUP BY party_id, pool_id) need
      JOIN place_pool p ON p.id = need.pool_id
     GROUP BY need.party_id HAVING bool_and(p.capacity - p.taken >= need.places AND p.closes_at > now())`,
  'a party has all its places or waits for all': `
    SELECT party_id FROM booking WHERE party_id IS NOT NULL AND state IN ('placed', 'waiting', 'offered')
     GROUP BY party_id HAVING count(DISTINCT state) > 1`,
  'one active claim per person': `
    SELECT pool_id FROM booking WHERE person_id IS NOT NULL AND state IN ('held','placed','waiting','offered')
     GROUP BY pool_id, person_id, companion HAVING count(*) > 1`,
  'every change has exactly one audit row': `
    SELECT b.id FROM booking b
     WHERE b.forgotten_at IS NULL AND (SELECT count(*) FROM audit_event a WHERE a.subject_type = 'booking' AND a.subject_id = b.id::text)
           <> b.sequence + 1`,
  'every change is told exactly once': `
    SELECT b.id FROM booking b
     WHERE b.person_id IS NOT NULL AND b.companion = 0
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
