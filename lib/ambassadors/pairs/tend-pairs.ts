import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { addDays, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { expireProposals, tell } from '../matching/proposals'
import { endingDays, onceDays, quietDays, silentDays } from '../matching/vocabulary'
import { endLockedPair } from './change-pair'
import { lockPair } from './side'

type Due = {
  id: string
  seeker_id: string | null
  helper_id: string | null
  since: Date
  coordinator_id: string | null
}

/** Pairs of which nothing was heard since `before`, not paused, and of whose silence `kind` was not yet spoken. */
function silentPairs(tx: Ctx, kind: string, before: Date): Promise<Due[]> {
  return tx.db.$queryRaw<Due[]>`
    SELECT p.id, p.seeker_id, p.helper_id, p.last_heard_at AS since, a.coordinator_id
      FROM pair p LEFT JOIN ambassador a ON a.person_id = p.helper_id
     WHERE p.ended_at IS NULL AND p.last_heard_at < ${before}
       AND (p.paused_until IS NULL OR p.paused_until < ${tx.now}::date)
       AND NOT EXISTS (SELECT FROM pair_nudge n WHERE n.pair_id = p.id AND n.kind = ${kind} AND n.since = p.last_heard_at)
     ORDER BY p.last_heard_at LIMIT 100 FOR UPDATE OF p SKIP LOCKED`
}

/** Remembers that it was said; false when another worker was first. */
async function say(tx: Ctx, pairId: string, kind: string, since: Date): Promise<boolean> {
  const rows = await tx.db.$executeRaw`
    INSERT INTO pair_nudge (pair_id, kind, since, at) VALUES (${pairId}::uuid, ${kind}, ${since}, ${tx.now})
    ON CONFLICT DO NOTHING`
  return rows === 1
}

/** A soft word to both after three quiet weeks; two weeks later the coordinator hears it. Once for each silence. */
async function tendSilence(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    let said = 0
    for (const pair of await silentPairs(tx, 'quiet', shift(tx.now, -days(quietDays)))) {
      if (!(await say(tx, pair.id, 'quiet', pair.since))) continue
      await tell(
        tx,
        'pairQuiet',
        pair.id,
        [pair.seeker_id, pair.helper_id],
        { pairId: pair.id },
        pair.since.toISOString(),
      )
      said++
    }
    for (const pair of await silentPairs(tx, 'silent', shift(tx.now, -days(quietDays + silentDays)))) {
      if (!(await say(tx, pair.id, 'silent', pair.since))) continue
      await tell(
        tx,
        'pairSilent',
        pair.id,
        [pair.coordinator_id],
        { pairId: pair.id },
        pair.since.toISOString(),
      )
      said++
    }
    return said
  })
}

/** An early word about the end; after the end, with two weeks' grace, the clock closes the pair. */
async function tendClock(ctx: Ctx, zone: string): Promise<number> {
  const today = dayOf(ctx.now, zone)
  return inTransaction(ctx, async (tx) => {
    const soon = await tx.db.$queryRaw<(Due & { ends_on: Date })[]>`
      SELECT p.id, p.seeker_id, p.helper_id, p.ends_on::timestamptz AS since
        FROM pair p
       WHERE p.ended_at IS NULL AND p.ends_on <= ${addDays(today, endingDays)}::date
         AND NOT EXISTS (SELECT FROM pair_nudge n WHERE n.pair_id = p.id AND n.kind = 'ending' AND n.since = p.ends_on::timestamptz)
       ORDER BY p.ends_on LIMIT 100 FOR UPDATE OF p SKIP LOCKED`
    let done = 0
    for (const pair of soon)
      if (await say(tx, pair.id, 'ending', pair.since)) {
        await tell(
          tx,
          'pairEnding',
          pair.id,
          [pair.seeker_id, pair.helper_id],
          { pairId: pair.id },
          pair.since.toISOString(),
        )
        done++
      }
    const over = await tx.db.pair.findMany({
      where: { endedAt: null, endsOn: { lt: dayToDate(addDays(today, -endingDays)) } },
      select: { id: true },
      take: 50,
    })
    for (const { id } of over) {
      const locked = await lockPair(tx, id)
      if (!locked || locked.pair.ended_at) continue
      await endLockedPair(tx, locked.pair, 'clock', 'clock')
      done++
    }
    return done
  })
}

/**
 * Ends what was for once (a role without a minimum time): a day after the first meeting was written down, so that a slip
 * can be taken back and the other can say yes to the hours. Both are thanked and asked how it was.
 */
async function tendOnce(ctx: Ctx): Promise<number> {
  const met = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM pair p JOIN ambassador_role r ON r.key = p.role_key AND r.commitment_months = 0
     WHERE p.ended_at IS NULL
       AND EXISTS (SELECT FROM pair_meeting m WHERE m.pair_id = p.id AND m.taken_back_at IS NULL
                      AND m.logged_at <= ${shift(ctx.now, -days(onceDays))})
     ORDER BY p.id LIMIT 100`
  let ended = 0
  for (const { id } of met)
    ended += await inTransaction(ctx, async (tx) => {
      const locked = await lockPair(tx, id)
      // Another worker was first, or the meeting was taken back meanwhile.
      if (!locked || locked.pair.ended_at) return 0
      if ((await tx.db.pairMeeting.count({ where: { pairId: id, takenBackAt: null } })) === 0) return 0
      await tx.db.pairCheckIn.createMany({
        data: (['seeker', 'helper'] as const).map((side) => ({
          id: newId(),
          pairId: id,
          side,
          moment: 'end',
          askedAt: tx.now,
        })),
        skipDuplicates: true,
      })
      await endLockedPair(tx, locked.pair, 'clock', 'once')
      return 1
    })
  return ended
}

/** Asks both how it goes: after two weeks, two months and at half-time; a moment that was missed is not made up. */
async function askHow(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due = await tx.db.$queryRaw<
      { id: string; seeker_id: string | null; helper_id: string | null; moment: string }[]
    >`
      SELECT p.id, p.seeker_id, p.helper_id, m.moment
        FROM pair p
       CROSS JOIN LATERAL (VALUES
              ('weeks2', p.started_at + interval '14 days'),
              ('months2', p.started_at + interval '60 days'),
              ('half', p.started_at + (p.ends_on::timestamptz - p.started_at) / 2)) AS m(moment, at)
       WHERE p.ended_at IS NULL AND m.at <= ${tx.now} AND m.at > ${shift(tx.now, -days(10))}
         AND NOT EXISTS (SELECT FROM pair_check_in c WHERE c.pair_id = p.id AND c.moment = m.moment)
       LIMIT 100 FOR UPDATE OF p SKIP LOCKED`
    for (const pair of due) {
      await tx.db.pairCheckIn.createMany({
        data: (['seeker', 'helper'] as const).map((side) => ({
          id: newId(),
          pairId: pair.id,
          side,
          moment: pair.moment,
          askedAt: tx.now,
        })),
        skipDuplicates: true,
      })
      await record(tx, {
        event: 'ambassadors.checkIn.asked',
        subject: { type: 'pair', id: pair.id },
        personId: pair.seeker_id,
        data: { moment: pair.moment },
      })
      await tell(tx, 'checkIn', pair.id, [pair.seeker_id, pair.helper_id], { pairId: pair.id }, pair.moment)
    }
    return due.length
  })
}

/** What the clock does with proposals and pairs. Answers how much there was to do. */
export async function tendPairs(ctx: Ctx, zone: string): Promise<number> {
  return (
    (await expireProposals(ctx)) +
    (await tendOnce(ctx)) +
    (await tendSilence(ctx)) +
    (await tendClock(ctx, zone)) +
    (await askHow(ctx))
  )
}
