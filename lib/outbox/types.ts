import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import type { MailParts } from './mail-template'

export type PendingMessage = {
  id: bigint
  kind: string
  personId: string | null
  email: string | null
  data: Record<string, unknown>
}

export type Attachment = { filename: string; contentType: string; content: string }
export type Rendered = {
  mail: Omit<MailParts, 'lang' | 'dir' | 'footer'>
  attachments?: Attachment[]
  /** Extra headers of the mail: how to stop letters to many. */
  headers?: Record<string, string>
  /** Another language than the reader's: a test of what others will read. */
  locale?: Locale
}

/** Writes one kind of message; null when there is nothing to say any more (the booking is gone). */
export type MessageWriter = (ctx: Ctx, message: PendingMessage, locale: Locale) => Promise<Rendered | null>
