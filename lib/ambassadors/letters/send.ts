import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import type { Locale } from '@/lib/i18n/locales'
import { startJob } from '@/lib/jobs/start-job'
import type { JobKind } from '@/lib/jobs/types'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { nextRecipients, reachOf } from './audience'
import type { Audience, LetterTexts } from './schema'
import { readTexts } from './schema'

const nobody = '00000000-0000-0000-0000-000000000000'
const kind = 'ambassadors.letter'

export type LetterRefusal = 'notFound' | 'sent' | 'dutch' | 'half' | 'changed' | 'nobody'

/**
 * Keeps a letter that has not left. Refuses `dutch` (that text is always there), `half` (a subject without words or
 * the other way round), `changed` (somebody else saved it meanwhile), `sent`, `notFound`.
 */
export async function saveLetter(
  ctx: Ctx,
  input: Record<string, unknown> & {
    mailingId?: string
    version?: number
    states: string[]
    role?: string
    coordinatorId?: string
  },
): Promise<Result<{ mailingId: string }, LetterRefusal>> {
  const { texts, half } = readTexts(input)
  const [first] = half
  if (first) return refused('half', { language: first })
  if (!texts.nl) return refused('dutch')
  const audience: Audience = {
    states: input.states,
    role: input.role ?? null,
    coordinatorId: input.coordinatorId ?? null,
  }
  return inTransaction(ctx, async (tx) => {
    const id = input.mailingId ?? newId()
    if (input.mailingId) {
      const { count } = await tx.db.ambassadorMailing.updateMany({
        where: { id, sentAt: null, version: input.version ?? 0 },
        data: { audience, texts, version: { increment: 1 } },
      })
      if (count === 0) {
        const row = await tx.db.ambassadorMailing.findUnique({ where: { id }, select: { sentAt: true } })
        return refused(row ? (row.sentAt ? 'sent' : 'changed') : 'notFound')
      }
    } else
      await tx.db.ambassadorMailing.create({
        data: {
          id,
          audience,
          texts,
          createdAt: tx.now,
          createdById: personIdOf(tx.actor) ?? nobody,
        },
      })
    await record(tx, {
      event: 'ambassadors.mailing.saved',
      subject: { type: 'ambassadorMailing', id },
      data: { languages: Object.keys(texts).join(' ') },
    })
    return ok({ mailingId: id })
  })
}

/** Sends the letter to oneself, as readers of `language` will see it. Refuses `notFound`. */
export async function testLetter(
  ctx: Ctx,
  input: { mailingId: string; language: Locale },
): Promise<Result<null, LetterRefusal>> {
  const personId = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.ambassadorMailing.findUnique({ where: { id: input.mailingId } })
    if (!row || !personId) return refused('notFound')
    await enqueue(tx, {
      kind,
      dedupeKey: `${kind}:test:${newId()}`,
      personId,
      data: { mailingId: row.id, language: input.language, test: true },
    })
    await record(tx, {
      event: 'ambassadors.mailing.tested',
      subject: { type: 'ambassadorMailing', id: row.id },
      data: { language: input.language },
    })
    return ok(null)
  })
}

/**
 * Lets the worker send it. From then on its words and its readers stand. Refuses `sent`, `changed` (it is not what
 * was looked at), `nobody`, `notFound`. Two who press at once start one job.
 */
export async function sendLetter(
  ctx: Ctx,
  input: { mailingId: string; version: number },
): Promise<Result<{ jobId: string }, LetterRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.ambassadorMailing.findUnique({ where: { id: input.mailingId } })
    if (!row) return refused('notFound')
    if ((await reachOf(tx, row.audience as Audience)).total === 0) return refused('nobody')
    const { count } = await tx.db.ambassadorMailing.updateMany({
      where: { id: row.id, sentAt: null, version: input.version },
      data: { sentAt: tx.now, sentById: personIdOf(tx.actor) },
    })
    if (count === 0) return refused(row.sentAt ? 'sent' : row.version === input.version ? 'sent' : 'changed')
    const jobId = await startJob(tx, { kind: letterJob.kind, input: { mailingId: row.id } })
    await record(tx, {
      event: 'ambassadors.mailing.started',
      subject: { type: 'ambassadorMailing', id: row.id },
      data: { languages: Object.keys(row.texts as LetterTexts).join(' ') },
    })
    return ok({ jobId })
  })
}

/**
 * The work: a message for each reader, a hundred at a time. Begun again after a crash it walks the list anew, and the
 * message's key drops who was served: each person gets it once.
 */
export const letterJob: JobKind<{ mailingId: string }> = {
  kind: 'ambassadors.mailing',
  permission: 'ambassadors.mailing.send',
  async run(ctx, { mailingId }, report) {
    const row = await ctx.db.ambassadorMailing.findUniqueOrThrow({ where: { id: mailingId } })
    const href = `/staff/ambassadors/letters/${mailingId}`
    const audience = row.audience as Audience
    const { total } = await reachOf(ctx, audience)
    let after = nobody
    let sent = 0
    for (;;) {
      report.signal.throwIfAborted()
      const people = await nextRecipients(ctx, audience, after, limits.ambassadors.letterBatch)
      const last = people.at(-1)
      if (!last) break
      sent += people.length
      after = last
      await inTransaction(ctx, async (tx) => {
        await enqueue(
          tx,
          ...people.map((personId) => ({
            kind,
            dedupeKey: `${kind}:${mailingId}:${personId}`,
            personId,
            data: { mailingId },
          })),
        )
        await tx.db.ambassadorMailing.update({ where: { id: mailingId }, data: { recipients: sent } })
      })
      await report.progress(Math.min(sent, total), Math.max(total, sent))
    }
    await inTransaction(ctx, async (tx) => {
      await record(tx, {
        event: 'ambassadors.mailing.sent',
        subject: { type: 'ambassadorMailing', id: mailingId },
        data: { recipients: sent },
      })
    })
    return { href, counts: { sent } }
  },
}
