import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { toldGroups } from './rules'

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
 * What the public page says about the programme. A person who waits counts under one language only: the one of their
 * letters, else the one they speak best. Small groups are not told by number (lib/config/limits).
 */
export async function programmeFigures(ctx: Ctx): Promise<ProgrammeFigures> {
  const [[counts], languages] = await Promise.all([
    ctx.db.$queryRaw<{ active: number; pairs: number }[]>`
      SELECT (SELECT count(*)::int FROM ambassador WHERE state = 'active') AS active,
             (SELECT count(*)::int FROM pair WHERE ended_at IS NULL) AS pairs`,
    ctx.db.$queryRaw<{ language: string; count: number }[]>`
      SELECT language, count(*)::int AS count FROM (
        SELECT DISTINCT ON (r.person_id) r.person_id, coalesce(l.language, p.locale) AS language
          FROM match_request r
          JOIN person p ON p.id = r.person_id AND p.disabled_at IS NULL
          LEFT JOIN profile f ON f.person_id = p.id
          LEFT JOIN profile_language l ON l.profile_id = f.id AND l.speaks IS NOT NULL AND l.language <> 'nl'
         WHERE r.state = 'waiting'
         ORDER BY r.person_id, l.for_letters DESC NULLS LAST,
                  array_position(ARRAY['native', 'good', 'some'], l.speaks), l.language
      ) one GROUP BY language ORDER BY count DESC, language`,
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
