import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { type Day, dayToDate } from '@/lib/time/time'
import { note } from './history'
import { onCase } from './on-case'
import { ownCaseWhere } from './policy'
import { refreshCase } from './refresh'
import type { Doer } from './vocabulary'

/** Writes a task by hand. Refuses `notFound`, `closed`. */
export async function addTask(
  ctx: Ctx,
  input: { caseId: string; words: string; who: Doer; dueOn: Day | null },
): Promise<Result<{ taskId: string }, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const taskId = newId()
    await tx.db.caseTask.create({
      data: {
        id: taskId,
        caseId: on.id,
        words: input.words,
        who: input.who,
        dueOn: input.dueOn ? dayToDate(input.dueOn) : null,
        source: 'hand',
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
        position: 100,
      },
    })
    await note(tx, on, 'taskAdded', { task: taskId })
    return ok({ taskId })
  })
}

const changedBy = (ctx: Ctx) => ({ changedAt: ctx.now, changedById: personIdOf(ctx.actor) })

/**
 * Changes who does an open task and by when, and its words where somebody wrote them. Refuses `notFound`, `closed`, and
 * `changedMeanwhile` when a colleague changed, ticked off or dropped it since `version`.
 */
export async function changeTask(
  ctx: Ctx,
  input: {
    caseId: string
    taskId: string
    version: number
    words: string | null
    who: Doer
    dueOn: Day | null
  },
): Promise<Result<null, 'notFound' | 'closed' | 'changedMeanwhile'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const task = await tx.db.caseTask.findFirst({ where: { id: input.taskId, caseId: on.id } })
    if (!task) return refused('notFound')
    if (task.version !== input.version || task.doneAt || task.droppedAt)
      return refused('changedMeanwhile', { caseId: on.id, taskId: task.id })
    await tx.db.caseTask.update({
      where: { id: task.id },
      data: {
        who: input.who,
        dueOn: input.dueOn ? dayToDate(input.dueOn) : null,
        // Ours are said in the reader's language, and stay ours.
        ...(task.key || !input.words ? {} : { words: input.words }),
        ...changedBy(tx),
        version: { increment: 1 },
      },
    })
    await note(tx, on, 'taskChanged', { task: task.id })
    return ok(null)
  })
}

async function change(
  ctx: Ctx,
  input: { caseId: string; taskId: string },
  kind: 'taskDone' | 'taskReopened' | 'taskDropped',
  data: { doneAt?: Date | null; doneById?: string | null; droppedAt?: Date },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const { count } = await tx.db.caseTask.updateMany({
      where: {
        id: input.taskId,
        caseId: on.id,
        droppedAt: null,
        doneAt: kind === 'taskReopened' ? { not: null } : null,
      },
      data: { ...data, ...changedBy(tx), version: { increment: 1 } },
    })
    // Done already by a colleague: nothing to say twice.
    if (count === 0) {
      const there = await tx.db.caseTask.count({ where: { id: input.taskId, caseId: on.id } })
      return there > 0 ? ok(null) : refused('notFound')
    }
    await note(tx, on, kind, { task: input.taskId })
    return ok(null)
  })
}

/** Ticks a task off. Refuses `notFound`, `closed`. */
export function finishTask(ctx: Ctx, input: { caseId: string; taskId: string }) {
  return change(ctx, input, 'taskDone', { doneAt: ctx.now, doneById: personIdOf(ctx.actor) })
}

/** Opens a ticked task again. Refuses `notFound`, `closed`. */
export function reopenTask(ctx: Ctx, input: { caseId: string; taskId: string }) {
  return change(ctx, input, 'taskReopened', { doneAt: null, doneById: null })
}

/** Takes away a task that is not needed here. Refuses `notFound`, `closed`. */
export function dropTask(ctx: Ctx, input: { caseId: string; taskId: string }) {
  return change(ctx, input, 'taskDropped', { droppedAt: ctx.now })
}

/** The person ticks off what was theirs to do. Refuses `notFound` for what is not theirs. */
export async function finishOwnTask(
  ctx: Ctx,
  input: { caseId: string; taskId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const on = await tx.db.helpCase.findFirst({
      where: { id: input.caseId, closedAt: null, ...ownCaseWhere(tx.actor) },
      select: { id: true, personId: true },
    })
    if (!on) return refused('notFound')
    await tx.db.$queryRaw`SELECT 1 FROM help_case WHERE id = ${on.id}::uuid FOR NO KEY UPDATE`
    const { count } = await tx.db.caseTask.updateMany({
      where: { id: input.taskId, caseId: on.id, who: 'newcomer', doneAt: null, droppedAt: null },
      data: {
        doneAt: tx.now,
        doneById: personIdOf(tx.actor),
        ...changedBy(tx),
        version: { increment: 1 },
      },
    })
    if (count === 0) return refused('notFound')
    await note(tx, on, 'taskDone', { task: input.taskId })
    await refreshCase(tx, on.id)
    return ok(null)
  })
}
