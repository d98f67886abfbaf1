import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { forgetBookings } from '@/lib/places/forget'
import type { RetentionRule } from '@/lib/retention/types'

/** Applications that came to nothing: afterwards nothing of them is left. The person's own record is people's. */
async function forgetApplications(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const gone = await ctx.db.ambassador.deleteMany({ where: { id: { in: [...ids] } } })
  return gone.count
}

/** Guests of gatherings that were: their places become figures of nobody, their invitations go. */
async function forgetGuests(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const places = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM booking b JOIN ambassador_gathering g ON g.pool_id = b.pool_id
     WHERE b.forgotten_at IS NULL AND g.id::text || ':' || b.person_id::text = ANY(${[...ids]})`
  await forgetBookings(
    ctx,
    places.map((place) => place.id),
  )
  return ctx.db.$executeRaw`
    DELETE FROM ambassador_guest u WHERE u.gathering_id::text || ':' || u.person_id::text = ANY(${[...ids]})`
}

export const ambassadorRetention: readonly RetentionRule[] = [
  {
    key: 'ambassadors.applications',
    defaultDays: limits.retention.applications,
    rows: Prisma.sql`
      SELECT a.id::text AS id, ARRAY[a.person_id] AS people, a.state_since AS at
        FROM ambassador a
       WHERE a.state = 'left'
         AND NOT EXISTS (SELECT FROM ambassador_step s WHERE s.ambassador_id = a.id AND s.kind = 'activated' AND s.voided_at IS NULL)
         AND NOT EXISTS (SELECT FROM expense_claim e WHERE e.ambassador_id = a.id)`,
    apply: forgetApplications,
  },
  {
    // What went wrong between two, once it was dealt with: that there was a report stays.
    key: 'ambassadors.reports',
    defaultDays: limits.retention.reports,
    rows: Prisma.sql`
      SELECT r.id::text AS id, array_remove(ARRAY[r.reporter_id, p.seeker_id, p.helper_id], NULL) AS people,
             r.handled_at AS at
        FROM pair_report r LEFT JOIN pair p ON p.id = r.pair_id
       WHERE r.words IS NOT NULL OR r.note IS NOT NULL OR r.reporter_id IS NOT NULL`,
    apply: async (ctx, ids) =>
      (
        await ctx.db.pairReport.updateMany({
          where: { id: { in: [...ids] } },
          data: { words: null, note: null, reporterId: null },
        })
      ).count,
  },
  {
    // Who was invited to a gathering, and who came: afterwards how many.
    key: 'ambassadors.guests',
    defaultDays: limits.retention.gatherings,
    rows: Prisma.sql`
      SELECT u.gathering_id::text || ':' || u.person_id::text AS id, ARRAY[u.person_id] AS people, g.ends_at AS at
        FROM ambassador_guest u JOIN ambassador_gathering g ON g.id = u.gathering_id`,
    apply: forgetGuests,
  },
  {
    // Why two did not become a pair. That they were proposed stays: they are never proposed again.
    key: 'ambassadors.proposals',
    defaultDays: limits.retention.applications,
    rows: Prisma.sql`
      SELECT o.id::text AS id, array_remove(ARRAY[o.seeker_id, o.helper_id], NULL) AS people, o.ended_at AS at
        FROM match_proposal o
       WHERE o.state <> 'open' AND (o.seeker_reason IS NOT NULL OR o.helper_reason IS NOT NULL
          OR o.reasons <> '[]'::jsonb OR o.cautions <> '[]'::jsonb
          OR EXISTS (SELECT FROM match_question q WHERE q.proposal_id = o.id))`,
    apply: async (ctx, ids) => {
      const which = { in: [...ids] }
      await ctx.db.matchQuestion.deleteMany({ where: { proposalId: which } })
      const gone = await ctx.db.matchProposal.updateMany({
        where: { id: which },
        data: { seekerReason: null, helperReason: null, reasons: [], cautions: [] },
      })
      return gone.count
    },
  },
]
