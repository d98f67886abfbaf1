import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { startJob } from '@/lib/jobs/start-job'
import type { JobKind } from '@/lib/jobs/types'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dateToDay, dayOf } from '@/lib/time/time'
import { issueCertificate, keepPdf } from './certificate'

type Input = { runId: string; validMonths: number | null }
const kind = 'teaching.certificates'

/** Begins the certificates of a whole group. Refuses `notFound`, `notOver`. */
export async function startCertificates(
  ctx: Ctx,
  input: Input,
): Promise<Result<{ jobId: string }, 'notFound' | 'notOver'>> {
  const run = await ctx.db.courseRun.findFirst({
    where: { id: input.runId, cancelledAt: null },
    select: { endsOn: true },
  })
  if (!run) return refused('notFound')
  if (dateToDay(run.endsOn) >= dayOf(ctx.now, townZone())) return refused('notOver')
  return ok({ jobId: await startJob(ctx, { kind, input }) })
}

/**
 * Issues and prints, one person after the other. Begun again after a crash it finds what is issued and prints what is
 * not printed. Who was too little there, or issues it, is left out.
 */
export const certificatesJob: JobKind<Input> = {
  kind,
  permission: 'teaching.certificate.issue',
  async run(ctx, input, report) {
    const placed = await ctx.db.booking.findMany({
      where: { state: 'placed', personId: { not: null }, pool: { run: { id: input.runId } } },
      orderBy: { id: 'asc' },
      select: { personId: true },
    })
    let issued = 0
    let left = 0
    for (const [done, { personId }] of placed.entries()) {
      report.signal.throwIfAborted()
      const one = personId ? await issueCertificate(ctx, { ...input, personId }) : null
      if (one?.ok) {
        await keepPdf(ctx, one.value.certificateId)
        issued++
      } else left++
      await report.progress(done + 1, placed.length)
    }
    return { href: `/staff/teaching/${input.runId}#certificates`, counts: { issued, left } }
  },
}
