import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { ReadableSection } from '@/lib/people/personal-data'
import { copyWords, factsChapter, plain, written } from '@/lib/people/readable'

/** Who one named for the award and why, what was said of oneself, and sitting in the jury. Who named somebody is theirs. */
export async function readableAward(ctx: Ctx, personId: string, locale: Locale): Promise<ReadableSection[]> {
  const { f } = await copyWords(locale)
  const words = await translatorFor(locale, 'ambassadors')
  const named = await ctx.db.awardNomination.findMany({
    where: { OR: [{ byId: personId }, { nomineeId: personId }] },
    orderBy: { at: 'asc' },
  })
  const jury = await ctx.db.awardJuror.findMany({ where: { personId }, orderBy: { addedAt: 'asc' } })
  return factsChapter(words('thanks.award'), [
    ...named.map((row) => ({
      label: `${row.byId === personId ? words('thanks.nominate') : words('thanks.why')} · ${f.fullDay(row.at)}`,
      ...written(row.reason),
    })),
    ...jury.map((row) => ({ label: words('award.jury'), ...plain(f.fullDay(row.addedAt)) })),
  ])
}
