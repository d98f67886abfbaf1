import 'server-only'
import { createHmac } from 'node:crypto'
import { settings } from '@/lib/config/settings'
import { database } from '@/lib/db/client'
import { isDatabaseAway } from '@/lib/db/errors'
import { log } from '@/lib/log/log'
import { now } from '@/lib/time/clock'
import { shift } from '@/lib/time/time'
import { looked } from './kept'

const everyMs = 2000
/** A commit may be seen later than the instant it carries; looking back this far misses none. */
const overlapMs = 10_000

/** Shows /api/revalidate that it is this installation that asks. */
export function freshnessToken(): string {
  return createHmac('sha256', settings().AUTH_SECRET).update('freshness').digest('base64url')
}

type Change = { course_id: string; changed: string }

/**
 * Public pages are kept until something they show changes, whoever changed it: an action here, the worker, or
 * another server. Every two seconds one small query asks what did; a page's course is then made anew. The
 * hands of the clock count too: a run that begins leaves the list.
 */
export function watchPublicPages(): void {
  let since = now()
  const seen = new Map<string, string>()
  const look = async () => {
    const at = now()
    try {
      const rows = await database().db.$queryRaw<Change[]>`
        SELECT r.course_id, max(greatest(r.changed_at, p.changed_at, c.changed_at,
                 CASE WHEN r.first_lesson_at <= ${at} THEN r.first_lesson_at END))::text AS changed
          FROM course_run r JOIN place_pool p ON p.id = r.pool_id JOIN course c ON c.id = r.course_id
         WHERE greatest(r.changed_at, p.changed_at, c.changed_at) > ${shift(since, -overlapMs)}
            OR (r.first_lesson_at > ${shift(since, -overlapMs)} AND r.first_lesson_at <= ${at})
         GROUP BY r.course_id`
      const fresh = rows.filter((row) => seen.get(row.course_id) !== row.changed)
      for (const row of fresh) seen.set(row.course_id, row.changed)
      looked(fresh.length > 0)
      if (fresh.length > 0) await revalidate(fresh.map((row) => row.course_id))
      since = at
    } catch (error) {
      // The pages that are kept stay up while the database is away; the next look catches up.
      if (!isDatabaseAway(error)) log().error({ err: error }, 'public pages could not be refreshed')
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
}

async function revalidate(courseIds: string[]): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${settings().PORT}/api/revalidate`, {
    method: 'POST',
    headers: { authorization: freshnessToken(), 'content-type': 'application/json' },
    body: JSON.stringify({ courseIds }),
    signal: AbortSignal.timeout(5000),
  })
  if (!response.ok) throw new Error(`revalidation answered ${response.status}`)
}
