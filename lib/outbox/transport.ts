import 'server-only'
import { createTransport, type Transporter } from 'nodemailer'
import type { Ctx } from '@/lib/access/context'
import { settings } from '@/lib/config/settings'
import type { Attachment } from './types'

export type Letter = {
  outboxId: bigint
  to: string
  subject: string
  text: string
  html: string
  attachments: Attachment[]
  headers: Record<string, string>
}

let smtp: Transporter | undefined

/** Through SMTP when it is configured, else into the demo mailbox, in the caller's transaction. */
export async function dispatch(ctx: Ctx, letter: Letter): Promise<'smtp' | 'mailbox'> {
  const { SMTP_URL, MAIL_FROM, appUrl } = settings()
  if (!SMTP_URL) {
    await ctx.db.demoMail.createMany({
      skipDuplicates: true,
      data: [
        {
          outboxId: letter.outboxId,
          to: letter.to,
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          parts: letter.attachments,
          createdAt: ctx.now,
        },
      ],
    })
    return 'mailbox'
  }
  smtp ??= createTransport(SMTP_URL, {
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 20_000,
    pool: true,
    maxConnections: 2,
  } as never)
  await smtp.sendMail({
    from: MAIL_FROM,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    // The same for every try of one message, so that a server that saw it already can tell.
    messageId: `<samen-${letter.outboxId}@${new URL(appUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
    attachments: letter.attachments.map((part) => ({
      filename: part.filename,
      contentType: part.contentType,
      content: part.content,
    })),
  })
  return 'smtp'
}

/** The mail server cannot be reached: nobody's message is to blame, and all wait in order. */
export function isMailServerAway(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return [
    'ECONNECTION',
    'ETIMEDOUT',
    'ESOCKET',
    'EDNS',
    'ECONNREFUSED',
    'ECONNRESET',
    'EAUTH',
    'ETLS',
  ].includes(code)
}
