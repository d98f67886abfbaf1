import 'server-only'
import { createHash } from 'node:crypto'
import type { Ctx } from '@/lib/access/context'
import type { Db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'

/** What the first link is tied to. */
export const noLink = '0'.repeat(64)

/** A row as the hash sees it: every column, in one order, as PostgreSQL itself writes it. */
export const canonicalRow = Prisma.sql`
  jsonb_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), e.event, e.actor_kind,
    e.actor_id, e.subject_type, e.subject_id, e.person_id, e.data, e.request_id)::text`

/** The next link: SHA-256 of the link before it and of the row. */
export function nextLink(before: string, row: string): string {
  return createHash('sha256').update(`${before}\n${row}`).digest('hex')
}

/** How many rows one pass ties; the next pass goes on. */
const batch = 2000
/** A transaction may commit after a later number: this many numbers back are looked at again. */
const lateNumbers = 10_000

/**
 * Ties rows of the trail that are not tied yet, in one order for ever. Only one sealer works at a time, whoever else
 * calls. `everything` also looks for numbers that came very late. Answers how many rows were tied.
 */
export async function sealTrail(ctx: Ctx, { everything = false } = {}): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const [lock] = await tx.db.$queryRaw<{ mine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtext('audit.seal')) AS mine`
    if (!lock?.mine) return 0
    const head = await chainHead(tx.db)
    const from = everything || !head ? 0n : head.highest - BigInt(lateNumbers)
    const rows = await tx.db.$queryRaw<{ id: bigint; row: string }[]>`
      SELECT e.id, ${canonicalRow} AS row FROM audit_event e
       WHERE e.id > ${from} AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id)
       ORDER BY e.id LIMIT ${batch}`
    if (rows.length === 0) return 0
    let link = head?.hash ?? noLink
    const links = rows.map(({ id, row }, n) => {
      link = nextLink(link, row)
      return { position: String((head?.position ?? 0n) + BigInt(n) + 1n), event_id: String(id), hash: link }
    })
    await tx.db.$executeRaw`
      INSERT INTO audit_chain (position, event_id, hash, sealed_at)
      SELECT r.position, r.event_id, r.hash, ${tx.now}
        FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r(position bigint, event_id bigint, hash text)`
    return rows.length
  })
}

export type ChainHead = { position: bigint; hash: string; sealedAt: Date; highest: bigint }

/** The last link, or null before the first. Kept outside the database it shows later whether the tail was cut. */
export async function chainHead(db: Db): Promise<ChainHead | null> {
  const [head] = await db.$queryRaw<{ position: bigint; hash: string; sealed_at: Date; highest: bigint }[]>`
    SELECT c.position, c.hash, c.sealed_at, (SELECT max(event_id) FROM audit_chain) AS highest
      FROM audit_chain c ORDER BY c.position DESC LIMIT 1`
  return head
    ? { position: head.position, hash: head.hash, sealedAt: head.sealed_at, highest: head.highest }
    : null
}
