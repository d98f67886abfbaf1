import 'server-only'
import { createHash, type Hash } from 'node:crypto'
import type { Db } from '@/lib/db/client'
import { addLink, agedEvent } from './age'
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
 * (`changed`), that is missing (`gone`: rows that were let go after their time are missing too, but a row of the trail
 * says so and their links stand), or where the tail ends before a head that was written down (`cut`).
 */
export async function verifyTrail(db: Db, known: KnownHead | null = null): Promise<Verdict> {
  const page = 5000
  let link = noLink
  let position = 0n
  const aged = new Map<bigint, Aged>()
  let seenKnown = known === null || known.position === 0n
  for (;;) {
    const rows = await db.$queryRaw<
      { position: bigint; event_id: bigint; hash: string; aged_by: bigint | null; row: string | null }[]
    >`
      SELECT c.position, c.event_id, c.hash, c.aged_by, CASE WHEN e.id IS NULL THEN NULL ELSE ${canonicalRow} END AS row
        FROM audit_chain c LEFT JOIN audit_event e ON e.id = c.event_id
       WHERE c.position > ${position} ORDER BY c.position LIMIT ${page}`
    for (const row of rows) {
      const bad = { whole: false, rows: position, position: row.position, eventId: row.event_id } as const
      if (row.position !== position + 1n)
        return { ...bad, position: position + 1n, eventId: null, why: 'gone' }
      if (row.row === null && row.aged_by === null) return { ...bad, why: 'gone' }
      if (row.aged_by !== null) {
        const group = aged.get(row.aged_by) ?? {
          digest: createHash('sha256'),
          rows: 0,
          position: row.position,
          eventId: row.event_id,
        }
        addLink(group.digest, row)
        group.rows++
        aged.set(row.aged_by, group)
      }
      // The row is gone, its link is not: what follows is tied to it.
      link = row.row === null ? row.hash : nextLink(link, row.row)
      if (link !== row.hash) return { ...bad, why: 'changed' }
      if (known?.position === row.position) {
        if (known.hash !== link) return { ...bad, why: 'changed' }
        seenKnown = true
      }
      position = row.position
    }
    if (rows.length < page) break
  }
  const unproven = await firstUnproven(db, aged)
  if (unproven)
    return {
      whole: false,
      rows: unproven.position - 1n,
      position: unproven.position,
      eventId: unproven.eventId,
      why: 'gone',
    }
  if (!seenKnown) return { whole: false, rows: position, position: position + 1n, eventId: null, why: 'cut' }
  const [open] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM audit_event e WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id)`
  return { whole: true, rows: position, head: link, unsealed: open?.count ?? 0n }
}

/** Links whose rows were let go by one row of the trail, and the first of them. */
type Aged = { digest: Hash; rows: number; position: bigint; eventId: bigint }

/** The first group of missing rows that no row of the trail vouches for: none, another number, another digest. */
async function firstUnproven(db: Db, aged: ReadonlyMap<bigint, Aged>): Promise<Aged | null> {
  for (const [id, group] of [...aged].sort(([, a], [, b]) => Number(a.position - b.position))) {
    const [note] = await db.$queryRaw<{ rows: number; digest: string }[]>`
      SELECT (data->>'rows')::int AS rows, data->>'digest' AS digest FROM audit_event
       WHERE id = ${id} AND event = ${agedEvent}`
    if (note?.rows !== group.rows || note.digest !== group.digest.digest('hex')) return group
  }
  return null
}
