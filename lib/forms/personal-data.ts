import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'
import { code, copyWords, plain, tableChapter } from '@/lib/people/readable'

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
  async readable(ctx, personId, locale) {
    const { t, f } = await copyWords(locale)
    const rows = await ctx.db.keptForm.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })
    return tableChapter(
      t('pdf.unsent'),
      [t('when'), t('pdf.page'), t('pdf.keptUntil')],
      rows.map((row) => [
        plain(f.fullDayAndTime(row.createdAt)),
        code(row.path),
        plain(f.fullDayAndTime(row.expiresAt)),
      ]),
    )
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
