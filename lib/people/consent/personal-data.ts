import 'server-only'
import { formats } from '@/lib/i18n/format'
import { translatorFor } from '@/lib/i18n/translate'
import { townZone } from '@/lib/time/clock'
import type { PersonalData } from '../personal-data'
import { isPurpose } from './vocabulary'

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
  async readable(ctx, personId, locale) {
    const t = await translatorFor(locale, 'consent')
    const f = formats(locale, townZone())
    const rows = await ctx.db.consent.findMany({ where: { personId }, orderBy: { givenAt: 'asc' } })
    const facts = rows.flatMap(({ purpose, givenAt, withdrawnAt, language }) =>
      isPurpose(purpose)
        ? [
            {
              label: t(`purposes.${purpose}.title`),
              value: [
                t('givenSelf', { day: f.fullDay(givenAt), language: f.languageName(language) }),
                ...(withdrawnAt ? [t('withdrawn', { day: f.fullDay(withdrawnAt) })] : []),
              ].join(' '),
            },
          ]
        : [],
    )
    return facts.length > 0 ? [{ title: t('title'), facts }] : []
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
