import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { getJob } from '@/lib/jobs/queries'
import { jobKinds } from '@/lib/worker/jobs'

/** How far a job is, for the bar on its page. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const ctx = await currentContext()
  const job = can(ctx.actor, 'jobs.job.view') ? await getJob(ctx, jobKinds, (await params).id) : null
  if (!job) return new Response(null, { status: 404 })
  return Response.json(
    { done: job.done, total: job.total, ended: job.endedAt !== null },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
