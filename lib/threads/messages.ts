import 'server-only'
import { settings } from '@/lib/config/settings'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter } from '@/lib/outbox/types'
import type { ThreadOwner } from './owner'

/** "There is a message for you": where to read it, and nothing of what it says. */
export function threadMessages(owners: readonly ThreadOwner[]): Record<string, MessageWriter> {
  return {
    'threads.messageWritten': async (ctx, message, locale) => {
      const { threadId } = message.data
      if (typeof threadId !== 'string' || !message.personId) return null
      const thread = await ctx.db.thread.findUnique({
        where: { id: threadId },
        select: { ownerKind: true, ownerId: true, subjectId: true },
      })
      const owner = owners.find(({ kind }) => kind === thread?.ownerKind)
      if (!thread || !owner) return null
      // Read on the page in the meantime: there is nothing to say any more.
      const read = await ctx.db.threadRead.findUnique({
        where: { threadId_personId: { threadId, personId: message.personId } },
      })
      const newer = await ctx.db.threadMessage.count({
        where: { threadId, ...(read ? { sentAt: { gt: read.readAt } } : {}) },
      })
      if (newer === 0) return null
      const t = await translatorFor(locale, 'threads')
      const side = thread.subjectId === message.personId ? 'person' : 'staff'
      return {
        mail: {
          subject: t('mail.subject'),
          paragraphs: [t(side === 'person' ? 'mail.toPerson' : 'mail.toStaff'), t('mail.next')],
          button: {
            label: t('mail.button'),
            url: `${settings().appUrl}/${locale}${owner.path(thread.ownerId, side)}`,
          },
        },
      }
    },
  }
}
