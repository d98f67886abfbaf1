import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isRole } from '@/lib/access/roles'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log/log'
import { shift } from '@/lib/time/time'
import type { JobKind, JobOutcome, JobResult } from './types'

type Taken = { id: string; kind: string; input: unknown; started_by_id: string | null; attempts: number }

/** The oldest work that nobody holds; held for us for a while. */
async function take(ctx: Ctx): Promise<Taken | undefined> {
  const [row] = await ctx.db.$queryRaw<Taken[]>`
    UPDATE job SET leased_until = ${shift(ctx.now, limits.jobs.leaseMs)}, attempts = attempts + 1, begun_at = coalesce(begun_at, ${ctx.now})
     WHERE id = (SELECT id FROM job
                  WHERE ended_at IS NULL AND (leased_until IS NULL OR leased_until < ${ctx.now})
                  ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, input, started_by_id, attempts`
  return row
}

/** The person who started it, with the roles they have now: a role taken away bites here too. */
async function actorOf(ctx: Ctx, startedById: string | null): Promise<Actor | null> {
  if (!startedById) return { kind: 'system', job: 'job' }
  const person = await ctx.db.person.findUnique({
    where: { id: startedById, disabledAt: null },
    select: { roles: { where: { revokedAt: null }, select: { role: true } } },
  })
  if (!person) return null
  return {
    kind: 'person',
    personId: startedById,
    sessionId: '00000000-0000-0000-0000-000000000000',
    roles: person.roles.map(({ role }) => role).filter(isRole),
  }
}

/** Ends a job, unless another worker has taken it since. */
async function end(ctx: Ctx, job: Taken, outcome: JobOutcome, result: JobResult | null): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.job.updateMany({
      where: { id: job.id, attempts: job.attempts, endedAt: null },
      data: { endedAt: tx.now, outcome, leasedUntil: null, ...(result ? { result: result as object } : {}) },
    })
    if (count > 0)
      await record(tx, {
        event: `jobs.job.${outcome}`,
        subject: { type: 'job', id: job.id },
        data: { kind: job.kind },
      })
  })
}

/**
 * Takes the oldest waiting job and does it to its end. Answers what became of it; null when none waits. `stop` is
 * the worker's own end: the job is laid back and another worker takes it up.
 */
export async function runNextJob(
  context: () => Ctx,
  kinds: readonly JobKind<never>[],
  stop: AbortSignal,
): Promise<JobOutcome | 'laidBack' | null> {
  const job = await take(context())
  if (!job) return null
  const kind = kinds.find((each) => each.kind === job.kind)
  const actor = await actorOf(context(), job.started_by_id)
  // Work that takes its worker down each time is left, or it would take down every one.
  if (!kind || !actor || job.attempts > limits.jobs.attempts) {
    log().error({ job: job.id, kind: job.kind }, 'long work that nobody can do')
    await end(context(), job, 'failed', null)
    return 'failed'
  }
  const cancel = new AbortController()
  const signal = AbortSignal.any([cancel.signal, stop])
  /** Says that we live and how far we are; learns whether somebody cancelled, or took the work over. */
  const say = async (done?: number, total?: number) => {
    const ctx = context()
    const [row] = await ctx.db.$queryRaw<{ cancel: boolean }[]>`
      UPDATE job SET leased_until = ${shift(ctx.now, limits.jobs.leaseMs)},
             done = coalesce(${done ?? null}::int, done), total = coalesce(${total ?? null}::int, total)
       WHERE id = ${job.id}::uuid AND attempts = ${job.attempts} AND ended_at IS NULL
      RETURNING cancel_asked_at IS NOT NULL AS cancel`
    if (!row || row.cancel) cancel.abort()
  }
  let heard = 0
  const progress = async (done: number, total: number) => {
    const at = performance.now()
    if (at - heard < limits.jobs.progressMs && done < total) return
    heard = at
    await say(Math.min(done, total), total)
  }
  const beat = setInterval(() => {
    say().catch((error: unknown) => log().warn({ err: error, job: job.id }, 'long work lost its pulse'))
  }, limits.jobs.pulseMs)
  try {
    await say()
    signal.throwIfAborted()
    const result = await kind.run({ ...context(), actor }, job.input as never, {
      jobId: job.id,
      progress,
      signal,
    })
    await end(context(), job, 'done', result)
    return 'done'
  } catch (error) {
    if (cancel.signal.aborted) {
      await end(context(), job, 'cancelled', null)
      return 'cancelled'
    }
    const last = job.attempts >= limits.jobs.attempts
    if (!stop.aborted) log().error({ err: error, job: job.id, kind: job.kind }, 'long work failed')
    if (last && !stop.aborted) {
      await end(context(), job, 'failed', null)
      return 'failed'
    }
    await context().db.job.updateMany({
      where: { id: job.id, attempts: job.attempts, endedAt: null },
      data: {
        leasedUntil: stop.aborted ? null : shift(context().now, limits.jobs.retryMs),
        // A worker that ends is not the work's fault.
        ...(stop.aborted ? { attempts: job.attempts - 1 } : {}),
      },
    })
    return 'laidBack'
  } finally {
    clearInterval(beat)
  }
}
