import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Day } from '@/lib/time/time'

export type Given = { minutes: number; from: Day | null; until: Day | null }

/** What somebody gave as an ambassador: meetings of their pairs, and hours outside pairs that a colleague wrote down. */
export async function hoursOf(ctx: Ctx, personId: string): Promise<Given> {
  const [row] = await ctx.db.$queryRaw<{ minutes: number; from: string | null; until: string | null }[]>`
    SELECT coalesce(sum(minutes), 0)::int AS minutes, min("on")::text AS "from", max("on")::text AS until FROM (
      SELECT m.minutes, m."on" FROM pair_meeting m JOIN pair x ON x.id = m.pair_id
       WHERE x.helper_id = ${personId}::uuid AND m.taken_back_at IS NULL
      UNION ALL
      SELECT s.minutes, s."on" FROM ambassador_service s WHERE s.person_id = ${personId}::uuid AND s.voided_at IS NULL
    ) given`
  return row ?? { minutes: 0, from: null, until: null }
}
