import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'

/**
 * Leaves long work for the worker, in the caller's transaction: it is begun if, and only if, that commits. `input`
 * holds ids and numbers, never what a person typed. Answers the job's id; its page is `/staff/jobs/{id}`.
 */
export async function startJob(
  ctx: Ctx,
  job: { kind: string; input: Record<string, unknown> },
): Promise<string> {
  const id = newId()
  await ctx.db.job.create({
    data: {
      id,
      kind: job.kind,
      input: job.input as object,
      startedById: personIdOf(ctx.actor),
      createdAt: ctx.now,
    },
  })
  await record(ctx, { event: 'jobs.job.started', subject: { type: 'job', id }, data: { kind: job.kind } })
  return id
}
