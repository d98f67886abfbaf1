import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Prisma } from '@/lib/db/client'

/** Makes confirmed hours a figure of their month, in the caller's transaction. Answers how many rows went. */
export async function countHours(ctx: Ctx, which: Prisma.Sql): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    WITH gone AS (
           DELETE FROM passport_hours WHERE confirmed_at IS NOT NULL AND reversed_at IS NULL AND ${which}
           RETURNING activity_kind, date_trunc('month', "on")::date AS month, minutes),
         counted AS (
           INSERT INTO passport_figure AS f (activity_kind, month, entries, minutes)
           SELECT activity_kind, month, count(*)::int, sum(minutes)::int FROM gone GROUP BY activity_kind, month
           ON CONFLICT (activity_kind, month) DO UPDATE
              SET entries = f.entries + EXCLUDED.entries, minutes = f.minutes + EXCLUDED.minutes)
    SELECT count(*)::int AS count FROM gone`
  return row?.count ?? 0
}
