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

/** Marks a part done on a day, or takes the mark away (`doneOn` null). Refuses `notFound`, `future`, `own`. */
export async function markPart(
  ctx: Ctx,
  input: { trajectoryId: string; partId: string; doneOn: Day | null },
): Promise<Result<null, 'notFound' | 'future' | 'own'>> {
  if (input.doneOn && input.doneOn > dayOf(ctx.now, townZone())) return refused('future')
  return inTransaction(ctx, async (tx) => {
    const trajectory = await tx.db.trajectory.findFirst({
      where: { id: input.trajectoryId, endedAt: null, template: { parts: { some: { id: input.partId } } } },
      select: { id: true, personId: true },
    })
    if (!trajectory) return refused('notFound')
    const actorId = personIdOf(tx.actor)
    if (actorId === trajectory.personId) return refused('own')
    const key = { trajectoryId: trajectory.id, partId: input.partId }
    if (input.doneOn) {
      const seen = { doneOn: dayToDate(input.doneOn), markedAt: tx.now, markedById: actorId }
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
      data: { part: input.partId },
    })
    return ok(null)
  })
}

/** Changes where a template's rule stands and when it holds. Refuses `notFound`, `editedMeanwhile`, `order`. */
export async function editTemplate(
  ctx: Ctx,
  input: {
    templateId: string
    version: number
    source: string
    checkedOn: Day
    validFrom: Day
    validUntil: Day | null
  },
): Promise<Result<null, 'notFound' | 'editedMeanwhile' | 'order'>> {
  if (input.validUntil && input.validUntil < input.validFrom) return refused('order')
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.trajectoryTemplate.updateMany({
      where: { id: input.templateId, version: input.version },
      data: {
        source: input.source,
        checkedOn: dayToDate(input.checkedOn),
        validFrom: dayToDate(input.validFrom),
        validUntil: input.validUntil ? dayToDate(input.validUntil) : null,
        version: { increment: 1 },
        changedAt: tx.now,
        changedById: personIdOf(tx.actor),
      },
    })
    if (count === 0)
      return refused(
        (await tx.db.trajectoryTemplate.count({ where: { id: input.templateId } }))
          ? 'editedMeanwhile'
          : 'notFound',
      )
    await record(tx, {
      event: 'passport.template.edited',
      subject: { type: 'trajectoryTemplate', id: input.templateId },
    })
    return ok(null)
  })
}

/**
 * Changes what a part asks: hours and what counts for them, or none (then staff mark it), and its term. Everybody's
 * page follows at once. Refuses `notFound`, `editedMeanwhile`, `needsCounts` (hours of which nothing counts).
 */
export async function editPart(
  ctx: Ctx,
  input: {
    partId: string
    version: number
    requiredHours: number | null
    termMonths: number | null
    counts?: string[]
  },
): Promise<Result<null, 'notFound' | 'editedMeanwhile' | 'needsCounts'>> {
  const counts = input.counts ?? []
  if (input.requiredHours !== null && counts.length === 0) return refused('needsCounts')
  return inTransaction(ctx, async (tx) => {
    const part = await tx.db.trajectoryPart.findUnique({ where: { id: input.partId } })
    if (!part) return refused('notFound')
    const { count } = await tx.db.trajectoryTemplate.updateMany({
      where: { id: part.templateId, version: input.version },
      data: { version: { increment: 1 }, changedAt: tx.now, changedById: personIdOf(tx.actor) },
    })
    if (count === 0) return refused('editedMeanwhile')
    await tx.db.trajectoryPart.update({
      where: { id: part.id },
      data: {
        requiredMinutes: input.requiredHours === null ? null : input.requiredHours * 60,
        counts: input.requiredHours === null ? [] : counts,
        termMonths: input.termMonths,
      },
    })
    await record(tx, {
      event: 'passport.part.edited',
      subject: { type: 'trajectoryTemplate', id: part.templateId },
      data: { part: part.code, hours: input.requiredHours, months: input.termMonths },
    })
    return ok(null)
  })
}
