import 'server-only'
import type { PersonalData } from '../personal-data'

/** What somebody agreed to, and took back. */
export const consentPersonalData: PersonalData = {
  domain: 'consent',
  async collect(ctx, personId) {
    return {
      consents: await ctx.db.consent.findMany({
        where: { personId },
        orderBy: { givenAt: 'asc' },
        select: {
          purpose: true,
          textVersion: true,
          language: true,
          way: true,
          givenAt: true,
          withdrawnAt: true,
        },
      }),
    }
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    // What both agreed to stands already; a yes of one of two records is a yes of that record only, so only
    // history and what the other never decided goes along.
    const decided = await ctx.db.consent.findMany({ where: { personId: toId }, select: { purpose: true } })
    const known = decided.map((row) => row.purpose)
    const rows = await ctx.db.consent.findMany({
      where: { personId: fromId, purpose: { notIn: known } },
      select: { id: true },
    })
    const ids = rows.map((row) => row.id)
    await ctx.db.consent.updateMany({ where: { id: { in: ids } }, data: { personId: toId } })
    return { consents: ids }
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.consent.updateMany({
      where: { id: { in: moved.consents ?? [] }, personId: holderId },
      data: { personId: toId },
    })
  },
  async erase(ctx, personId) {
    // That they agreed is proven by the trail, which names nobody any more.
    await ctx.db.consent.deleteMany({ where: { personId } })
    return []
  },
}
