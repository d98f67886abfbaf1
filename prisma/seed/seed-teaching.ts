import type { Ctx } from '@/lib/access/context'
import { issueCertificate } from '@/lib/teaching/certificate'
import { townZone } from '@/lib/time/clock'
import { dayOf, days, dayToDate, shift } from '@/lib/time/time'
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
  const [group, past] = teacher ? await giveGroups(ctx, teacher, personas) : []
  await db.$executeRaw`
    INSERT INTO attendance_sheet (lesson_id, run_id, version, recorded_at, recorded_by_id)
    SELECT l.id, l.run_id, 1, l.ends_at, r.teacher_id
      FROM (SELECT l.*, row_number() OVER (PARTITION BY l.run_id ORDER BY l.starts_at DESC) AS last
              FROM lesson l WHERE l.ends_at < ${ctx.now} AND l.cancelled_at IS NULL) l
      JOIN course_run r ON r.id = l.run_id AND r.cancelled_at IS NULL AND r.published_at IS NOT NULL
     WHERE NOT (r.id = ${group ?? null}::uuid AND l.last <= 2)`
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
    const who = { runId: group, personId: personas.newcomer }
    await db.learnerNote.create({
      data: {
        id: random.uuid(),
        ...who,
        text: 'Leest graag hardop voor. Zit liefst vooraan, het bord is klein.',
        createdAt: shift(ctx.now, -days(9)),
        createdById: teacher,
      },
    })
    await db.groupMessage.create({
      data: {
        id: random.uuid(),
        runId: group,
        phrases: [
          { id: 'lessons.test', blanks: { day: dayOf(shift(ctx.now, days(8)), townZone()) } },
          { id: 'lessons.bringBook', blanks: {} },
        ],
        sentAt: shift(ctx.now, -days(2)),
        sentById: teacher,
        told: await db.booking.count({ where: { state: 'placed', pool: { run: { id: group } } } }),
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
  await seedTrainings(ctx)
  if (past && personas.newcomer) await seedAfterwards(ctx, random, past, personas.newcomer)
  say(`Lessons: ${await db.attendanceSheet.count()} sheets, ${await db.attendanceMark.count()} marks.`)
}

/**
 * Gives the demo teacher a group that runs now and one that is over, and the demo newcomers a place in them (somebody
 * else's, who is not missed). Answers their ids; undefined where the town has none.
 */
async function giveGroups(
  ctx: Ctx,
  teacher: string,
  personas: SeededPersonas,
): Promise<[string | undefined, string | undefined]> {
  const { db } = ctx
  const give = async (over: boolean, besides: string | null) => {
    const [run] = await db.$queryRaw<{ id: string; pool_id: string }[]>`
      SELECT r.id, r.pool_id FROM course_run r JOIN place_pool p ON p.id = r.pool_id
       WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.group_id IS NULL AND p.taken >= 6
         AND r.first_lesson_at < ${ctx.now}
         AND CASE WHEN ${over} THEN r.ends_on < ${ctx.now}::date ELSE r.ends_on > ${ctx.now}::date END
         AND (SELECT count(*) FROM lesson l WHERE l.run_id = r.id AND l.ends_at < ${ctx.now}) > 3
         AND NOT EXISTS (SELECT FROM lesson l JOIN lesson o ON o.run_id = ${besides}::uuid
                          AND o.starts_at < l.ends_at AND l.starts_at < o.ends_at WHERE l.run_id = r.id)
         AND NOT EXISTS (SELECT FROM lesson l JOIN lesson o ON o.starts_at < l.ends_at AND l.starts_at < o.ends_at
                           JOIN course_run t ON t.id = o.run_id AND t.teacher_id = ${teacher}::uuid WHERE l.run_id = r.id)
       ORDER BY CASE WHEN ${over} THEN r.ends_on ELSE r.starts_on END DESC, r.id LIMIT 1`
    if (!run) return undefined
    await db.courseRun.update({
      where: { id: run.id },
      data: { teacherId: teacher, teacherName: 'Lies Vermeulen' },
    })
    await db.lesson.updateMany({ where: { runId: run.id }, data: { teacherId: teacher } })
    for (const personId of [personas.newcomer, personas.newcomer2]) {
      if (!personId || (await db.booking.count({ where: { poolId: run.pool_id, personId } })) > 0) continue
      const given = await db.booking.findFirst({
        where: { poolId: run.pool_id, state: 'placed', person: { demoPersona: null } },
        orderBy: { id: 'asc' },
        select: { id: true },
      })
      if (given) await db.booking.update({ where: { id: given.id }, data: { personId } })
    }
    return run.id
  }
  const running = await give(false, null)
  return [running, await give(true, running ?? null)]
}

/** Certificates of trainings that are over: for the first two their day is near, so that there is somebody to remind. */
async function seedTrainings(ctx: Ctx): Promise<void> {
  const runs = await ctx.db.courseRun.findMany({
    where: {
      course: { kind: { in: ['professional', 'ambassador'] } },
      cancelledAt: null,
      publishedAt: { not: null },
      endsOn: { lt: dayToDate(dayOf(ctx.now, townZone())) },
    },
    orderBy: [{ endsOn: 'desc' }, { id: 'asc' }],
    take: 3,
    select: {
      id: true,
      endsOn: true,
      pool: {
        select: {
          bookings: { where: { state: 'placed' }, orderBy: { id: 'asc' }, select: { personId: true } },
        },
      },
    },
  })
  for (const run of runs) {
    const gone = Math.floor((ctx.now.getTime() - run.endsOn.getTime()) / days(30))
    for (const [n, { personId }] of run.pool.bookings.slice(0, 8).entries())
      if (personId)
        await issueCertificate(ctx, { runId: run.id, personId, validMonths: n < 2 ? gone + 1 : null })
  }
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
