import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { townZone } from '@/lib/time/clock'
import { matchProfileOf, writeMatchProfile } from './matching/profile'
import { bitsOfTimes, bitsOfWindow, timesOfBits } from './rules'

/** Keeps when somebody can, in the profile that matching reads. */
export async function keepAvailability(ctx: Ctx, personId: string, times: readonly string[]): Promise<void> {
  await writeMatchProfile(ctx, personId, { availability: bitsOfTimes(times) })
}

/** When somebody can: `1-evening` for Monday evening. */
export async function readAvailability(ctx: Ctx, personId: string): Promise<string[]> {
  return timesOfBits((await matchProfileOf(ctx, personId)).availability)
}

/**
 * Ambassadors by what their week says of a time: who `can`, and who `cannot` (other times, or away for a while). Who
 * never said when is in neither. Ids of people.
 */
export async function freeHelpers(
  ctx: Ctx,
  window: { from: Date; to: Date },
): Promise<{ can: string[]; cannot: string[] }> {
  const bits = bitsOfWindow(window, townZone())
  const rows = await ctx.db.$queryRaw<{ id: string; can: boolean }[]>`
    SELECT a.person_id AS id, a.state <> 'paused' AND (m.availability & ${bits}::int) = ${bits}::int AS can
      FROM ambassador a JOIN match_profile m ON m.person_id = a.person_id
     WHERE a.state = 'paused' OR m.availability <> 0
     UNION
    SELECT a.person_id, false FROM ambassador a WHERE a.state = 'paused'`
  return {
    can: rows.filter((row) => row.can).map((row) => row.id),
    cannot: rows.filter((row) => !row.can).map((row) => row.id),
  }
}
