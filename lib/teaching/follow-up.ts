import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { hours, shift } from '@/lib/time/time'
import { rulesMet } from './rules'

/** A message about absence leaves this much later: a mark that was a slip can still be mended. */
const patience = hours(2)

/** How often each of these people was absent in a run, excused days left out. */
export async function absencesOf(
  ctx: Ctx,
  input: { runId: string; personIds: readonly string[] },
): Promise<Map<string, number>> {
  const rows = await ctx.db.attendanceMark.groupBy({
    by: ['personId'],
    where: { runId: input.runId, personId: { in: [...input.personIds] }, mark: 'absent' },
    _count: true,
  })
  return new Map(rows.map((row) => [row.personId, row._count]))
}

/**
 * After a sheet was saved: for who is absent often enough, each rule that comes true does its work once in this run.
 * A message leaves by the outbox in the learner's language; a call waits on reception's Today.
 */
export async function followAbsences(
  tx: Ctx,
  input: { runId: string; personIds: readonly string[] },
): Promise<void> {
  if (input.personIds.length === 0) return
  const rules = await tx.db.followUpRule.findMany({
    where: { trigger: 'absences', restedAt: null, endedAt: null },
  })
  const absences = await absencesOf(tx, input)
  for (const personId of input.personIds)
    for (const rule of rulesMet(rules, absences.get(personId) ?? 0))
      await startFollowUp(tx, { rule, runId: input.runId, personId, delay: patience })
}

/** Does a rule's work for one person in one run, the first time only. Answers whether it was the first time. */
export async function startFollowUp(
  tx: Ctx,
  input: { rule: { id: string; action: string }; runId: string; personId: string; delay?: number },
): Promise<boolean> {
  const { rule, runId, personId } = input
  const id = newId()
  const dueAt = shift(tx.now, input.delay ?? 0)
  const isCall = rule.action === 'call'
  const made = await tx.db.$executeRaw`
    INSERT INTO follow_up (id, rule_id, run_id, person_id, action, due_at, done_at, outcome)
    VALUES (${id}::uuid, ${rule.id}::uuid, ${runId}::uuid, ${personId}::uuid, ${rule.action}, ${dueAt},
            ${isCall ? null : tx.now}::timestamptz, ${isCall ? null : 'sent'})
    ON CONFLICT (rule_id, run_id, person_id) DO NOTHING`
  if (made === 0) return false
  await record(tx, {
    event: 'teaching.followUp.started',
    subject: { type: 'followUp', id },
    personId,
    data: { action: rule.action },
  })
  if (!isCall)
    await enqueue(tx, {
      kind: `teaching.${rule.action}`,
      dedupeKey: `followUp:${id}`,
      personId,
      data: { followUpId: id, runId },
      availableAt: dueAt,
    })
  return true
}

/**
 * Says how a call went. `notReached` keeps the task, with one more try; after the third it is closed. Refuses
 * `notFound`, `already` (a colleague was first).
 */
export async function closeCall(
  ctx: Ctx,
  input: { followUpId: string; outcome: 'reached' | 'notReached' },
): Promise<Result<{ closed: boolean }, 'notFound' | 'already'>> {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<{ person_id: string; tries: number; done_at: Date | null }[]>`
      SELECT person_id, tries, done_at FROM follow_up
       WHERE id = ${input.followUpId}::uuid AND action = 'call' FOR UPDATE`
    if (!row) return refused('notFound')
    if (row.done_at) return refused('already')
    const tries = row.tries + (input.outcome === 'notReached' ? 1 : 0)
    const closed = input.outcome === 'reached' || tries >= 3
    await tx.db.followUp.update({
      where: { id: input.followUpId },
      data: {
        tries,
        // Not reached: again tomorrow.
        dueAt: closed ? undefined : shift(tx.now, hours(20)),
        doneAt: closed ? tx.now : null,
        doneById: closed ? personIdOf(tx.actor) : null,
        outcome: closed ? (input.outcome === 'reached' ? 'reached' : 'gaveUp') : null,
      },
    })
    await record(tx, {
      event: 'teaching.call.closed',
      subject: { type: 'followUp', id: input.followUpId },
      personId: row.person_id,
      data: { outcome: input.outcome, tries },
    })
    return ok({ closed })
  })
}
