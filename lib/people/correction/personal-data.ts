import 'server-only'
import { formats } from '@/lib/i18n/format'
import { translatorFor } from '@/lib/i18n/translate'
import { townZone } from '@/lib/time/clock'
import type { PersonalData } from '../personal-data'

/** What somebody said is not right, and what we answered. */
export const correctionPersonalData: PersonalData = {
  domain: 'corrections',
  async collect(ctx, personId) {
    return {
      corrections: await ctx.db.correction.findMany({
        where: { personId },
        orderBy: { askedAt: 'asc' },
        select: { about: true, words: true, askedAt: true, answer: true, reason: true, answeredAt: true },
      }),
    }
  },
  async readable(ctx, personId, locale) {
    const t = await translatorFor(locale, 'myData')
    const f = formats(locale, townZone())
    const rows = await ctx.db.correction.findMany({ where: { personId }, orderBy: { askedAt: 'asc' } })
    if (rows.length === 0) return []
    const state = (answer: string | null) =>
      answer === 'accepted' || answer === 'refused'
        ? t(`correction.state.${answer}`)
        : t('correction.state.open')
    return [
      {
        title: t('correction.mine'),
        facts: rows.map((row) => ({
          label: f.fullDay(row.askedAt),
          value: [row.words, state(row.answer), ...(row.reason ? [row.reason] : [])].join(' – '),
        })),
      },
    ]
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    // One that the other person answered cannot become theirs: nobody answers their own.
    const rows = await ctx.db.correction.findMany({
      where: { personId: fromId, OR: [{ answeredById: null }, { answeredById: { not: toId } }] },
      select: { id: true },
    })
    const ids = rows.map((row) => row.id)
    await ctx.db.correction.updateMany({ where: { id: { in: ids } }, data: { personId: toId } })
    return { corrections: ids }
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.correction.updateMany({
      where: { id: { in: moved.corrections ?? [] }, personId: holderId },
      data: { personId: toId },
    })
  },
  async erase(ctx, personId) {
    await ctx.db.correction.deleteMany({ where: { personId } })
    return []
  },
}
