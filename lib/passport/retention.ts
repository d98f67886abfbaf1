import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'
import { countHours } from './forget'
import { ownSource } from './vocabulary'

const answered = Prisma.sql`coalesce(h.confirmed_at, h.refused_at, h.reversed_at)`

/** Hours stay as long as the person wants their passport; who answered for them does not, and neither what was refused. */
export const passportRetention: readonly RetentionRule[] = [
  {
    // A passport is for as long as somebody needs it: nothing goes by itself. A town may choose otherwise.
    key: 'passport.hours',
    defaultDays: null,
    source: null,
    rows: Prisma.sql`
      SELECT h.id::text AS id, ARRAY[h.person_id] AS people, h.confirmed_at AS at FROM passport_hours h
       WHERE h.confirmed_at IS NOT NULL AND h.reversed_at IS NULL`,
    apply: (ctx, ids) => countHours(ctx, Prisma.sql`id = ANY(${[...ids]}::uuid[])`),
  },
  {
    // Somebody else's name and address: kept while one may ask about the answer.
    key: 'passport.contacts',
    defaultDays: limits.retention.contacts,
    source: null,
    rows: Prisma.sql`
      SELECT h.id::text AS id, ARRAY[h.person_id] AS people, ${answered} AS at FROM passport_hours h
       WHERE h.contact_name IS NOT NULL OR h.contact_email IS NOT NULL`,
    apply: async (ctx, ids) =>
      (
        await ctx.db.passportHours.updateMany({
          where: { id: { in: [...ids] } },
          data: { contactName: null, contactEmail: null },
        })
      ).count,
  },
  {
    // Written down by oneself, and not so. What a course or a pair credited is left to its source.
    key: 'passport.refused',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: Prisma.sql`
      SELECT h.id::text AS id, ARRAY[h.person_id] AS people, coalesce(h.refused_at, h.reversed_at) AS at
        FROM passport_hours h WHERE h.source_kind = ${ownSource}`,
    apply: async (ctx, ids) =>
      (await ctx.db.passportHours.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
]
