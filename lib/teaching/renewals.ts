import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { openRunWhere } from '@/lib/courses/policy'
import { textSelect } from '@/lib/courses/select'
import { wordsFor } from '@/lib/courses/words'
import { Prisma } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import type { Locale } from '@/lib/i18n/locales'
import { enqueue } from '@/lib/outbox/enqueue'
import { townZone } from '@/lib/time/clock'
import { addDays, type Day, dateToDay, dayOf, dayToDate } from '@/lib/time/time'
import { renewalState, renewWithinDays } from './rules'

const perPass = 200

/** Certificates whose day comes within the time of renewal, unless the same person has a later one of that course. */
const dueWhere = (from: Day, until: Day) => Prisma.sql`
  t.revoked_at IS NULL AND t.valid_until BETWEEN ${dayToDate(from)} AND ${dayToDate(until)}
  AND NOT EXISTS (SELECT FROM certificate n JOIN course_run nr ON nr.id = n.run_id
                   WHERE n.person_id = t.person_id AND n.revoked_at IS NULL AND nr.course_id = r.course_id
                     AND (n.valid_until IS NULL OR n.valid_until > t.valid_until))`

/** Tells everybody once that a training must be renewed. Answers how many; called again it goes on where it stopped. */
export async function remindRenewals(ctx: Ctx): Promise<number> {
  const today = dayOf(ctx.now, townZone())
  return inTransaction(ctx, async (tx) => {
    const due = await tx.db.$queryRaw<{ id: string; person_id: string }[]>`
      UPDATE certificate c SET reminded_at = ${tx.now} FROM (
        SELECT t.id FROM certificate t JOIN course_run r ON r.id = t.run_id
         WHERE t.reminded_at IS NULL AND ${dueWhere(today, addDays(today, renewWithinDays))}
         ORDER BY t.id LIMIT ${perPass} FOR UPDATE OF t SKIP LOCKED) d
       WHERE c.id = d.id RETURNING c.id, c.person_id`
    await enqueue(
      tx,
      ...due.map(({ id, person_id: personId }) => ({
        kind: 'teaching.renewal',
        dedupeKey: `renewal:${id}`,
        personId,
        data: { certificateId: id },
      })),
    )
    return due.length
  })
}

export type RenewalRow = {
  certificateId: string
  personId: string
  name: string
  title: string
  lang: string
  validUntil: Day
  state: 'soon' | 'over'
  remindedAt: Date | null
  /** Has a place or waits in a run of the same course that is still to come. */
  booked: boolean
}

/** Who must renew a training soon or let its day pass in the last year, soonest first. The look is recorded. */
export async function listRenewals(ctx: Ctx, locale: Locale): Promise<RenewalRow[]> {
  const today = dayOf(ctx.now, townZone())
  const rows = await ctx.db.$queryRaw<
    {
      id: string
      person_id: string
      full_name: string
      course_id: string
      valid_until: Date
      reminded_at: Date | null
      booked: boolean
    }[]
  >`
    SELECT t.id, t.person_id, p.full_name, r.course_id, t.valid_until, t.reminded_at,
           EXISTS (SELECT FROM booking b JOIN course_run f ON f.pool_id = b.pool_id
                    WHERE b.person_id = t.person_id AND b.state IN ('placed', 'waiting', 'offered')
                      AND f.course_id = r.course_id AND f.cancelled_at IS NULL AND f.ends_on >= ${dayToDate(today)}) AS booked
      FROM certificate t JOIN course_run r ON r.id = t.run_id JOIN person p ON p.id = t.person_id
     WHERE p.erased_at IS NULL AND p.merged_into_id IS NULL
       AND ${dueWhere(addDays(today, -365), addDays(today, renewWithinDays))}
     ORDER BY t.valid_until, p.full_name LIMIT 500`
  const courses = await ctx.db.course.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.course_id))] } },
    select: {
      id: true,
      textVersion: true,
      texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
    },
  })
  const wordsOf = new Map(
    courses.map((course) => [course.id, wordsFor(course.texts, locale, course.textVersion)]),
  )
  await recordView(
    ctx,
    'people.person.viewed',
    rows.map((row) => row.person_id),
  )
  return rows.map((row): RenewalRow => {
    const validUntil = dateToDay(row.valid_until)
    const words = wordsOf.get(row.course_id)
    return {
      certificateId: row.id,
      personId: row.person_id,
      name: row.full_name,
      title: words?.title ?? '',
      lang: words?.lang ?? 'nl',
      validUntil,
      state: renewalState(validUntil, today) === 'over' ? 'over' : 'soon',
      remindedAt: row.reminded_at,
      booked: row.booked,
    }
  })
}

/** Of these runs, the courses that can be booked again now: run id → course id. */
export async function coursesToRenew(ctx: Ctx, runIds: readonly string[]): Promise<Map<string, string>> {
  if (runIds.length === 0) return new Map()
  const rows = await ctx.db.courseRun.findMany({
    where: { id: { in: [...runIds] }, course: { runs: { some: openRunWhere(ctx.now) } } },
    select: { id: true, courseId: true },
  })
  return new Map(rows.map((row) => [row.id, row.courseId]))
}
