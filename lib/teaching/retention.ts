import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'
import { countMarks, forgetWords } from './forget'

/** Rows about a learner in a run, from the day after its last lesson. */
const ofRun = (table: Prisma.Sql, id: Prisma.Sql) => Prisma.sql`
  SELECT ${id} AS id, ARRAY[x.person_id] AS people, (run.ends_on + 1)::timestamptz AS at
    FROM ${table} x JOIN course_run run ON run.id = x.run_id`

/**
 * What teachers wrote about a learner, and what had to be done for them, go with their booking: 13 months. How many
 * people were in a lesson stays.
 */
export const teachingRetention: readonly RetentionRule[] = [
  {
    // Who was there. Afterwards a figure of the lesson.
    key: 'teaching.attendance',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: ofRun(Prisma.sql`attendance_mark`, Prisma.sql`concat_ws(':', x.lesson_id, x.person_id)`),
    apply: (ctx, ids) =>
      countMarks(ctx, Prisma.sql`concat_ws(':', lesson_id, person_id) = ANY(${[...ids]}::text[])`),
  },
  {
    // What a teacher typed to a group, and who it was; which sentences were sent stays.
    key: 'teaching.groupMessages',
    defaultDays: limits.retention.messages,
    source: null,
    rows: Prisma.sql`
      SELECT g.id::text AS id, array_remove(ARRAY[g.sent_by_id], NULL) AS people, g.sent_at AS at FROM group_message g
       WHERE g.sent_by_id IS NOT NULL`,
    apply: (ctx, ids) => forgetWords(ctx, { id: { in: [...ids] } }),
  },
  {
    // The copy of the paper itself. Somebody may need it all their life: nothing goes by itself.
    key: 'teaching.certificates',
    defaultDays: null,
    source: null,
    rows: Prisma.sql`
      SELECT c.id::text AS id, ARRAY[c.person_id] AS people, c.issued_at AS at FROM certificate c`,
    apply: async (ctx, ids) =>
      (await ctx.db.certificate.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    key: 'teaching.notes',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: ofRun(Prisma.sql`learner_note`, Prisma.sql`x.id::text`),
    apply: async (ctx, ids) =>
      (await ctx.db.learnerNote.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    key: 'teaching.progress',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: ofRun(Prisma.sql`skill_progress`, Prisma.sql`concat_ws(':', x.run_id, x.person_id, x.skill)`),
    apply: (ctx, ids) => ctx.db.$executeRaw`
      DELETE FROM skill_progress x WHERE concat_ws(':', x.run_id, x.person_id, x.skill) = ANY(${[...ids]}::text[])`,
  },
  {
    key: 'teaching.followUps',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: ofRun(Prisma.sql`follow_up`, Prisma.sql`x.id::text`),
    apply: async (ctx, ids) => (await ctx.db.followUp.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    // Who was asked what they thought of the course; what they answered was nobody's from the first.
    key: 'teaching.evaluations',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: ofRun(Prisma.sql`evaluation_ask`, Prisma.sql`x.id::text`),
    apply: async (ctx, ids) =>
      (await ctx.db.evaluationAsk.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
]
