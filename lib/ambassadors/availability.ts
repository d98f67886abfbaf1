import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { matchProfileOf, writeMatchProfile } from './matching/profile'
import { bitsOfTimes, timesOfBits } from './rules'

/** Keeps when somebody can, in the profile that matching reads. */
export async function keepAvailability(ctx: Ctx, personId: string, times: readonly string[]): Promise<void> {
  await writeMatchProfile(ctx, personId, { availability: bitsOfTimes(times) })
}

/** When somebody can: `1-evening` for Monday evening. */
export async function readAvailability(ctx: Ctx, personId: string): Promise<string[]> {
  return timesOfBits((await matchProfileOf(ctx, personId)).availability)
}
