import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dayOf, dayToDate } from '@/lib/time/time'
import { taughtWhere } from './policy'

/** Runs in which the actor stands in for the teacher today. */
export async function standingIn(ctx: Ctx): Promise<string[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const today = dayToDate(dayOf(ctx.now, townZone()))
  const rows = await ctx.db.substitution.findMany({
    where: { personId, endedAt: null, fromOn: { lte: today }, untilOn: { gte: today } },
    select: { runId: true },
  })
  return rows.map((row) => row.runId)
}

/** The WHERE of the runs whose group the actor may open now. */
export async function groupWhere(ctx: Ctx) {
  return taughtWhere(ctx.actor, await standingIn(ctx))
}

/**
 * Lets another teacher into a run's group from one day to another, both included. Refuses `notFound` (run, or not a
 * teacher), `order` (ends before it begins).
 */
export async function nameSubstitute(
  ctx: Ctx,
  input: { runId: string; personId: string; fromOn: Day; untilOn: Day },
): Promise<Result<{ substitutionId: string }, 'notFound' | 'order'>> {
  if (input.untilOn < input.fromOn) return refused('order')
  return inTransaction(ctx, async (tx) => {
    const [run, teacher] = [
      await tx.db.courseRun.count({ where: { id: input.runId, ...(await groupWhere(tx)) } }),
      await tx.db.roleAssignment.count({
        where: {
          personId: input.personId,
          role: 'teacher',
          revokedAt: null,
          person: { disabledAt: null, mergedIntoId: null },
        },
      }),
    ]
    if (!run || !teacher) return refused('notFound')
    const id = newId()
    await tx.db.substitution.create({
      data: {
        id,
        runId: input.runId,
        personId: input.personId,
        fromOn: dayToDate(input.fromOn),
        untilOn: dayToDate(input.untilOn),
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
      },
    })
    await record(tx, {
      event: 'teaching.substitute.named',
      subject: { type: 'run', id: input.runId },
      personId: input.personId,
      data: { from: input.fromOn, until: input.untilOn },
    })
    return ok({ substitutionId: id })
  })
}

/** Ends a substitution before its day. Refuses `notFound`. */
export async function endSubstitute(
  ctx: Ctx,
  input: { substitutionId: string },
): Promise<Result<{ runId: string }, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.substitution.findFirst({
      where: { id: input.substitutionId, endedAt: null },
      select: { runId: true, personId: true },
    })
    if (!row || (await tx.db.courseRun.count({ where: { id: row.runId, ...(await groupWhere(tx)) } })) === 0)
      return refused('notFound')
    await tx.db.substitution.update({
      where: { id: input.substitutionId },
      data: { endedAt: tx.now, endedById: personIdOf(tx.actor) },
    })
    await record(tx, {
      event: 'teaching.substitute.ended',
      subject: { type: 'run', id: row.runId },
      personId: row.personId,
    })
    return ok({ runId: row.runId })
  })
}
