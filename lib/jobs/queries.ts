import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import type { Job } from '@/lib/db/generated/client'
import { isId } from '@/lib/db/ids'
import type { JobKind, JobResult, JobState, JobView } from './types'

function stateOf(job: Job): JobState {
  if (job.outcome) return job.outcome as JobState
  if (job.cancelAskedAt) return 'cancelling'
  return job.begunAt ? 'running' : 'queued'
}

const view = (job: Job): JobView => ({
  id: job.id,
  kind: job.kind,
  state: stateOf(job),
  done: job.done,
  total: job.total,
  createdAt: job.createdAt,
  endedAt: job.endedAt,
  result: job.result as JobResult | null,
})

/** The rows an actor may see: what they started, and what their permissions reach. */
const visible = (ctx: Ctx, kinds: readonly JobKind<never>[]) => ({
  OR: [
    { startedById: personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000' },
    { kind: { in: kinds.filter((kind) => can(ctx.actor, kind.permission)).map((kind) => kind.kind) } },
  ],
})

/** One job, or null where there is none for this reader. */
export async function getJob(
  ctx: Ctx,
  kinds: readonly JobKind<never>[],
  id: string,
): Promise<JobView | null> {
  if (!isId(id)) return null
  const job = await ctx.db.job.findFirst({ where: { id, ...visible(ctx, kinds) } })
  return job && view(job)
}

/** The newest hundred jobs this reader may see. */
export async function listJobs(ctx: Ctx, kinds: readonly JobKind<never>[]): Promise<JobView[]> {
  const jobs = await ctx.db.job.findMany({
    where: visible(ctx, kinds),
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  return jobs.map(view)
}
