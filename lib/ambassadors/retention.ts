import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { forgetBookings } from '@/lib/places/forget'
import type { RetentionRule } from '@/lib/retention/types'
import { countClaims, forgetBadges, forgetVolunteer } from './forget'

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
    source: null,
    rows: Prisma.sql`
      SELECT a.id::text AS id, ARRAY[a.person_id] AS people, a.state_since AS at
        FROM ambassador a
       WHERE a.state = 'left'
         AND NOT EXISTS (SELECT FROM ambassador_step s WHERE s.ambassador_id = a.id AND s.kind = 'activated' AND s.voided_at IS NULL)
         AND NOT EXISTS (SELECT FROM expense_claim e WHERE e.ambassador_id = a.id)`,
    apply: forgetApplications,
  },
  {
    // Who looked for somebody, once they do not any more. How many did, and how long they waited, stays.
    key: 'ambassadors.requests',
    defaultDays: limits.retention.applications,
    source: null,
    rows: Prisma.sql`
      SELECT r.id::text AS id, ARRAY[r.person_id] AS people, r.ended_at AS at FROM match_request r
       WHERE r.person_id IS NOT NULL AND r.ended_at IS NOT NULL`,
    apply: async (ctx, ids) =>
      (await ctx.db.matchRequest.updateMany({ where: { id: { in: [...ids] } }, data: { personId: null } }))
        .count,
  },
  {
    // Who was helped in a pair that ended. The hours stay those of the ambassador, as long as they are one.
    key: 'ambassadors.pairs',
    defaultDays: limits.retention.pairs,
    source: 'Oud BW (BE) art. 2262bis § 1',
    rows: Prisma.sql`
      SELECT p.id::text AS id, array_remove(ARRAY[p.seeker_id, p.helper_id], NULL) AS people, p.ended_at AS at
        FROM pair p WHERE p.seeker_id IS NOT NULL AND p.ended_at IS NOT NULL`,
    apply: async (ctx, ids) =>
      (await ctx.db.pair.updateMany({ where: { id: { in: [...ids] } }, data: { seekerId: null } })).count,
  },
  {
    // What was written about somebody who was an ambassador; that they were stays.
    key: 'ambassadors.left',
    defaultDays: limits.retention.pairs,
    source: 'Oud BW (BE) art. 2262bis § 1',
    rows: Prisma.sql`
      SELECT a.id::text AS id, ARRAY[a.person_id] AS people, a.state_since AS at FROM ambassador a
       WHERE a.state = 'left' AND a.capacity > 0
         AND EXISTS (SELECT FROM ambassador_step s WHERE s.ambassador_id = a.id AND s.kind = 'activated' AND s.voided_at IS NULL)`,
    apply: async (ctx, ids) => {
      for (const id of ids) await forgetVolunteer(ctx, id)
      return ids.length
    },
  },
  {
    key: 'ambassadors.expenses',
    defaultDays: limits.retention.expenses,
    source: 'WER (BE) art. III.88',
    rows: Prisma.sql`
      SELECT e.id::text AS id, ARRAY[e.person_id] AS people, e.decided_at AS at FROM expense_claim e
       WHERE e.decision IS NOT NULL`,
    apply: countClaims,
  },
  {
    // A badge is shown as long as somebody likes: nothing goes by itself. A town may choose otherwise.
    key: 'ambassadors.badges',
    defaultDays: null,
    source: null,
    rows: Prisma.sql`
      SELECT b.id::text AS id, ARRAY[b.person_id] AS people, b.issued_at AS at FROM ambassador_badge b
       WHERE b.credential <> '{}'::jsonb`,
    apply: (ctx, ids) => forgetBadges(ctx, { id: { in: [...ids] } }),
  },
  {
    // What went wrong between two, once it was dealt with: that there was a report stays.
    key: 'ambassadors.reports',
    defaultDays: limits.retention.reports,
    source: null,
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
    source: null,
    rows: Prisma.sql`
      SELECT u.gathering_id::text || ':' || u.person_id::text AS id, ARRAY[u.person_id] AS people, g.ends_at AS at
        FROM ambassador_guest u JOIN ambassador_gathering g ON g.id = u.gathering_id`,
    apply: forgetGuests,
  },
  {
    // Why two did not become a pair. That they were proposed stays: they are never proposed again.
    key: 'ambassadors.proposals',
    defaultDays: limits.retention.applications,
    source: null,
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
