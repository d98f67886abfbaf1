import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { forgetBookings } from '@/lib/places/forget'
import type { RetentionRule } from '@/lib/retention/types'

const bookings = (states: Prisma.Sql) => Prisma.sql`
  SELECT b.id::text AS id, ARRAY[b.person_id] AS people, (run.ends_on + 1)::timestamptz AS at
    FROM booking b JOIN course_run run ON b.pool_id IN (run.pool_id, run.childcare_pool_id)
   WHERE b.person_id IS NOT NULL AND b.forgotten_at IS NULL AND b.state IN (${states})`

/** Who took part in a course, and who stood on its waiting list: afterwards a figure of nobody. */
export const courseRetention: readonly RetentionRule[] = [
  {
    key: 'courses.bookings',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: bookings(Prisma.sql`'placed', 'cancelled'`),
    apply: forgetBookings,
  },
  {
    key: 'courses.waitingList',
    defaultDays: limits.retention.waitingList,
    source: null,
    rows: bookings(Prisma.sql`'waiting', 'declined', 'expired'`),
    apply: forgetBookings,
  },
  {
    // What the childcare had to know: a call name and a year of birth.
    key: 'courses.children',
    defaultDays: limits.retention.waitingList,
    source: null,
    rows: Prisma.sql`
      SELECT c.booking_id::text AS id, array_remove(ARRAY[b.person_id], NULL) AS people,
             (run.ends_on + 1)::timestamptz AS at
        FROM childcare_child c JOIN booking b ON b.id = c.booking_id
        JOIN course_run run ON b.pool_id IN (run.pool_id, run.childcare_pool_id)`,
    apply: async (ctx, ids) =>
      (await ctx.db.childcareChild.deleteMany({ where: { bookingId: { in: [...ids] } } })).count,
  },
]
