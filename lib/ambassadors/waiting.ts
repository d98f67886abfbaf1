import 'server-only'
import type { Ctx } from '@/lib/access/context'

export type WhoWaits = {
  /** People, not wishes: who asks two roles waits once. Those who have a proposal before them wait too. */
  people: number
  /** Of those, how many have a proposal that nobody answered yet. */
  proposed: number
  /** How many wait, by one language each; the largest groups first. */
  languages: { language: string; count: number }[]
}

/**
 * Who waits for an ambassador: the one count behind the public page, Today and the board. Each person stands under one
 * language only: that of their letters, else the one they speak best. Dutch is left out where they speak another, since
 * that is what everybody here learns; who told us no other stands under the language we write to them in.
 */
export async function whoWaits(ctx: Ctx): Promise<WhoWaits> {
  const rows = await ctx.db.$queryRaw<{ language: string; count: number; proposed: number }[]>`
    SELECT language, count(*)::int AS count, count(*) FILTER (WHERE proposed)::int AS proposed FROM (
      SELECT DISTINCT ON (r.person_id) r.person_id, coalesce(l.language, p.locale) AS language,
             EXISTS (SELECT FROM match_proposal o WHERE o.seeker_id = r.person_id AND o.state = 'open') AS proposed
        FROM match_request r
        JOIN person p ON p.id = r.person_id AND p.disabled_at IS NULL
        LEFT JOIN profile f ON f.person_id = p.id
        LEFT JOIN profile_language l ON l.profile_id = f.id AND l.speaks IS NOT NULL AND l.language <> 'nl'
       WHERE r.state = 'waiting'
       ORDER BY r.person_id, l.for_letters DESC NULLS LAST,
                array_position(ARRAY['native', 'good', 'some'], l.speaks), l.language
    ) one GROUP BY language ORDER BY count DESC, language`
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    people: sum((row) => row.count),
    proposed: sum((row) => row.proposed),
    languages: rows.map(({ language, count }) => ({ language, count })),
  }
}
