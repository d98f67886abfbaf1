import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'

/** Messages: which were sent and when. Their words are made anew each time and kept nowhere but in the demo's mailbox. */
export const outboxPersonalData: PersonalData = {
  domain: 'outbox',
  async collect(ctx, personId) {
    return {
      messages: await ctx.db.outboxMessage.findMany({
        where: { personId },
        orderBy: { id: 'asc' },
        select: { kind: true, createdAt: true, deliveredAt: true, channel: true },
      }),
    }
  },
  conflicts: async () => [],
  async erase(ctx, personId, email) {
    const theirs = { OR: [{ personId }, ...(email ? [{ email }] : [])] }
    const rows = await ctx.db.outboxMessage.findMany({ where: theirs, select: { id: true } })
    await ctx.db.demoMail.deleteMany({
      where: { OR: [{ outboxId: { in: rows.map((row) => row.id) } }, ...(email ? [{ to: email }] : [])] },
    })
    // Rows with an address only (codes) go; the others name nobody and stay as the proof that something was said.
    if (email) await ctx.db.outboxMessage.deleteMany({ where: { email } })
    return []
  },
  move: async () => ({}),
  back: async () => {},
}
