import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { town } from '@/lib/config/town'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { townZone } from '@/lib/time/clock'
import { addMonths, dayOf, days, dayToDate, shift } from '@/lib/time/time'
import { endProgramme } from './own'
import { checkRules } from './rules'
import { addStep } from './steps'

type Stale = { id: string; person_id: string; chased_count: number }

/** What the clock does in the programme. Answers how much there was to do; two workers at once double nothing. */
export async function tendAmbassadors(ctx: Ctx): Promise<number> {
  return (await chase(ctx)) + (await lapse(ctx)) + (await renewRecords(ctx)) + (await endPauses(ctx))
}

/**
 * Applications that wait for the applicant: after two weeks without anything a friendly question, twice at most. Those
 * who wait for *us* (no talk planned yet, or a talk to come) are not asked: they stand in the coordinator's list.
 */
async function chase(ctx: Ctx): Promise<number> {
  const { chaseAfterDays, chases } = limits.ambassadors
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<Stale[]>`
      SELECT id, person_id, chased_count FROM ambassador
       WHERE state IN ('screened', 'checked') AND chased_count < ${chases}
         AND greatest(changed_at, state_since, chased_at) < ${shift(tx.now, -days(chaseAfterDays))}
       ORDER BY state_since LIMIT 100 FOR UPDATE SKIP LOCKED`
    for (const row of rows) {
      await tx.db.ambassador.update({
        where: { id: row.id },
        data: { chasedCount: row.chased_count + 1, chasedAt: tx.now },
      })
      await enqueue(tx, {
        kind: 'ambassadors.chase',
        dedupeKey: `ambassador:${row.id}:chase:${row.chased_count + 1}:${tx.now.toISOString().slice(0, 7)}`,
        personId: row.person_id,
        data: {},
      })
      await record(tx, {
        event: 'ambassadors.application.chased',
        subject: { type: 'ambassador', id: row.id },
        personId: row.person_id,
        data: { times: row.chased_count + 1 },
      })
    }
    return rows.length
  })
}

/** Nothing came after the last question: the application is closed, kindly, and may begin again. */
async function lapse(ctx: Ctx): Promise<number> {
  const { lapseAfterDays, chases } = limits.ambassadors
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<Stale[]>`
      SELECT id, person_id, chased_count FROM ambassador
       WHERE state IN ('screened', 'checked') AND chased_count >= ${chases}
         AND greatest(changed_at, chased_at) < ${shift(tx.now, -days(lapseAfterDays))}
       ORDER BY state_since LIMIT 100 FOR UPDATE SKIP LOCKED`
    for (const row of rows) {
      const who = { id: row.id, personId: row.person_id }
      await addStep(tx, who, { kind: 'lapsed', byMachine: true })
      await endProgramme(tx, who)
      await enqueue(tx, {
        kind: 'ambassadors.lapsed',
        dedupeKey: `ambassador:${row.id}:lapsed:${tx.now.getTime()}`,
        personId: row.person_id,
        data: {},
      })
    }
    return rows.length
  })
}

/** A police record nears its end: from three months before, once a month, the person is asked for a new one. */
async function renewRecords(ctx: Ctx): Promise<number> {
  const rule = checkRules[town.country]
  if (!rule) return 0
  const today = dayOf(ctx.now, townZone())
  // Those that run out before this day are past month 33 of 36.
  const before = addMonths(today, rule.validMonths - rule.renewFromMonth)
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<
      { id: string; ambassador_id: string; person_id: string; chased_count: number }[]
    >`
      SELECT c.id, c.ambassador_id, c.person_id, c.chased_count
        FROM ambassador_check c JOIN ambassador a ON a.id = c.ambassador_id AND a.state IN ('active', 'paused', 'trained')
       WHERE c.voided_at IS NULL AND c.expires_on <= ${dayToDate(before)}
         AND (c.chased_at IS NULL OR c.chased_at < ${shift(tx.now, -days(30))}) AND c.chased_count < 4
         AND NOT EXISTS (SELECT FROM ambassador_check n
                          WHERE n.ambassador_id = c.ambassador_id AND n.voided_at IS NULL AND n.expires_on > c.expires_on)
       ORDER BY c.expires_on LIMIT 100 FOR UPDATE OF c SKIP LOCKED`
    for (const row of rows) {
      await tx.db.ambassadorCheck.update({
        where: { id: row.id },
        data: { chasedAt: tx.now, chasedCount: row.chased_count + 1 },
      })
      await enqueue(tx, {
        kind: 'ambassadors.recordRenew',
        dedupeKey: `ambassador:check:${row.id}:${row.chased_count + 1}`,
        personId: row.person_id,
        data: { checkId: row.id },
      })
      await record(tx, {
        event: 'ambassadors.check.chased',
        subject: { type: 'ambassador', id: row.ambassador_id },
        personId: row.person_id,
        data: { times: row.chased_count + 1 },
      })
    }
    return rows.length
  })
}

/** A pause whose day is over ends by itself. */
async function endPauses(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<{ id: string; person_id: string }[]>`
      SELECT id, person_id FROM ambassador
       WHERE state = 'paused' AND paused_until < ${dayToDate(dayOf(tx.now, townZone()))}
       LIMIT 100 FOR UPDATE SKIP LOCKED`
    for (const row of rows) {
      await addStep(tx, { id: row.id, personId: row.person_id }, { kind: 'resumed', byMachine: true })
      await tx.db.ambassador.update({ where: { id: row.id }, data: { pausedUntil: null } })
    }
    return rows.length
  })
}
