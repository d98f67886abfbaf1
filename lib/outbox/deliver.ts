import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { inTransaction } from '@/lib/db/transaction'
import { dirOf, localeOr, localeTags } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { log } from '@/lib/log/log'
import { minutes, shift } from '@/lib/time/time'
import { mailHtml, mailText } from './mail-template'
import { dispatch, isMailServerAway } from './transport'
import type { MessageWriter, PendingMessage } from './types'

/** After this many refusals of one message it is set aside for staff to see. */
const mostAttempts = 5

type Row = {
  id: bigint
  kind: string
  person_id: string | null
  email: string | null
  locale: string | null
  data: Record<string, unknown>
  attempts: number
  to: string | null
  person_locale: string | null
}

export type Delivered = 'sent' | 'nothing' | 'mailServerAway'

/**
 * Sends the oldest message that is due. Its row stays locked until it has left, so that two workers never send
 * the same one; a worker that dies lets go, and the message goes again. In order: when the mail server is away
 * nothing is skipped. A message that is refused for itself waits longer each time, then goes to the dead letters.
 */
export async function deliverNext(ctx: Ctx, writers: Record<string, MessageWriter>): Promise<Delivered> {
  let failed: { row: Row; error: unknown } | null = null
  const outcome = await inTransaction(ctx, async (tx): Promise<Delivered> => {
    const [row] = await tx.db.$queryRaw<Row[]>`
      SELECT o.id, o.kind, o.person_id, o.email, o.locale, o.data, o.attempts,
             coalesce(o.email, p.email) AS to, p.locale AS person_locale
        FROM outbox_message o LEFT JOIN person p ON p.id = o.person_id
       WHERE o.delivered_at IS NULL AND o.dead_at IS NULL AND o.available_at <= ${tx.now}
       ORDER BY o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED`
    if (!row) return 'nothing'
    try {
      const channel = await send(tx, row, writers)
      // A code is a secret: it does not stay behind once it has left.
      await tx.db.outboxMessage.update({
        where: { id: row.id },
        data: {
          deliveredAt: tx.now,
          channel,
          attempts: row.attempts + 1,
          lastError: null,
          ...(row.data.code ? { data: {} } : {}),
        },
      })
      return 'sent'
    } catch (error) {
      if (isMailServerAway(error)) return 'mailServerAway'
      failed = { row, error }
      return 'sent'
    }
  })
  if (failed) await setAside(ctx, failed)
  return outcome
}

async function send(tx: Ctx, row: Row, writers: Record<string, MessageWriter>): Promise<string> {
  const writer = writers[row.kind]
  if (!writer) throw new Error(`no writer for messages of kind ${row.kind}`)
  const locale = localeOr(row.person_locale ?? row.locale)
  const message: PendingMessage = {
    id: row.id,
    kind: row.kind,
    personId: row.person_id,
    email: row.email,
    data: row.data,
  }
  if (!row.to) return 'none'
  const rendered = await writer(tx, message, locale)
  if (!rendered) return 'none'
  const spoken = rendered.locale ?? locale
  const t = await translatorFor(spoken, 'mail')
  const mail = {
    ...rendered.mail,
    lang: localeTags[spoken].split('-u-')[0] ?? spoken,
    dir: dirOf(spoken),
    footer: t('footer'),
  }
  return dispatch(tx, {
    outboxId: row.id,
    to: row.to,
    subject: mail.subject,
    text: mailText(mail),
    html: mailHtml(mail),
    attachments: rendered.attachments ?? [],
    headers: rendered.headers ?? {},
  })
}

async function setAside(ctx: Ctx, { row, error }: { row: Row; error: unknown }): Promise<void> {
  const attempts = row.attempts + 1
  const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
  log().error({ outbox: String(row.id), kind: row.kind, attempts, err: error }, 'a message could not be sent')
  await ctx.db.outboxMessage.update({
    where: { id: row.id },
    data: {
      attempts,
      lastError: reason,
      availableAt: shift(ctx.now, minutes(2 ** attempts)),
      deadAt: attempts >= mostAttempts ? ctx.now : null,
    },
  })
}

/** Puts a dead letter back in the row. Refused when it is not one. */
export async function sendAgain(ctx: Ctx, id: bigint): Promise<boolean> {
  const changed = await ctx.db.outboxMessage.updateMany({
    where: { id, deadAt: { not: null }, deliveredAt: null },
    data: { deadAt: null, attempts: 0, availableAt: ctx.now },
  })
  return changed.count === 1
}
