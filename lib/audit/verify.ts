import 'server-only'
import type { Db } from '@/lib/db/client'
import { canonicalRow, nextLink, noLink } from './seal'

export type Verdict =
  | { whole: true; rows: bigint; head: string; unsealed: bigint }
  | { whole: false; rows: bigint; position: bigint; eventId: bigint | null; why: 'changed' | 'gone' | 'cut' }

/** A head written down earlier: `position:hash`. */
export type KnownHead = { position: bigint; hash: string }

/** Reads what `audit:head` printed; null when it is none. */
export function readHead(text: string): KnownHead | null {
  const match = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text.trim())
  return match?.[1] && match[2] ? { position: BigInt(match[1]), hash: match[2] } : null
}

/**
 * Computes the whole chain again from the rows as they are. Names the first row that is not what was sealed
 * (`changed`), that is missing (`gone`), or where the tail ends before a head that was written down (`cut`).
 */
export async function verifyTrail(db: Db, known: KnownHead | null = null): Promise<Verdict> {
  const page = 5000
  let link = noLink
  let position = 0n
  let seenKnown = known === null || known.position === 0n
  for (;;) {
    const rows = await db.$queryRaw<
      { position: bigint; event_id: bigint; hash: string; row: string | null }[]
    >`
      SELECT c.position, c.event_id, c.hash, CASE WHEN e.id IS NULL THEN NULL ELSE ${canonicalRow} END AS row
        FROM audit_chain c LEFT JOIN audit_event e ON e.id = c.event_id
       WHERE c.position > ${position} ORDER BY c.position LIMIT ${page}`
    for (const row of rows) {
      const bad = { whole: false, rows: position, position: row.position, eventId: row.event_id } as const
      if (row.position !== position + 1n)
        return { ...bad, position: position + 1n, eventId: null, why: 'gone' }
      if (row.row === null) return { ...bad, why: 'gone' }
      link = nextLink(link, row.row)
      if (link !== row.hash) return { ...bad, why: 'changed' }
      if (known?.position === row.position) {
        if (known.hash !== link) return { ...bad, why: 'changed' }
        seenKnown = true
      }
      position = row.position
    }
    if (rows.length < page) break
  }
  if (!seenKnown) return { whole: false, rows: position, position: position + 1n, eventId: null, why: 'cut' }
  const [open] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM audit_event e WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id)`
  return { whole: true, rows: position, head: link, unsealed: open?.count ?? 0n }
}
