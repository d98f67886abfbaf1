import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { translatorFor } from '@/lib/i18n/translate'
import type { PersonalData } from '@/lib/people/personal-data'
import { copyWords, plain, tableChapter, written } from '@/lib/people/readable'
import { speakerOf } from '@/lib/phrasebook/render'
import { asPhrases } from '@/lib/phrasebook/rules'
import type { RetentionRule } from '@/lib/retention/types'

/** Conversations with and about a person. */
export const threadsPersonalData: PersonalData = {
  domain: 'threads',
  async collect(ctx, personId) {
    const messages = await ctx.db.threadMessage.findMany({
      where: { thread: { subjectId: personId } },
      orderBy: { sentAt: 'asc' },
      select: {
        sentAt: true,
        side: true,
        language: true,
        text: true,
        phrases: true,
        translations: { select: { locale: true, text: true, by: true } },
      },
    })
    return {
      messages: messages.map(({ phrases, ...message }) => ({
        ...message,
        // A sentence of the phrasebook by its name: numbers of ours say nothing to anybody.
        phrases: (phrases as { id: string; blanks: Record<string, string> }[]).map(({ id, blanks }) => ({
          sentence: id,
          blanks,
        })),
      })),
    }
  },
  async readable(ctx, personId, locale) {
    const { t, f } = await copyWords(locale)
    const words = await translatorFor(locale, 'threads')
    const speak = await speakerOf(locale)
    const messages = await ctx.db.threadMessage.findMany({
      where: { thread: { subjectId: personId } },
      orderBy: { sentAt: 'asc' },
      select: {
        sentAt: true,
        side: true,
        text: true,
        phrases: true,
        translations: { where: { locale }, select: { text: true } },
      },
    })
    return tableChapter(
      words('title'),
      [t('when'), t('who'), t('pdf.what')],
      messages.map((message) => [
        plain(f.fullDayAndTime(message.sentAt)),
        plain(message.side === 'staff' ? t('pdf.us') : words('you')),
        // As it was said, and beneath it what it says in the reader's language, where somebody translated it.
        written(
          [
            ...asPhrases(message.phrases).map(speak),
            message.text,
            ...message.translations.map((translation) => translation.text),
          ]
            .filter(Boolean)
            .join('\n'),
        ),
      ]),
    )
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    const threads = await ctx.db.thread.findMany({ where: { subjectId: fromId }, select: { id: true } })
    const ids = threads.map((thread) => thread.id)
    const messages = await ctx.db.threadMessage.findMany({
      where: { authorId: fromId },
      select: { id: true },
    })
    const written = messages.map((message) => message.id)
    await ctx.db.thread.updateMany({ where: { id: { in: ids } }, data: { subjectId: toId } })
    await ctx.db.threadMessage.updateMany({ where: { id: { in: written } }, data: { authorId: toId } })
    await ctx.db.threadDraft.deleteMany({ where: { authorId: fromId } })
    await ctx.db.threadRead.deleteMany({ where: { personId: fromId } })
    return { threads: ids, threadMessages: written }
  },
  async erase(ctx, personId) {
    const threads = await ctx.db.thread.findMany({ where: { subjectId: personId }, select: { id: true } })
    await forgetThreads(
      ctx,
      threads.map((thread) => thread.id),
    )
    await ctx.db.thread.updateMany({ where: { subjectId: personId }, data: { subjectId: null } })
    await ctx.db.threadDraft.deleteMany({ where: { authorId: personId } })
    await ctx.db.threadRead.deleteMany({ where: { personId } })
    return []
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.thread.updateMany({
      where: { id: { in: moved.threads ?? [] }, subjectId: holderId },
      data: { subjectId: toId },
    })
    await ctx.db.threadMessage.updateMany({
      where: { id: { in: moved.threadMessages ?? [] }, authorId: holderId },
      data: { authorId: toId },
    })
  },
}

async function forgetThreads(ctx: Ctx, threadIds: readonly string[]): Promise<void> {
  const which = { threadId: { in: [...threadIds] } }
  await ctx.db.threadDraft.deleteMany({ where: which })
  await ctx.db.threadMessage.deleteMany({ where: which })
  await ctx.db.threadRead.deleteMany({ where: which })
}

/** Forgets every word of these owners' conversations, in the caller's transaction: their domain calls it. */
export async function forgetThreadsOf(
  ctx: Ctx,
  ownerKind: string,
  ownerIds: readonly string[],
): Promise<void> {
  const threads = await ctx.db.thread.findMany({
    where: { ownerKind, ownerId: { in: [...ownerIds] } },
    select: { id: true },
  })
  await forgetThreads(
    ctx,
    threads.map((thread) => thread.id),
  )
}

/** Messages are kept for twelve months. */
export const threadsRetention: readonly RetentionRule[] = [
  {
    key: 'threads.messages',
    defaultDays: limits.retention.messages,
    source: null,
    rows: Prisma.sql`
      SELECT m.id::text AS id, array_remove(ARRAY[t.subject_id, m.author_id], NULL) AS people, m.sent_at AS at
        FROM thread_message m JOIN thread t ON t.id = m.thread_id`,
    apply: async (ctx, ids) =>
      (await ctx.db.threadMessage.deleteMany({ where: { id: { in: [...ids] } } })).count,
  },
]
