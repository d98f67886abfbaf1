import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { type Day, dayToDate } from '@/lib/time/time'
import type { OwnNames, OwnTexts } from './types'

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
    /** Only for one the town made: its names. */
    names?: OwnNames
  },
): Promise<Result<null, 'notFound' | 'editedMeanwhile' | 'order'>> {
  if (input.validUntil && input.validUntil < input.validFrom) return refused('order')
  return inTransaction(ctx, async (tx) => {
    const own = await tx.db.trajectoryTemplate.count({
      where: { id: input.templateId, words: { not: Prisma.AnyNull } },
    })
    const { count } = await tx.db.trajectoryTemplate.updateMany({
      where: { id: input.templateId, version: input.version },
      data: {
        ...(own && input.names ? { words: input.names } : {}),
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
    evidence?: string[]
    /** Only for one the town made: what it is called and how one does it. */
    words?: OwnTexts
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
        evidence: input.requiredHours === null ? (input.evidence ?? []) : [],
        termMonths: input.termMonths,
        ...(part.words !== null && input.words ? { words: input.words } : {}),
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

/**
 * Adds a trajectory of the town's own: empty, or with the parts of another as a beginning. Refuses `notFound` (nothing
 * to begin from).
 */
export async function addTemplate(
  ctx: Ctx,
  input: {
    names: OwnNames
    country: string
    source: string
    checkedOn: Day
    validFrom: Day
    fromId?: string
  },
): Promise<Result<{ code: string }, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const from = input.fromId
      ? await tx.db.trajectoryTemplate.findUnique({
          where: { id: input.fromId },
          select: { parts: { orderBy: { position: 'asc' } } },
        })
      : null
    if (input.fromId && !from) return refused('notFound')
    const id = newId()
    const code = `town-${id.slice(-12)}`
    await tx.db.trajectoryTemplate.create({
      data: {
        id,
        code,
        words: input.names,
        country: input.country,
        source: input.source,
        checkedOn: dayToDate(input.checkedOn),
        validFrom: dayToDate(input.validFrom),
        changedAt: tx.now,
        changedById: personIdOf(tx.actor),
        parts: {
          create: (from?.parts ?? []).map((part) => ({
            id: newId(),
            code: part.code,
            position: part.position,
            requiredMinutes: part.requiredMinutes,
            counts: part.counts,
            evidence: part.evidence,
            termMonths: part.termMonths,
            ...(part.words === null ? {} : { words: part.words }),
          })),
        },
      },
    })
    await record(tx, {
      event: 'passport.template.added',
      subject: { type: 'trajectoryTemplate', id },
      data: { code, from: input.fromId ?? null },
    })
    return ok({ code })
  })
}

/** Adds a part to a trajectory; everybody in it has it from now on. Refuses `notFound`, `editedMeanwhile`, `needsCounts`. */
export async function addPart(
  ctx: Ctx,
  input: {
    templateId: string
    version: number
    words: OwnTexts
    requiredHours: number | null
    termMonths: number | null
    counts?: string[]
    evidence?: string[]
  },
): Promise<Result<null, 'notFound' | 'editedMeanwhile' | 'needsCounts'>> {
  const counts = input.counts ?? []
  if (input.requiredHours !== null && counts.length === 0) return refused('needsCounts')
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.trajectoryTemplate.updateMany({
      where: { id: input.templateId, version: input.version },
      data: { version: { increment: 1 }, changedAt: tx.now, changedById: personIdOf(tx.actor) },
    })
    if (count === 0)
      return refused(
        (await tx.db.trajectoryTemplate.count({ where: { id: input.templateId } }))
          ? 'editedMeanwhile'
          : 'notFound',
      )
    const last = await tx.db.trajectoryPart.aggregate({
      where: { templateId: input.templateId },
      _max: { position: true },
    })
    const id = newId()
    await tx.db.trajectoryPart.create({
      data: {
        id,
        templateId: input.templateId,
        code: `town-${id.slice(-12)}`,
        words: input.words,
        position: (last._max.position ?? 0) + 1,
        requiredMinutes: input.requiredHours === null ? null : input.requiredHours * 60,
        counts: input.requiredHours === null ? [] : counts,
        evidence: input.requiredHours === null ? (input.evidence ?? []) : [],
        termMonths: input.termMonths,
      },
    })
    await record(tx, {
      event: 'passport.part.added',
      subject: { type: 'trajectoryTemplate', id: input.templateId },
      data: { hours: input.requiredHours, months: input.termMonths },
    })
    return ok(null)
  })
}

/** Takes a part out of a trajectory that nobody is in or was in. Refuses `notFound`, `editedMeanwhile`, `inUse`. */
export async function removePart(
  ctx: Ctx,
  input: { partId: string; version: number },
): Promise<Result<null, 'notFound' | 'editedMeanwhile' | 'inUse'>> {
  return inTransaction(ctx, async (tx) => {
    const part = await tx.db.trajectoryPart.findUnique({ where: { id: input.partId } })
    if (!part) return refused('notFound')
    const { count } = await tx.db.trajectoryTemplate.updateMany({
      where: { id: part.templateId, version: input.version },
      data: { version: { increment: 1 }, changedAt: tx.now, changedById: personIdOf(tx.actor) },
    })
    if (count === 0) return refused('editedMeanwhile')
    if ((await tx.db.trajectory.count({ where: { templateId: part.templateId } })) > 0)
      return refused('inUse')
    await tx.db.trajectoryPart.delete({ where: { id: part.id } })
    await record(tx, {
      event: 'passport.part.removed',
      subject: { type: 'trajectoryTemplate', id: part.templateId },
      data: { part: part.code },
    })
    return ok(null)
  })
}
