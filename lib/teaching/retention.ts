import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'

/** Rows about a learner in a run, from the day after its last lesson. */
const ofRun = (table: Prisma.Sql, id: Prisma.Sql) => Prisma.sql`
  SELECT ${id} AS id, ARRAY[x.person_id] AS people, (run.ends_on + 1)::timestamptz AS at
    FROM ${table} x JOIN course_run run ON run.id = x.run_id`

/**
 * What teachers wrote about a learner, and what had to be done for them, go with their booking: 13 months. A mark of
 * attendance is a figure of the lesson and stays.
 */
export const teachingRetention: readonly RetentionRule[] = [
  {
    key: 'teaching.notes',
    defaultDays: limits.retention.bookings,
    rows: ofRun(Prisma.sql`learner_note`, Prisma.sql`x.id::text`),
    apply: async (ctx, ids) =>
      (await ctx.db.learnerNote.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    key: 'teaching.progress',
    defaultDays: limits.retention.bookings,
    rows: ofRun(Prisma.sql`skill_progress`, Prisma.sql`concat_ws(':', x.run_id, x.person_id, x.skill)`),
    apply: (ctx, ids) => ctx.db.$executeRaw`
      DELETE FROM skill_progress x WHERE concat_ws(':', x.run_id, x.person_id, x.skill) = ANY(${[...ids]}::text[])`,
  },
  {
    key: 'teaching.followUps',
    defaultDays: limits.retention.bookings,
    rows: ofRun(Prisma.sql`follow_up`, Prisma.sql`x.id::text`),
    apply: async (ctx, ids) => (await ctx.db.followUp.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    // Who was asked what they thought of the course; what they answered was nobody's from the first.
    key: 'teaching.evaluations',
    defaultDays: limits.retention.bookings,
    rows: ofRun(Prisma.sql`evaluation_ask`, Prisma.sql`x.id::text`),
    apply: async (ctx, ids) =>
      (await ctx.db.evaluationAsk.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
]
