import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import type { Side } from '../matching/proposals'

export type LockedPair = {
  id: string
  request_id: string
  seeker_id: string | null
  helper_id: string | null
  role_key: string
  started_at: Date
  ends_on: Date
  paused_until: Date | null
  ended_at: Date | null
}

/** A pair with its row locked, and which side of it the actor is; null side: neither. */
export async function lockPair(
  tx: Ctx,
  pairId: string,
): Promise<{ pair: LockedPair; side: Side | null } | null> {
  const [pair] = await tx.db.$queryRaw<LockedPair[]>`
    SELECT id, request_id, seeker_id, helper_id, role_key, started_at, ends_on, paused_until, ended_at
      FROM pair WHERE id = ${pairId}::uuid FOR UPDATE`
  if (!pair) return null
  const me = personIdOf(tx.actor)
  return {
    pair,
    side: me && pair.seeker_id === me ? 'seeker' : me && pair.helper_id === me ? 'helper' : null,
  }
}
