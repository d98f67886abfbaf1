import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'

/**
 * Brings the conversation of one owner to another of the same kind, in the caller's transaction: every word stays as it
 * was said, in the order of its day. What somebody was just writing there is let go. The domain has decided that both
 * are of one person. Answers the messages that came over, for `partThreads`.
 */
export async function joinThreads(ctx: Ctx, ownerKind: string, from: string, to: string): Promise<string[]> {
  const rows = await ctx.db.thread.findMany({
    where: { ownerKind, ownerId: { in: [from, to] } },
    select: { id: true, ownerId: true },
  })
  const [old, kept] = [rows.find((row) => row.ownerId === from), rows.find((row) => row.ownerId === to)]
  if (!old) return []
  // A page that was sent twice has one key in one conversation; the same key in both is the same sentence.
  const there = kept
    ? await ctx.db.threadMessage.findMany({ where: { threadId: kept.id }, select: { key: true } })
    : []
  const coming = await ctx.db.threadMessage.findMany({
    where: { threadId: old.id, key: { notIn: there.map((message) => message.key) } },
    select: { id: true },
  })
  const ids = coming.map((message) => message.id)
  if (!kept) {
    await ctx.db.thread.update({ where: { id: old.id }, data: { ownerId: to } })
    return ids
  }
  await ctx.db.threadMessage.updateMany({ where: { id: { in: ids } }, data: { threadId: kept.id } })
  await ctx.db.threadDraft.deleteMany({ where: { threadId: old.id } })
  return ids
}

/**
 * The way back: gives these messages to their old owner's conversation again, made anew where it went over as a whole.
 * What was read there stays read. Answers how many went.
 */
export async function partThreads(
  ctx: Ctx,
  ownerKind: string,
  from: string,
  to: string,
  messageIds: readonly string[],
): Promise<number> {
  const kept = await ctx.db.thread.findUnique({
    where: { ownerKind_ownerId: { ownerKind, ownerId: from } },
    select: { id: true, subjectId: true, reads: { select: { personId: true, readAt: true } } },
  })
  if (!kept || messageIds.length === 0) return 0
  const there = await ctx.db.thread.findUnique({
    where: { ownerKind_ownerId: { ownerKind, ownerId: to } },
    select: { id: true },
  })
  const threadId = there?.id ?? newId()
  if (!there) {
    await ctx.db.thread.create({
      data: { id: threadId, ownerKind, ownerId: to, subjectId: kept.subjectId, createdAt: ctx.now },
    })
    await ctx.db.threadRead.createMany({ data: kept.reads.map((read) => ({ ...read, threadId })) })
  }
  const { count } = await ctx.db.threadMessage.updateMany({
    where: { id: { in: [...messageIds] }, threadId: kept.id },
    data: { threadId },
  })
  return count
}
