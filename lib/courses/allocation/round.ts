import 'server-only'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { startJob } from '@/lib/jobs/start-job'
import { ok, type Result, refused } from '@/lib/result/result'
import { instantOf } from '@/lib/time/time'
import { openRoundWhere } from './policy'
import type { roundInput, wishesInput } from './schema'

/** Whether a run's places wait for a draw. */
export async function inOpenRound(ctx: Ctx, runId: string): Promise<boolean> {
  return (await ctx.db.allocationRun.count({ where: { runId, round: openRoundWhere } })) > 0
}

/**
 * Opens a round of wishes over some runs. Its seed is made now and kept: it decides the draw, and nobody can draw
 * again until they like what comes out. Refuses `tooFew` (a choice needs two runs), `busy` (a run is in another
 * round), `begun` (a run begins before the wishes close), `notFound`.
 */
export async function openRound(
  ctx: Ctx,
  input: z.output<typeof roundInput>,
  zone: string,
): Promise<Result<{ roundId: string }, 'tooFew' | 'busy' | 'begun' | 'notFound'>> {
  const runIds = [...new Set(input.runs)]
  if (runIds.length < 2) return refused('tooFew')
  // The whole closing day counts.
  const closesAt = instantOf(input.closesOn, 24 * 60 - 1, zone)
  return inTransaction(ctx, async (tx) => {
    await tx.db
      .$queryRaw`SELECT id FROM course_run WHERE id = ANY(${runIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
    const runs = await tx.db.courseRun.findMany({
      where: { id: { in: runIds }, publishedAt: { not: null }, cancelledAt: null, groupId: null },
      select: {
        firstLessonAt: true,
        rounds: { where: { round: openRoundWhere }, select: { roundId: true } },
      },
    })
    if (runs.length < runIds.length) return refused('notFound')
    if (runs.some((run) => run.rounds.length > 0)) return refused('busy')
    if (runs.some((run) => run.firstLessonAt <= closesAt) || closesAt <= tx.now) return refused('begun')
    const id = newId()
    await tx.db.allocationRound.create({
      data: {
        id,
        title: input.title,
        closesAt,
        seed: randomBytes(16).toString('hex'),
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
        runs: { create: runIds.map((runId) => ({ runId })) },
      },
    })
    await record(tx, { event: 'courses.round.opened', subject: { type: 'allocationRound', id } })
    return ok({ roundId: id })
  })
}

/** Calls a round off before it stands; its runs are booked one by one again. Refuses `notFound`, `committed`. */
export async function cancelRound(
  ctx: Ctx,
  input: { roundId: string },
): Promise<Result<null, 'notFound' | 'committed'>> {
  return inTransaction(ctx, async (tx) => {
    const round = await lockRound(tx, input.roundId)
    if (!round || round.cancelled_at) return refused('notFound')
    if (round.committed_at) return refused('committed')
    await tx.db.allocationRound.update({ where: { id: input.roundId }, data: { cancelledAt: tx.now } })
    await record(tx, {
      event: 'courses.round.cancelled',
      subject: { type: 'allocationRound', id: input.roundId },
    })
    return ok(null)
  })
}

export async function lockRound(tx: Ctx, roundId: string) {
  const [row] = await tx.db.$queryRaw<
    { closes_at: Date; committed_at: Date | null; cancelled_at: Date | null; drawn_at: Date | null }[]
  >`SELECT closes_at, committed_at, cancelled_at, drawn_at FROM allocation_round WHERE id = ${roundId}::uuid FOR UPDATE`
  return row ?? null
}

/**
 * Keeps my wishes in a round, most wanted first; none takes them back. Refuses `notFound`, `closed`, `twice` (one run
 * wished for twice).
 */
export async function keepWishes(
  ctx: Ctx,
  input: z.output<typeof wishesInput>,
): Promise<Result<null, 'notFound' | 'closed' | 'twice'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  const wished = input.wishes.filter((id) => id !== undefined)
  if (new Set(wished).size < wished.length) return refused('twice')
  return inTransaction(ctx, async (tx) => {
    const round = await lockRound(tx, input.roundId)
    if (!round || round.cancelled_at) return refused('notFound')
    if (round.committed_at || tx.now >= round.closes_at) return refused('closed')
    const runs = await tx.db.allocationRun.count({
      where: { roundId: input.roundId, runId: { in: wished } },
    })
    if (runs < wished.length) return refused('notFound')
    await tx.db.allocationWish.deleteMany({ where: { roundId: input.roundId, personId } })
    await tx.db.allocationWish.createMany({
      data: wished.map((runId, index) => ({ roundId: input.roundId, personId, rank: index + 1, runId })),
    })
    await record(tx, {
      event: 'courses.wishes.kept',
      subject: { type: 'allocationRound', id: input.roundId },
      personId,
      data: { wishes: wished.length },
    })
    return ok(null)
  })
}

/**
 * Starts the draw as a job: a dry run as often as one likes (the seed makes them alike), or for good. Refuses
 * `notFound`, `stillOpen` (for good only when no more wishes are taken), `committed`, `noDraw` (nobody looked at a
 * dry run yet).
 */
export async function startDraw(
  ctx: Ctx,
  input: { roundId: string; commit: boolean },
): Promise<Result<{ jobId: string }, 'notFound' | 'stillOpen' | 'committed' | 'noDraw'>> {
  return inTransaction(ctx, async (tx) => {
    const round = await lockRound(tx, input.roundId)
    if (!round || round.cancelled_at) return refused('notFound')
    if (round.committed_at) return refused('committed')
    if (input.commit && tx.now < round.closes_at) return refused('stillOpen')
    if (input.commit && (!round.drawn_at || round.drawn_at < round.closes_at)) return refused('noDraw')
    if (input.commit) {
      await tx.db.allocationRound.update({ where: { id: input.roundId }, data: { committedAt: tx.now } })
      await record(tx, {
        event: 'courses.round.committed',
        subject: { type: 'allocationRound', id: input.roundId },
      })
    }
    const jobId = await startJob(tx, {
      kind: 'courses.allocation',
      input: { roundId: input.roundId, commit: input.commit },
    })
    return ok({ jobId })
  })
}
