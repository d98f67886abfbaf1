import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { ok, type Result, refused } from '@/lib/result/result'
import { type Day, dateToDay, dayToDate } from '@/lib/time/time'
import { readDefinition } from './definition'
import { note } from './history'
import { onCase } from './on-case'
import { choiceFacts, isChoiceFact, isDayFact } from './vocabulary'

type Refusal = 'notFound' | 'closed' | 'notOfType' | 'wrongValue' | 'changedMeanwhile'

/**
 * Writes down what is known: a day or a choice of the type's facts. What stood before is taken back, not overwritten;
 * stages and terms follow by themselves. The same again changes nothing. Refuses `notOfType`, `wrongValue`, and
 * `changedMeanwhile` when a colleague wrote something else, or took it back, since `seenAt` (the page it was read on).
 */
export async function recordFact(
  ctx: Ctx,
  input: { caseId: string; key: string; on?: Day | null; value?: string | null; seenAt?: Date | null },
): Promise<Result<null, Refusal>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const { definition } = await tx.db.caseTypeVersion.findUniqueOrThrow({
      where: { id: on.typeVersionId },
      select: { definition: true },
    })
    const { key } = input
    if (!readDefinition(definition).facts.some((fact) => fact === key)) return refused('notOfType')
    const day = isDayFact(key) ? (input.on ?? null) : null
    const value = isChoiceFact(key) ? (input.value ?? null) : null
    if (isChoiceFact(key) && !(choiceFacts[key] as readonly string[]).includes(value ?? ''))
      return refused('wrongValue')
    if (isDayFact(key) && !day) return refused('wrongValue')
    const before = await tx.db.caseFact.findFirst({ where: { caseId: on.id, key, retractedAt: null } })
    if (before && before.value === value && (before.on ? dateToDay(before.on) : null) === day) return ok(null)
    if (input.seenAt && (await changedSince(tx, on.id, key, input.seenAt)))
      return refused('changedMeanwhile', { caseId: on.id, key })
    if (before)
      await tx.db.caseFact.update({
        where: { id: before.id },
        data: { retractedAt: tx.now, retractedById: personIdOf(tx.actor) },
      })
    await tx.db.caseFact.create({
      data: {
        id: newId(),
        caseId: on.id,
        key,
        on: day ? dayToDate(day) : null,
        value,
        recordedAt: tx.now,
        recordedById: personIdOf(tx.actor),
      },
    })
    await note(tx, on, 'factRecorded', { fact: key, on: day, value })
    return ok(null)
  })
}

/** Whether somebody else wrote this fact down, or took it back, after that moment. */
async function changedSince(ctx: Ctx, caseId: string, key: string, at: Date): Promise<boolean> {
  const others = { not: personIdOf(ctx.actor) }
  const changes = await ctx.db.caseFact.count({
    where: {
      caseId,
      key,
      OR: [
        { recordedAt: { gt: at }, recordedById: others },
        { retractedAt: { gt: at }, retractedById: others },
      ],
    },
  })
  return changes > 0
}

/** Takes a fact back: terms that ran from it are dropped. Refuses `notFound` when it is not there. */
export async function retractFact(
  ctx: Ctx,
  input: { caseId: string; key: string },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const { count } = await tx.db.caseFact.updateMany({
      where: { caseId: on.id, key: input.key, retractedAt: null },
      data: { retractedAt: tx.now, retractedById: personIdOf(tx.actor) },
    })
    if (count === 0) return refused('notFound')
    await note(tx, on, 'factRetracted', { fact: input.key })
    return ok(null)
  })
}
