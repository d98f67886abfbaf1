import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { listTrail } from '@/lib/audit/queries'
import { record } from '@/lib/audit/record'
import { viewEvents } from '@/lib/audit/views'
import type { PersonalData } from './personal-data'

/** Who opened my data, newest first. */
export async function looksAtMe(ctx: Ctx, most: number) {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const { rows } = await listTrail(ctx, { personId, events: viewEvents }, most)
  return rows
}

/**
 * Everything we hold about the one who asks, by domain (GDPR article 15 and 20): plain data with ISO 8601 instants.
 * Null for nobody. That a copy was made is recorded.
 */
export async function ownCopy(
  ctx: Ctx,
  domains: readonly PersonalData[],
): Promise<Record<string, unknown> | null> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return null
  const copy: Record<string, unknown> = { madeAt: ctx.now }
  for (const domain of domains) copy[domain.domain] = await domain.collect(ctx, personId)
  const { rows } = await listTrail(ctx, { personId }, 10_000)
  copy.trail = rows.map((row) => ({
    at: row.at,
    event: row.event,
    by: row.actor?.id === personId ? 'you' : (row.actor?.name ?? row.actorKind),
    data: row.data,
  }))
  await record(ctx, { event: 'people.copy.made', subject: { type: 'person', id: personId }, personId })
  return copy
}
