import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import type { Locale } from '@/lib/i18n/locales'
import { enqueue } from '@/lib/outbox/enqueue'
import { blanksOfPhrase, speakerOf } from '@/lib/phrasebook/render'
import { asPhrases, type Phrase, readBlank } from '@/lib/phrasebook/rules'
import { isPhraseId, sideOf } from '@/lib/phrasebook/vocabulary'
import { ok, type Result, refused } from '@/lib/result/result'
import { groupWhere } from './substitute'

/** The phrases as they are kept: only those for staff, each with all its own gaps filled; null when one is not. */
async function readPhrases(
  parts: readonly { id: string; blanks?: Record<string, string> }[],
): Promise<Phrase[] | null> {
  const phrases: Phrase[] = []
  for (const part of parts) {
    if (!isPhraseId(part.id) || sideOf(part.id) !== 'staff') return null
    const blanks: Record<string, string> = {}
    for (const name of await blanksOfPhrase(part.id)) {
      const answer = readBlank(name, part.blanks?.[name] ?? '')
      if ('fault' in answer) return null
      blanks[name] = answer.value
    }
    phrases.push({ id: part.id, blanks })
  }
  return phrases
}

/**
 * Sends phrases of the phrasebook to everybody with a place, each in their own language. Refuses `notFound`, `gapOpen`
 * (a phrase that is none for staff, or a gap left empty) and `nobody` (the group is empty).
 */
export async function messageGroup(
  ctx: Ctx,
  input: { runId: string; parts: readonly { id: string; blanks?: Record<string, string> }[] },
): Promise<Result<{ told: number }, 'notFound' | 'gapOpen' | 'nobody'>> {
  const phrases = await readPhrases(input.parts)
  return inTransaction(ctx, async (tx) => {
    const run = await tx.db.courseRun.findFirst({
      where: { id: input.runId, ...(await groupWhere(tx)) },
      select: { poolId: true },
    })
    if (!run) return refused('notFound')
    if (!phrases || phrases.length === 0 || phrases.length > limits.threads.phrases) return refused('gapOpen')
    const placed = await tx.db.booking.findMany({
      where: { poolId: run.poolId, state: 'placed', personId: { not: null } },
      select: { personId: true },
    })
    if (placed.length === 0) return refused('nobody')
    const messageId = newId()
    await tx.db.groupMessage.create({
      data: {
        id: messageId,
        runId: input.runId,
        phrases,
        sentAt: tx.now,
        sentById: personIdOf(tx.actor),
        told: placed.length,
      },
    })
    await enqueue(
      tx,
      ...placed.flatMap(({ personId }) =>
        personId
          ? [
              {
                kind: 'teaching.groupMessage',
                dedupeKey: `groupMessage:${messageId}:${personId}`,
                personId,
                data: { messageId, runId: input.runId },
              },
            ]
          : [],
      ),
    )
    await record(tx, {
      event: 'teaching.group.messaged',
      subject: { type: 'run', id: input.runId },
      // Which phrases, never what was typed into them.
      data: { phrases: phrases.map(({ id }) => id).join(' '), told: placed.length },
    })
    return ok({ told: placed.length })
  })
}

export type SaidToGroup = { id: string; lines: string[]; sentAt: Date }

/** What was said to my group since I have a place in it, newest first, in the language asked for. */
export async function messagesToMe(ctx: Ctx, runId: string, locale: Locale): Promise<SaidToGroup[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const booking = await ctx.db.booking.findFirst({
    where: { personId, state: 'placed', placedAt: { not: null }, pool: { run: { id: runId } } },
    select: { placedAt: true },
  })
  if (!booking?.placedAt) return []
  const rows = await ctx.db.groupMessage.findMany({
    where: { runId, sentAt: { gte: booking.placedAt } },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: { id: true, phrases: true, sentAt: true },
  })
  const speak = await speakerOf(locale)
  return rows.map(({ id, phrases, sentAt }) => ({ id, sentAt, lines: asPhrases(phrases).map(speak) }))
}
