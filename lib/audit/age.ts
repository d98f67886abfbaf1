import 'server-only'
import { createHash, type Hash } from 'node:crypto'
import type { Ctx } from '@/lib/access/context'
import { currentRequest } from '@/lib/log/request'
import { auditActor } from './record'

/** The row of the trail that says which rows were let go. */
export const agedEvent = 'audit.rows.aged'

/** One link as the digest of a group of aged rows sees it. */
export function addLink(digest: Hash, link: { position: bigint; event_id: bigint; hash: string }): void {
  digest.update(`${link.position}:${link.event_id}:${link.hash}\n`)
}

/**
 * Lets sealed rows of the trail go. Their links stay, so that every row before and after is still proven; a new row of
 * the trail holds a digest of the links whose rows went, so that nobody can let a row go without it being written.
 * Rows that are not sealed yet stay. Answers how many went.
 */
export async function ageRows(ctx: Ctx, eventIds: readonly bigint[]): Promise<number> {
  const links = await ctx.db.$queryRaw<{ position: bigint; event_id: bigint; hash: string }[]>`
    SELECT position, event_id, hash FROM audit_chain
     WHERE event_id = ANY(${[...eventIds]}::bigint[]) AND aged_by IS NULL ORDER BY position`
  const [first, last] = [links[0], links.at(-1)]
  if (!first || !last) return 0
  const digest = createHash('sha256')
  for (const link of links) addLink(digest, link)
  const data = {
    rows: links.length,
    from: String(first.position),
    to: String(last.position),
    digest: digest.digest('hex'),
  }
  const actor = auditActor(ctx.actor)
  const [note] = await ctx.db.$queryRaw<{ id: bigint }[]>`
    INSERT INTO audit_event (at, event, actor_kind, actor_id, subject_type, subject_id, data, request_id)
    VALUES (${ctx.now}, ${agedEvent}, ${actor.kind}, ${actor.id}::uuid, 'trail', ${data.from},
            ${JSON.stringify(data)}::jsonb, ${currentRequest()?.id ?? null})
    RETURNING id`
  const ids = links.map((link) => link.event_id)
  await ctx.db
    .$executeRaw`UPDATE audit_chain SET aged_by = ${note?.id} WHERE event_id = ANY(${ids}::bigint[])`
  return ctx.db.$executeRaw`DELETE FROM audit_event WHERE id = ANY(${ids}::bigint[])`
}
