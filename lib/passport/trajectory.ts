import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dayOf, dayToDate } from '@/lib/time/time'

/** Begins somebody's trajectory. Refuses `notFound`, `already` (the same is under way), `notValid` (not on that day). */
export async function startTrajectory(
  ctx: Ctx,
  input: { personId: string; templateId: string; startedOn: Day },
): Promise<Result<{ trajectoryId: string }, 'notFound' | 'already' | 'notValid'>> {
  return inTransaction(ctx, async (tx) => {
    const [template, people] = [
      await tx.db.trajectoryTemplate.findUnique({ where: { id: input.templateId } }),
      await tx.db.person.count({ where: { id: input.personId, erasedAt: null, mergedIntoId: null } }),
    ]
    if (!template || people === 0) return refused('notFound')
    const day = dayToDate(input.startedOn)
    if (day < template.validFrom || (template.validUntil && day > template.validUntil))
      return refused('notValid')
    const id = newId()
    const made = await tx.db.$executeRaw`
      INSERT INTO trajectory (id, person_id, template_id, started_on, created_at, created_by_id)
      VALUES (${id}::uuid, ${input.personId}::uuid, ${input.templateId}::uuid, ${day}, ${tx.now}, ${personIdOf(tx.actor)}::uuid)
      ON CONFLICT (person_id, template_id) WHERE ended_at IS NULL DO NOTHING`
    if (made === 0) return refused('already')
    await record(tx, {
      event: 'passport.trajectory.started',
      subject: { type: 'trajectory', id },
      personId: input.personId,
      data: { template: template.code },
    })
    return ok({ trajectoryId: id })
  })
}

/** Ends a trajectory: done, or no longer needed. Refuses `notFound`. */
export async function endTrajectory(
  ctx: Ctx,
  input: { trajectoryId: string },
): Promise<Result<{ personId: string }, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.trajectory.findFirst({ where: { id: input.trajectoryId, endedAt: null } })
    if (!found) return refused('notFound')
    await tx.db.trajectory.update({
      where: { id: found.id },
      data: { endedAt: tx.now, endedById: personIdOf(tx.actor) },
    })
    await record(tx, {
      event: 'passport.trajectory.ended',
      subject: { type: 'trajectory', id: found.id },
      personId: found.personId,
    })
    return ok({ personId: found.personId })
  })
}

/**
 * Marks a part done on a day, with the proof that was seen, or takes the mark away (`doneOn` null). Refuses `notFound`,
 * `future`, `own`, `needsEvidence` (the part asks for a proof and none of its kinds was named).
 */
export async function markPart(
  ctx: Ctx,
  input: { trajectoryId: string; partId: string; doneOn: Day | null; evidence?: string },
): Promise<Result<null, 'notFound' | 'future' | 'own' | 'needsEvidence'>> {
  if (input.doneOn && input.doneOn > dayOf(ctx.now, townZone())) return refused('future')
  return inTransaction(ctx, async (tx) => {
    const trajectory = await tx.db.trajectory.findFirst({
      where: { id: input.trajectoryId, endedAt: null, template: { parts: { some: { id: input.partId } } } },
      select: { id: true, personId: true },
    })
    if (!trajectory) return refused('notFound')
    const actorId = personIdOf(tx.actor)
    if (actorId === trajectory.personId) return refused('own')
    const part = await tx.db.trajectoryPart.findUniqueOrThrow({ where: { id: input.partId } })
    const evidence = part.evidence.find((one) => one === input.evidence) ?? null
    if (input.doneOn && part.evidence.length > 0 && !evidence) return refused('needsEvidence')
    const key = { trajectoryId: trajectory.id, partId: input.partId }
    if (input.doneOn) {
      const seen = { doneOn: dayToDate(input.doneOn), evidence, markedAt: tx.now, markedById: actorId }
      await tx.db.trajectoryMark.upsert({
        where: { trajectoryId_partId: key },
        create: { ...key, ...seen },
        update: seen,
      })
    } else await tx.db.trajectoryMark.deleteMany({ where: key })
    await record(tx, {
      event: input.doneOn ? 'passport.part.marked' : 'passport.part.unmarked',
      subject: { type: 'trajectory', id: trajectory.id },
      personId: trajectory.personId,
      data: { part: input.partId, ...(input.doneOn && evidence ? { evidence } : {}) },
    })
    return ok(null)
  })
}
