import 'server-only'
import type { Moved, PersonalData } from '../personal-data'
import { copyWords, own, plain, tableChapter } from '../readable'

/** For whom somebody acts, and where they stand as the one to call. */
export const organisationPersonalData: PersonalData = {
  domain: 'organisations',
  async collect(ctx, personId) {
    const memberships = await ctx.db.organisationMember.findMany({
      where: { personId },
      orderBy: { since: 'asc' },
      select: { organisationId: true, since: true, endedAt: true },
    })
    const names = new Map(
      (
        await ctx.db.organisation.findMany({
          where: { id: { in: memberships.map((membership) => membership.organisationId) } },
          select: { id: true, name: true },
        })
      ).map((row) => [row.id, row.name]),
    )
    return {
      organisations: memberships.map(({ organisationId, since, endedAt }) => ({
        name: names.get(organisationId) ?? null,
        since,
        endedAt,
      })),
    }
  },
  async readable(ctx, personId, locale) {
    const { t, f } = await copyWords(locale)
    const rows = await ctx.db.organisationMember.findMany({ where: { personId }, orderBy: { since: 'asc' } })
    const names = new Map(
      (
        await ctx.db.organisation.findMany({
          where: { id: { in: rows.map((row) => row.organisationId) } },
          select: { id: true, name: true },
        })
      ).map((row) => [row.id, row.name]),
    )
    return tableChapter(
      t('pdf.organisations'),
      [t('who'), t('pdf.from'), t('pdf.until')],
      rows.map((row) => [
        own(names.get(row.organisationId)),
        plain(f.fullDay(row.since)),
        plain(row.endedAt && f.fullDay(row.endedAt)),
      ]),
    )
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId): Promise<Moved> {
    const [theirs, others] = [
      await ctx.db.organisationMember.findMany({ where: { personId: fromId, endedAt: null } }),
      await ctx.db.organisationMember.findMany({ where: { personId: toId, endedAt: null } }),
    ]
    const there = new Set(others.map((row) => row.organisationId))
    const moved = theirs.filter((row) => !there.has(row.organisationId)).map((row) => row.id)
    await ctx.db.organisationMember.updateMany({ where: { id: { in: moved } }, data: { personId: toId } })
    return { memberships: moved }
  },
  async erase(ctx, personId, email) {
    await ctx.db.organisationMember.deleteMany({ where: { personId } })
    if (email)
      await ctx.db.organisation.updateMany({
        where: { email },
        data: { email: null, contactName: null, phone: null },
      })
    return []
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.organisationMember.updateMany({
      where: { id: { in: moved.memberships ?? [] }, personId: holderId },
      data: { personId: toId },
    })
  },
}
