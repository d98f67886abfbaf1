import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'

/** Words that wait, half an hour at most, for their writer to be signed in again. */
export const formPersonalData: PersonalData = {
  domain: 'forms',
  async collect(ctx, personId) {
    const waiting = await ctx.db.keptForm.findMany({
      where: { personId },
      select: { path: true, createdAt: true, expiresAt: true },
    })
    return { unsentForms: waiting }
  },
  conflicts: async () => [],
  // They were written on a page of the other record, and are gone before anybody would miss them.
  async move(ctx, fromId) {
    await ctx.db.keptForm.deleteMany({ where: { personId: fromId } })
    return {}
  },
  async erase(ctx, personId) {
    await ctx.db.keptForm.deleteMany({ where: { personId } })
    return []
  },
  back: async () => {},
}
