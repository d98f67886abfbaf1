import 'server-only'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import type { RetentionRule } from '@/lib/retention/types'

/** That an appointment was, when and how it ended stays as a figure; who came, where and with which wish does not. */
export const appointmentRetention: readonly RetentionRule[] = [
  {
    key: 'appointments.past',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: Prisma.sql`
      SELECT a.id::text AS id, ARRAY[a.person_id] AS people, a.ends_at AS at FROM appointment a
       WHERE a.person_id IS NOT NULL`,
    apply: async (ctx, ids) => {
      const which = { in: [...ids] }
      await ctx.db.accompanyRequest.updateMany({ where: { appointmentId: which }, data: { wish: null } })
      const gone = await ctx.db.appointment.updateMany({
        where: { id: which },
        data: { personId: null, placeName: null, placeAddress: null },
      })
      return gone.count
    },
  },
  {
    // A name and a number that somebody gave for this one appointment.
    key: 'appointments.guests',
    defaultDays: limits.retention.guests,
    source: null,
    rows: Prisma.sql`
      SELECT a.id::text AS id, '{}'::uuid[] AS people, a.ends_at AS at FROM appointment a
       WHERE a.guest_name IS NOT NULL OR a.guest_phone IS NOT NULL`,
    apply: async (ctx, ids) =>
      (
        await ctx.db.appointment.updateMany({
          where: { id: { in: [...ids] } },
          data: { guestName: null, guestPhone: null },
        })
      ).count,
  },
  {
    // Who was asked to come along, and what they said.
    key: 'appointments.asks',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: Prisma.sql`
      SELECT k.id::text AS id, ARRAY[k.person_id] AS people, a.ends_at AS at
        FROM accompany_ask k JOIN accompany_request r ON r.id = k.request_id JOIN appointment a ON a.id = r.appointment_id`,
    apply: async (ctx, ids) =>
      (await ctx.db.accompanyAsk.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
  {
    // Who went along: that somebody did stays.
    key: 'appointments.companions',
    defaultDays: limits.retention.bookings,
    source: null,
    rows: Prisma.sql`
      SELECT r.id::text AS id, array_remove(ARRAY[r.accepted_by_id, r.created_by_id], NULL) AS people, a.ends_at AS at
        FROM accompany_request r JOIN appointment a ON a.id = r.appointment_id
       WHERE r.accepted_by_id IS NOT NULL OR r.created_by_id IS NOT NULL`,
    apply: async (ctx, ids) =>
      (
        await ctx.db.accompanyRequest.updateMany({
          where: { id: { in: [...ids] } },
          data: { acceptedById: null, createdById: null },
        })
      ).count,
  },
]
