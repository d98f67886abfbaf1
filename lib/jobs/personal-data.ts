import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'
import { code, copyWords, plain, tableChapter } from '@/lib/people/readable'

/** Long work somebody started: what and when. It names nobody by itself and stays as part of the trail. */
export const jobPersonalData: PersonalData = {
  domain: 'jobs',
  async collect(ctx, personId) {
    return {
      jobs: await ctx.db.job.findMany({
        where: { startedById: personId },
        orderBy: { createdAt: 'asc' },
        select: { kind: true, createdAt: true, endedAt: true, outcome: true },
      }),
    }
  },
  async readable(ctx, personId, locale) {
    const { t, f } = await copyWords(locale)
    const rows = await ctx.db.job.findMany({
      where: { startedById: personId },
      orderBy: { createdAt: 'asc' },
      select: { kind: true, createdAt: true, endedAt: true },
    })
    // What work is called is known to staff only, who are the only ones that start it: its name in the system is told.
    return tableChapter(
      t('pdf.jobs'),
      [t('when'), t('pdf.what'), t('pdf.until')],
      rows.map((row) => [
        plain(f.fullDayAndTime(row.createdAt)),
        code(row.kind),
        plain(row.endedAt && f.fullDayAndTime(row.endedAt)),
      ]),
    )
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    const rows = await ctx.db.job.findMany({ where: { startedById: fromId }, select: { id: true } })
    const ids = rows.map((row) => row.id)
    await ctx.db.job.updateMany({ where: { id: { in: ids } }, data: { startedById: toId } })
    return { job: ids }
  },
  erase: async () => [],
  async back(ctx, moved, holderId, toId) {
    await ctx.db.job.updateMany({
      where: { id: { in: moved.job ?? [] }, startedById: holderId },
      data: { startedById: toId },
    })
  },
}
