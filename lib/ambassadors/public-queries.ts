import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { toldGroups } from './rules'
import { whoWaits } from './waiting'

export type ProgrammeFigures = {
  /** Ambassadors who are active now; null when so few that they would be named. */
  active: number | null
  pairs: number | null
  waiting: number
  /** How many wait, by the language they speak best: the largest groups first. `count` null: a few. */
  languages: { language: string; count: number | null }[]
  /** The others together, of languages too small to tell. */
  others: number
}

/**
 * What the public page says about the programme; who waits is counted in waiting.ts, for all. Small groups are not told
 * by number (lib/config/limits).
 */
export async function programmeFigures(ctx: Ctx): Promise<ProgrammeFigures> {
  const [[counts], { languages }] = await Promise.all([
    ctx.db.$queryRaw<{ active: number; pairs: number }[]>`
      SELECT (SELECT count(*)::int FROM ambassador WHERE state = 'active') AS active,
             (SELECT count(*)::int FROM pair WHERE ended_at IS NULL) AS pairs`,
    whoWaits(ctx),
  ])
  const small = limits.ambassadors.smallGroup
  const many = (count: number) => (count >= small ? count : null)
  return {
    active: many(counts?.active ?? 0),
    pairs: many(counts?.pairs ?? 0),
    ...toldGroups(languages, small),
  }
}

export type WallWord = { shownAs: string; words: string; language: string }

/** Words of ambassadors who agreed to stand on the wall, and whom a colleague read first; newest first. */
export async function wallOfThanks(ctx: Ctx, most: number): Promise<WallWord[]> {
  return ctx.db.ambassadorThanks.findMany({
    where: { withdrawnAt: null, approvedAt: { not: null } },
    orderBy: { approvedAt: 'desc' },
    take: most,
    select: { shownAs: true, words: true, language: true },
  })
}
