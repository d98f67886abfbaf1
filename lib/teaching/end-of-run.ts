import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { townZone } from '@/lib/time/clock'
import { addDays, dayOf, dayToDate } from '@/lib/time/time'
import { startFollowUp } from './follow-up'

/** Runs that ended longer ago are left in peace. */
const lookBackDays = 45
const perPass = 200

/**
 * After the end of a run: asks who had a place how it was, and proposes what comes next, by the rules of the town, each
 * once. Answers how many things were done; called again it goes on where it stopped.
 */
export async function followEnds(ctx: Ctx): Promise<number> {
  const rules = await ctx.db.followUpRule.findMany({
    where: { trigger: 'runEnded', restedAt: null, endedAt: null },
  })
  const today = dayOf(ctx.now, townZone())
  let done = 0
  for (const rule of rules) {
    const due = await ctx.db.$queryRaw<{ run_id: string; person_id: string }[]>`
      SELECT r.id AS run_id, b.person_id
        FROM course_run r JOIN booking b ON b.pool_id = r.pool_id AND b.state = 'placed' AND b.person_id IS NOT NULL
       WHERE r.cancelled_at IS NULL AND r.published_at IS NOT NULL
         AND r.ends_on < ${dayToDate(addDays(today, -rule.threshold))}
         AND r.ends_on >= ${dayToDate(addDays(today, -rule.threshold - lookBackDays))}
         AND NOT EXISTS (SELECT FROM follow_up f WHERE f.rule_id = ${rule.id}::uuid AND f.run_id = r.id AND f.person_id = b.person_id)
       ORDER BY r.id, b.person_id LIMIT ${perPass}`
    for (const { run_id: runId, person_id: personId } of due)
      await inTransaction(ctx, async (tx) => {
        if (rule.action === 'evaluation')
          await tx.db.$executeRaw`
            INSERT INTO evaluation_ask (id, run_id, person_id, asked_at)
            VALUES (${newId()}::uuid, ${runId}::uuid, ${personId}::uuid, ${tx.now}) ON CONFLICT DO NOTHING`
        if (await startFollowUp(tx, { rule, runId, personId })) done++
      })
  }
  return done
}
