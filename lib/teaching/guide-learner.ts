import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { groupWhere } from './substitute'
import type { Skill, Step } from './vocabulary'

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
