import 'server-only'
import type { Ctx } from '@/lib/access/context'

export type DemandRow = {
  level: string
  dayPart: string
  language: string
  people: number
  /** Of them, how many need childcare. */
  childcare: number
  waitingSince: Date
}

export type DemandFilters = { level?: string; dayPart?: string; language?: string }

/**
 * Who waits for what: people who told us that no course fits, and people on the waiting list of a run that has not
 * begun, by level, part of the day and language; who waits longest first. Nobody is named, and nobody counted twice in
 * one row.
 */
export async function demandReport(ctx: Ctx, filters: DemandFilters = {}): Promise<DemandRow[]> {
  const rows = await ctx.db.$queryRaw<
    { level: string; day_part: string; language: string; people: number; childcare: number; since: Date }[]
  >`
    WITH wanted AS (
      SELECT d.person_id, d.level, d.day_part, d.language, d.childcare, d.asked_at
        FROM course_demand d WHERE d.ended_at IS NULL
      UNION ALL
      SELECT b.person_id, c.level_from, part.name, p.locale, r.childcare, b.booked_at
        FROM booking b
        JOIN course_run r ON r.pool_id = b.pool_id AND r.cancelled_at IS NULL AND r.first_lesson_at > ${ctx.now}
        JOIN course c ON c.id = r.course_id AND c.level_from IS NOT NULL
        JOIN person p ON p.id = b.person_id
        CROSS JOIN LATERAL (
          SELECT CASE WHEN w.weekday >= 6 THEN 'weekend' WHEN w.from_minute < 720 THEN 'morning'
                      WHEN w.from_minute < 1020 THEN 'afternoon' ELSE 'evening' END AS name
            FROM weekly_lesson w WHERE w.run_id = r.id ORDER BY w.weekday, w.from_minute LIMIT 1) part
       WHERE b.state = 'waiting'
    )
    SELECT level, day_part, language, count(DISTINCT person_id)::int AS people,
           count(DISTINCT person_id) FILTER (WHERE childcare)::int AS childcare, min(asked_at) AS since
      FROM wanted
     WHERE (${filters.level ?? null}::text IS NULL OR level = ${filters.level ?? null})
       AND (${filters.dayPart ?? null}::text IS NULL OR day_part = ${filters.dayPart ?? null})
       AND (${filters.language ?? null}::text IS NULL OR language = ${filters.language ?? null})
     GROUP BY level, day_part, language
     ORDER BY people DESC, since ASC
     LIMIT 200`
  return rows.map((row) => ({
    level: row.level,
    dayPart: row.day_part,
    language: row.language,
    people: row.people,
    childcare: row.childcare,
    waitingSince: row.since,
  }))
}

/** Published courses that begin at these levels, to open a run of instead of a new course. */
export async function coursesOfLevel(ctx: Ctx, levels: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.course.findMany({
    where: { levelFrom: { in: [...levels] }, kind: 'language', publishedAt: { not: null }, closedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, levelFrom: true },
  })
  return new Map(rows.reverse().map((row) => [row.levelFrom ?? '', row.id]))
}
