import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { hoursOf } from '../hours'
import { badgeCredential } from './credential'
import { type Achievement, earned } from './rules'

type Due = { id: string; person_id: string; minutes: number }

/**
 * Gives the badges that were earned: being an ambassador, and the hours' milestones. The machine's work, from what pairs
 * and colleagues wrote down. Answers how many; two workers at once give none twice (a unique index stands behind it).
 */
export async function issueDueBadges(ctx: Ctx): Promise<number> {
  // Who has fewer badges than they earned; those without any first.
  const rows = await ctx.db.$queryRaw<Due[]>`
    SELECT a.id, a.person_id, g.minutes FROM ambassador a
      CROSS JOIN LATERAL (
        SELECT (coalesce((SELECT sum(m.minutes) FROM pair_meeting m JOIN pair x ON x.id = m.pair_id
                           WHERE x.helper_id = a.person_id AND m.taken_back_at IS NULL), 0)
              + coalesce((SELECT sum(s.minutes) FROM ambassador_service s
                           WHERE s.ambassador_id = a.id AND s.voided_at IS NULL), 0))::int AS minutes) g
     WHERE a.state = 'active'
       AND (SELECT count(*) FROM ambassador_badge b WHERE b.ambassador_id = a.id)
         < 1 + (g.minutes >= 1500)::int + (g.minutes >= 3000)::int + (g.minutes >= 6000)::int + (g.minutes >= 15000)::int + (g.minutes >= 30000)::int
     ORDER BY a.id LIMIT 50`
  let given = 0
  for (const row of rows) given += await issueTo(ctx, row)
  return given
}

async function issueTo(ctx: Ctx, row: Due): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM ambassador WHERE id = ${row.id}::uuid FOR UPDATE`
    const there = await tx.db.ambassadorBadge.findMany({
      where: { ambassadorId: row.id },
      select: { achievement: true },
    })
    const { minutes } = await hoursOf(tx, row.person_id)
    // One that was taken back is not given again by itself.
    const due = earned(minutes).filter((one) => !there.some((badge) => badge.achievement === one))
    const person = await tx.db.person.findUniqueOrThrow({
      where: { id: row.person_id },
      select: { email: true },
    })
    for (const achievement of due) await give(tx, row, achievement, person.email)
    return due.length
  })
}

async function give(tx: Ctx, row: Due, achievement: Achievement, email: string | null): Promise<void> {
  const id = newId()
  // The database counts the place in the list; then it can be signed.
  const { statusIndex } = await tx.db.ambassadorBadge.create({
    data: {
      id,
      ambassadorId: row.id,
      personId: row.person_id,
      achievement,
      issuedAt: tx.now,
      credential: {},
    },
    select: { statusIndex: true },
  })
  const { jwt } = await badgeCredential({ id, achievement, issuedAt: tx.now, statusIndex, email })
  await tx.db.ambassadorBadge.update({ where: { id }, data: { credential: { jwt } } })
  await record(tx, {
    event: 'ambassadors.badge.issued',
    subject: { type: 'ambassadorBadge', id },
    personId: row.person_id,
    data: { achievement },
  })
  await enqueue(tx, {
    kind: 'ambassadors.milestone',
    dedupeKey: `ambassador:badge:${id}`,
    personId: row.person_id,
    data: { badgeId: id },
  })
}

/** Takes a badge back: from now on the published list says that it does not count. Refuses `notFound` (also one's own). */
export async function revokeBadge(ctx: Ctx, input: { badgeId: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const me = personIdOf(tx.actor)
    const [gone] = await tx.db.ambassadorBadge.updateManyAndReturn({
      where: { id: input.badgeId, revokedAt: null, personId: { not: me ?? undefined } },
      data: { revokedAt: tx.now, revokedById: me, revokeReason: 'mistake' },
      select: { personId: true, achievement: true },
    })
    if (!gone) return refused('notFound')
    await record(tx, {
      event: 'ambassadors.badge.revoked',
      subject: { type: 'ambassadorBadge', id: input.badgeId },
      personId: gone.personId,
      data: { achievement: gone.achievement },
    })
    return ok(null)
  })
}

/** Places in the list of what does not count any more. */
export async function revokedIndexes(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.ambassadorBadge.findMany({
    where: { revokedAt: { not: null } },
    select: { statusIndex: true },
  })
  return rows.map((row) => row.statusIndex)
}
