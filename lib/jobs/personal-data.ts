import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'

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
