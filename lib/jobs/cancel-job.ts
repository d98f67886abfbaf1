import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { getJob } from './queries'
import type { JobKind } from './types'

/** Asks a job to end. One that no worker has begun ends at once; the others when they next look. */
export async function cancelJob(
  ctx: Ctx,
  kinds: readonly JobKind<never>[],
  jobId: string,
): Promise<Result<null, 'notFound' | 'ended'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await getJob(tx, kinds, jobId))) return refused('notFound')
    // A job that was never taken has no worker to end it.
    const { count: unbegun } = await tx.db.job.updateMany({
      where: { id: jobId, endedAt: null, attempts: 0 },
      data: { cancelAskedAt: tx.now, endedAt: tx.now, outcome: 'cancelled' },
    })
    const { count } = unbegun
      ? { count: 1 }
      : await tx.db.job.updateMany({
          where: { id: jobId, endedAt: null },
          data: { cancelAskedAt: tx.now },
        })
    if (count === 0) return refused('ended')
    await record(tx, { event: 'jobs.job.cancelAsked', subject: { type: 'job', id: jobId } })
    return ok(null)
  })
}
