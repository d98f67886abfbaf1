import type { Ctx } from '@/lib/access/context'
import { issueCertificate } from '@/lib/teaching/certificate'
import { days, dayToDate, shift } from '@/lib/time/time'
import type { Random } from './random'
import type { SeededPersonas } from './seed-people'

/**
 * Lessons that were taught: sheets, marks, hours in the passport, follow-up after absence. The demo teacher has the
 * demo newcomer's group, with the last two sheets still to be filled in. Written in bulk; what a mark is comes from the
 * ids, so that the same seed gives the same data.
 */
export async function seedTeaching(
  ctx: Ctx,
  random: Random,
  { personas, say }: { personas: SeededPersonas; say: (line: string) => void },
): Promise<void> {
  const { db } = ctx
  const teacher = personas.teacher ?? null
  const group = await db.courseRun.findFirst({
    where: {
      firstLessonAt: { lt: ctx.now },
      cancelledAt: null,
      publishedAt: { not: null },
      pool: { bookings: { some: { personId: personas.newcomer, state: 'placed' } } },
    },
    orderBy: { firstLessonAt: 'desc' },
    select: { id: true },
  })
  if (group && teacher)
    await db.courseRun.update({
      where: { id: group.id },
      data: { teacherId: teacher, teacherName: 'Lies Vermeulen' },
    })
  await db.$executeRaw`
    INSERT INTO attendance_sheet (lesson_id, run_id, version, recorded_at, recorded_by_id)
    SELECT l.id, l.run_id, 1, l.ends_at, r.teacher_id
      FROM (SELECT l.*, row_number() OVER (PARTITION BY l.run_id ORDER BY l.starts_at DESC) AS last
              FROM lesson l WHERE l.ends_at < ${ctx.now} AND l.cancelled_at IS NULL) l
      JOIN course_run r ON r.id = l.run_id AND r.cancelled_at IS NULL AND r.published_at IS NOT NULL
     WHERE NOT (r.id = ${group?.id ?? null}::uuid AND l.last <= 2)`
  // Nearly everybody is nearly always there; some people miss more than others.
  await db.$executeRaw`
    INSERT INTO attendance_mark (lesson_id, person_id, run_id, mark, marked_at, marked_by_id)
    SELECT s.lesson_id, b.person_id, s.run_id,
           CASE WHEN d.dice < d.misses THEN 'absent' WHEN d.dice < d.misses + 6 THEN 'excused'
                WHEN d.dice < d.misses + 12 THEN 'late' ELSE 'present' END,
           s.recorded_at, s.recorded_by_id
      FROM attendance_sheet s JOIN course_run r ON r.id = s.run_id
      JOIN booking b ON b.pool_id = r.pool_id AND b.state = 'placed' AND b.person_id IS NOT NULL
      CROSS JOIN LATERAL (SELECT abs(hashtext(s.lesson_id::text || b.person_id::text)) % 100 AS dice,
                                 CASE WHEN abs(hashtext(b.person_id::text)) % 9 = 0 THEN 30 ELSE 5 END AS misses) d`
  await db.$executeRaw`
    INSERT INTO passport_hours (id, person_id, source_kind, source_id, activity_kind, minutes, "on", created_at,
           confirmed_at, confirmed_by_id, confirmed_via)
    SELECT md5(m.lesson_id::text || m.person_id::text)::uuid, m.person_id, 'teaching.attendance', m.lesson_id::text,
           CASE WHEN c.kind = 'cafe' THEN 'languageCafe' WHEN c.kind IN ('language', 'civic') THEN 'lesson' ELSE 'training' END,
           extract(epoch FROM l.ends_at - l.starts_at)::int / 60, l.starts_at::date, m.marked_at,
           m.marked_at, m.marked_by_id, 'source'
      FROM attendance_mark m JOIN lesson l ON l.id = m.lesson_id JOIN course_run r ON r.id = m.run_id
      JOIN course c ON c.id = r.course_id
     WHERE m.mark IN ('present', 'late')`
  await db.$executeRaw`
    INSERT INTO follow_up (id, rule_id, run_id, person_id, action, due_at, done_at, outcome)
    SELECT md5(f.id::text || a.run_id::text || a.person_id::text)::uuid, f.id, a.run_id, a.person_id, f.action, a.last_at,
           CASE WHEN f.action = 'message' OR a.over THEN a.last_at END,
           CASE WHEN f.action = 'message' THEN 'sent' WHEN a.over THEN 'reached' END
      FROM follow_up_rule f JOIN (
           SELECT m.run_id, m.person_id, count(*) AS absences, max(m.marked_at) AS last_at, r.ends_on < ${ctx.now}::date AS over
             FROM attendance_mark m JOIN course_run r ON r.id = m.run_id
            WHERE m.mark = 'absent' GROUP BY m.run_id, m.person_id, r.ends_on) a ON a.absences >= f.threshold
     WHERE f.trigger = 'absences'`
  if (group && teacher && personas.newcomer) {
    const seen = { seenAt: shift(ctx.now, -days(6)), seenById: teacher }
    const who = { runId: group.id, personId: personas.newcomer }
    await db.learnerNote.create({
      data: {
        id: random.uuid(),
        ...who,
        text: 'Leest graag hardop voor. Zit liefst vooraan, het bord is klein.',
        createdAt: shift(ctx.now, -days(9)),
        createdById: teacher,
      },
    })
    await db.skillProgress.createMany({
      data: [
        { ...who, skill: 'listening', step: 'reached', ...seen },
        { ...who, skill: 'speaking', step: 'underway', ...seen },
        { ...who, skill: 'reading', step: 'underway', ...seen },
      ],
    })
  }
  if (group && personas.newcomer) await seedAfterwards(ctx, random, group.id, personas.newcomer)
  say(`Lessons: ${await db.attendanceSheet.count()} sheets, ${await db.attendanceMark.count()} marks.`)
}

/** What comes after a run that is over: a certificate with its code, a question still open, answers of others. */
async function seedAfterwards(ctx: Ctx, random: Random, runId: string, newcomer: string): Promise<void> {
  const run = await ctx.db.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      endsOn: true,
      pool: {
        select: {
          bookings: { where: { state: 'placed' }, orderBy: { id: 'asc' }, select: { personId: true } },
        },
      },
    },
  })
  if (run.endsOn >= ctx.now) return
  const people = run.pool.bookings.flatMap((booking) => booking.personId ?? [])
  for (const personId of [newcomer, ...people.slice(0, 4)])
    await issueCertificate(ctx, { runId, personId, validMonths: null })
  const today = dayToDate(ctx.now.toISOString().slice(0, 10))
  const others = people.filter((personId) => personId !== newcomer).slice(0, 7)
  await ctx.db.evaluationAsk.createMany({
    data: [newcomer, ...others].map((personId) => ({
      id: random.uuid(),
      runId,
      personId,
      askedAt: run.endsOn,
      answeredOn: personId === newcomer ? null : today,
    })),
  })
  await ctx.db.evaluationAnswer.createMany({
    data: others.map(() => ({
      id: random.uuid(),
      runId,
      face: random.pick([3, 3, 3, 2]),
      learned: random.pick([3, 3, 2]),
      pace: random.pick([2, 2, 3, 1]),
      welcome: random.pick([3, 3, 2]),
    })),
  })
}
