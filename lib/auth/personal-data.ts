import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import { formats } from '@/lib/i18n/format'
import { translatorFor } from '@/lib/i18n/translate'
import type { Moved, PersonalData } from '@/lib/people/personal-data'
import { townZone } from '@/lib/time/clock'

/** How somebody gets in: sessions and the access card. */
export const authPersonalData: PersonalData = {
  domain: 'auth',
  async collect(ctx, personId) {
    const [sessions, cards] = [
      await ctx.db.session.findMany({
        where: { personId },
        orderBy: { createdAt: 'asc' },
        select: { createdAt: true, lastSeenAt: true, endedAt: true, way: true, device: true },
      }),
      await ctx.db.accessCard.findMany({
        where: { personId },
        orderBy: { issuedAt: 'asc' },
        select: { number: true, issuedAt: true, lastUsedAt: true, revokedAt: true },
      }),
    ]
    const invitations = await ctx.db.invitation.findMany({
      where: { acceptedById: personId },
      orderBy: { acceptedAt: 'asc' },
      select: { email: true, sentAt: true, acceptedAt: true },
    })
    const passkeys = await ctx.db.passkey.findMany({
      where: { personId },
      orderBy: { createdAt: 'asc' },
      select: { name: true, synced: true, createdAt: true, lastUsedAt: true },
    })
    const accounts = await ctx.db.providerIdentity.findMany({
      where: { personId },
      orderBy: { createdAt: 'asc' },
      select: { issuer: true, createdAt: true, lastUsedAt: true },
    })
    return { sessions, cards, invitations, passkeys, accounts }
  },
  async readable(ctx, personId, locale) {
    const t = await translatorFor(locale, 'myData')
    const f = formats(locale, townZone())
    const [sessions, cards] = [
      await ctx.db.session.findMany({ where: { personId }, orderBy: { createdAt: 'desc' }, take: 50 }),
      await ctx.db.accessCard.findMany({ where: { personId }, orderBy: { issuedAt: 'asc' } }),
    ]
    return [
      {
        title: t('pdf.access'),
        facts: [
          ...cards.map((card) => ({ label: t('pdf.card'), value: card.number, piece: 'ltr' as const })),
          ...sessions.map((session) => ({
            label: f.fullDayAndTime(session.createdAt),
            ...(session.device
              ? { value: session.device, piece: 'ltr' as const }
              : { value: t('unknownDevice') }),
          })),
        ],
      },
    ]
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId): Promise<Moved> {
    await ctx.db.session.updateMany({
      where: { personId: fromId, endedAt: null },
      data: { endedAt: ctx.now },
    })
    const holds = await ctx.db.accessCard.count({ where: { personId: toId, revokedAt: null } })
    const cards = await ctx.db.accessCard.findMany({
      where: { personId: fromId, revokedAt: null },
      select: { id: true },
    })
    const ids = cards.map((card) => card.id)
    // One card works for one person: the second one's goes along, or stops working.
    if (holds > 0) {
      await ctx.db.accessCard.updateMany({
        where: { id: { in: ids } },
        data: { revokedAt: ctx.now, revokedById: personIdOf(ctx.actor) },
      })
      return { revoked: ids }
    }
    await ctx.db.accessCard.updateMany({ where: { id: { in: ids } }, data: { personId: toId } })
    return { cards: ids }
  },
  async erase(ctx, personId, email) {
    await ctx.db.session.deleteMany({ where: { personId } })
    await ctx.db.accessCard.deleteMany({ where: { personId } })
    await ctx.db.authenticator.deleteMany({ where: { personId } })
    await ctx.db.recoveryCode.deleteMany({ where: { personId } })
    await ctx.db.passkey.deleteMany({ where: { personId } })
    await ctx.db.passkeyChallenge.deleteMany({ where: { personId } })
    await ctx.db.providerIdentity.deleteMany({ where: { personId } })
    if (email) await ctx.db.signInCode.deleteMany({ where: { email } })
    await ctx.db.invitation.deleteMany({
      where: { OR: [{ acceptedById: personId }, ...(email ? [{ email }] : [])] },
    })
    return []
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.accessCard.updateMany({
      where: { id: { in: moved.cards ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.accessCard.updateMany({
      where: { id: { in: moved.revoked ?? [] }, personId: toId },
      data: { revokedAt: null, revokedById: null },
    })
  },
}
