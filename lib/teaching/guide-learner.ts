import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { groupWhere } from './substitute'
import { aboutLesson, type Sentence, type Skill, type Step } from './vocabulary'

async function learns(ctx: Ctx, input: { runId: string; personId: string }): Promise<boolean> {
  const found = await ctx.db.courseRun.count({
    where: {
      id: input.runId,
      ...(await groupWhere(ctx)),
      pool: { bookings: { some: { personId: input.personId, placedAt: { not: null } } } },
    },
  })
  return found > 0
}

/** Writes a note about a learner. Refuses `notFound`: not in a group of this actor. */
export async function writeNote(
  ctx: Ctx,
  input: { runId: string; personId: string; text: string },
): Promise<Result<{ noteId: string }, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await learns(tx, input))) return refused('notFound')
    const noteId = newId()
    await tx.db.learnerNote.create({
      data: { id: noteId, ...input, createdAt: tx.now, createdById: personIdOf(tx.actor) },
    })
    await record(tx, {
      event: 'teaching.note.written',
      subject: { type: 'learnerNote', id: noteId },
      personId: input.personId,
    })
    return ok({ noteId })
  })
}

/** Says how far a learner is in each skill. Refuses `notFound`. */
export async function recordProgress(
  ctx: Ctx,
  input: { runId: string; personId: string; progress: Partial<Record<Skill, Step>> },
): Promise<Result<null, 'notFound'>> {
  const { runId, personId } = input
  return inTransaction(ctx, async (tx) => {
    if (!(await learns(tx, input))) return refused('notFound')
    const seen = { seenAt: tx.now, seenById: personIdOf(tx.actor) }
    for (const [skill, step] of Object.entries(input.progress))
      await tx.db.skillProgress.upsert({
        where: { runId_personId_skill: { runId, personId, skill } },
        create: { runId, personId, skill, step, ...seen },
        update: { step, ...seen },
      })
    await record(tx, {
      event: 'teaching.progress.recorded',
      subject: { type: 'run', id: runId },
      personId,
      data: { ...input.progress },
    })
    return ok(null)
  })
}

/**
 * Sends one sentence to everybody with a place, each in their own language. Refuses `notFound`, `needsLesson` (the
 * sentence speaks of one), `nobody` (the group is empty).
 */
export async function messageGroup(
  ctx: Ctx,
  input: { runId: string; sentence: Sentence; lessonId?: string },
): Promise<Result<{ told: number }, 'notFound' | 'needsLesson' | 'nobody'>> {
  const wantsLesson = aboutLesson.includes(input.sentence)
  return inTransaction(ctx, async (tx) => {
    const run = await tx.db.courseRun.findFirst({
      where: { id: input.runId, ...(await groupWhere(tx)) },
      select: { poolId: true },
    })
    if (!run) return refused('notFound')
    const lesson =
      wantsLesson && input.lessonId
        ? await tx.db.lesson.findFirst({
            where: { id: input.lessonId, runId: input.runId, endsAt: { gt: tx.now } },
            select: { id: true },
          })
        : null
    if (wantsLesson && !lesson) return refused('needsLesson')
    const placed = await tx.db.booking.findMany({
      where: { poolId: run.poolId, state: 'placed', personId: { not: null } },
      select: { personId: true },
    })
    if (placed.length === 0) return refused('nobody')
    const messageId = newId()
    await tx.db.groupMessage.create({
      data: {
        id: messageId,
        runId: input.runId,
        sentence: input.sentence,
        lessonId: lesson?.id ?? null,
        sentAt: tx.now,
        sentById: personIdOf(tx.actor),
        told: placed.length,
      },
    })
    await enqueue(
      tx,
      ...placed.flatMap(({ personId }) =>
        personId
          ? [
              {
                kind: 'teaching.groupMessage',
                dedupeKey: `groupMessage:${messageId}:${personId}`,
                personId,
                data: { messageId, runId: input.runId },
              },
            ]
          : [],
      ),
    )
    await record(tx, {
      event: 'teaching.group.messaged',
      subject: { type: 'run', id: input.runId },
      data: { sentence: input.sentence, told: placed.length },
    })
    return ok({ told: placed.length })
  })
}
