import 'server-only'
import type { Ctx } from '@/lib/access/context'

/**
 * Brings the conversation of one owner to another of the same kind, in the caller's transaction: every word stays as it
 * was said, in the order of its day. What somebody was just writing there is let go. The domain has decided that both
 * are of one person. Answers how many messages.
 */
export async function joinThreads(ctx: Ctx, ownerKind: string, from: string, to: string): Promise<number> {
  const rows = await ctx.db.thread.findMany({
    where: { ownerKind, ownerId: { in: [from, to] } },
    select: { id: true, ownerId: true },
  })
  const [old, kept] = [rows.find((row) => row.ownerId === from), rows.find((row) => row.ownerId === to)]
  if (!old) return 0
  if (!kept) {
    await ctx.db.thread.update({ where: { id: old.id }, data: { ownerId: to } })
    return ctx.db.threadMessage.count({ where: { threadId: old.id } })
  }
  // A page that was sent twice has one key in one conversation; the same key in both is the same sentence.
  const there = await ctx.db.threadMessage.findMany({ where: { threadId: kept.id }, select: { key: true } })
  const { count } = await ctx.db.threadMessage.updateMany({
    where: { threadId: old.id, key: { notIn: there.map((message) => message.key) } },
    data: { threadId: kept.id },
  })
  await ctx.db.threadDraft.deleteMany({ where: { threadId: old.id } })
  return count
}
