import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { runNextJob } from '@/lib/jobs/run-job'
import { startCertificates } from '@/lib/teaching/certificates-job'
import { days, hours, shift } from '@/lib/time/time'
import { jobKinds } from '@/lib/worker/jobs'
import { makePeople, makeRun } from '../../tests/support/factories'
import { atLeast, atMost, type Bench } from './report'
import { throwAwayDatabase } from './town'

/** Certificates of a group of 500, as the worker makes them: proof, row, mail, and the PDF in two languages. */
export const bench: Bench = async ({ quick, say }) => {
  const town = await throwAwayDatabase()
  try {
    const count = quick ? 60 : 500
    const now = new Date()
    const ctx: Ctx = { actor: { kind: 'system', job: 'bench' }, now, db: town.db }
    say(`A group of ${count} whose run is over …`)
    const run = await makeRun({ ...ctx, now: shift(now, -days(120)) }, { capacity: count })
    const locales = ['ar', 'ti', 'uk', 'fa', 'nl', 'fr']
    const people: string[] = []
    for (const [n, locale] of locales.entries())
      people.push(...(await makePeople(ctx, Math.ceil((count - n) / locales.length), locale)))
    await town.db.booking.createMany({
      data: people.map((personId, n) => ({
        id: newId(),
        poolId: run.poolId,
        personId,
        state: 'placed' as const,
        reference: `B${n}`,
        bookedAt: now,
        placedAt: now,
      })),
    })
    const lessons = await town.db.lesson.findMany({ where: { runId: run.runId } })
    await town.db.attendanceMark.createMany({
      data: people.flatMap((personId) =>
        lessons.map((lesson) => ({
          lessonId: lesson.id,
          personId,
          runId: run.runId,
          mark: 'present',
          markedAt: shift(lesson.startsAt, hours(1)),
        })),
      ),
    })
    const started = await startCertificates(ctx, { runId: run.runId, validMonths: 24 })
    if (!started.ok) throw new Error(started.refusal)
    const steps = new Set<number>()
    const watching = setInterval(async () => {
      const job = await town.db.job.findUnique({ where: { id: started.value.jobId }, select: { done: true } })
      if (job) steps.add(job.done)
    }, 200)
    const begun = performance.now()
    const outcome = await runNextJob(
      () => ({ ...ctx, now: new Date() }),
      jobKinds,
      new AbortController().signal,
    )
    const seconds = (performance.now() - begun) / 1000
    clearInterval(watching)
    const [made] = (
      await town.pool.query<{ papers: number; bytes: number; codes: number }>(
        `SELECT count(pdf)::int AS papers, coalesce(avg(length(pdf)), 0)::int AS bytes,
                (SELECT count(DISTINCT code)::int FROM proof) AS codes FROM certificate`,
      )
    ).rows
    return {
      figures: {
        certificates: made?.papers ?? 0,
        seconds,
        millisecondsEach: (seconds * 1000) / count,
        bytesEach: made?.bytes ?? 0,
        progressSteps: steps.size,
        done: outcome === 'done' ? 1 : 0,
      },
      bars: [
        atLeast('papers', made?.papers ?? 0, count),
        atLeast('codes', made?.codes ?? 0, count),
        atMost('seconds', seconds, quick ? 20 : 60),
        atLeast('progressSteps', steps.size, 3),
      ],
    }
  } finally {
    await town.drop()
  }
}
