import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { blanksOfPhrase } from '@/lib/phrasebook/render'
import { type Phrase, readBlank } from '@/lib/phrasebook/rules'
import { isPhraseId, type PhraseId } from '@/lib/phrasebook/vocabulary'
import { ok, type Result, refused } from '@/lib/result/result'
import { translationIsOn } from '@/lib/translate/translate'
import { threadOf } from './open-thread'
import type { ThreadOwner } from './owner'
import type { WriteMessageInput } from './schema'
import type { ThreadSide } from './types'

export type WriteRefusal = 'notFound' | 'closed' | 'gapOpen' | 'tooManyPhrases'

/** What was done with what somebody is writing: kept, or sent. */
export type Written = { done: 'kept' } | { done: 'sent'; messageId: string }

/**
 * Keeps what somebody is writing and does the next step of it: looks, searches, puts a phrase in or takes one out, or
 * sends it. A form that is sent twice is one message. Refuses `notFound`, `closed`, `tooManyPhrases`, and `gapOpen`
 * when a phrase's gap was left out of the form altogether.
 */
export async function writeMessage(
  ctx: Ctx,
  owners: readonly ThreadOwner[],
  input: WriteMessageInput,
): Promise<Result<Written, WriteRefusal>> {
  const owner = owners.find(({ kind }) => kind === input.ownerKind)
  const authorId = personIdOf(ctx.actor)
  if (!owner || !authorId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const thread = await threadOf(tx, owner, input.ownerId)
    if (!thread) return refused('notFound')
    // One at a time in a conversation: a form that is sent twice finds what its first time wrote.
    await tx.db.$queryRaw`SELECT 1 FROM thread WHERE id = ${thread.id}::uuid FOR UPDATE`
    const before = await tx.db.threadMessage.findUnique({
      where: { threadId_key: { threadId: thread.id, key: input.key } },
      select: { id: true, authorId: true },
    })
    // The answer was lost and the form came again: it is there.
    if (before)
      return before.authorId === authorId ? ok({ done: 'sent', messageId: before.id }) : refused('notFound')
    if (!(await owner.open(tx, input.ownerId))) return refused('closed')
    const step = input.do ?? 'look'
    if (step === 'send') return send(tx, owner, thread, authorId, input)
    return keep(tx, thread.id, authorId, input, step)
  })
}

async function keep(
  ctx: Ctx,
  threadId: string,
  authorId: string,
  input: WriteMessageInput,
  step: string,
): Promise<Result<Written, WriteRefusal>> {
  const parts = (input.parts ?? []).map(({ id, blanks }) => ({ id, blanks: blanks ?? {} }))
  const added = step.startsWith('add:') ? step.slice('add:'.length) : null
  if (added !== null) {
    if (!isPhraseId(added)) return refused('notFound')
    if (parts.length >= limits.threads.phrases)
      return refused('tooManyPhrases', { most: limits.threads.phrases })
    parts.push({ id: added, blanks: {} })
  }
  if (step.startsWith('drop:')) parts.splice(Number(step.slice('drop:'.length)), 1)
  const draft = {
    key: input.key,
    text: input.text ?? '',
    language: input.language,
    parts,
    attachment: input.attachment ?? null,
    // What was put in was found: the whole book stands open again.
    search: added === null ? (input.search ?? '') : '',
    changedAt: ctx.now,
  }
  await ctx.db.threadDraft.upsert({
    where: { threadId_authorId: { threadId, authorId } },
    create: { threadId, authorId, ...draft },
    update: draft,
  })
  return ok({ done: 'kept' })
}

async function send(
  ctx: Ctx,
  owner: ThreadOwner,
  thread: { id: string; side: ThreadSide; subjectId: string | null },
  authorId: string,
  input: WriteMessageInput,
): Promise<Result<Written, WriteRefusal>> {
  const phrases: Phrase[] = []
  for (const { id, blanks = {} } of input.parts ?? []) {
    const filled: Record<string, string> = {}
    for (const name of await blanksOfPhrase(id as PhraseId)) {
      const answer = readBlank(name, blanks[name] ?? '')
      if ('fault' in answer) return refused('gapOpen')
      filled[name] = answer.value
    }
    phrases.push({ id: id as PhraseId, blanks: filled })
  }
  const text = (input.text ?? '').trim()
  const [kind = '', attachedId = ''] = input.attachment?.split(':') ?? []
  const attachable = input.attachment
    ? await owner.attachments(ctx, input.ownerId, input.language, thread.side)
    : []
  const attached = attachable.some((one) => one.kind === kind && one.id === attachedId && !one.over)
  const id = newId()
  await ctx.db.threadMessage.create({
    data: {
      id,
      threadId: thread.id,
      key: input.key,
      side: thread.side,
      authorId,
      language: input.language,
      text,
      phrases,
      attachments: attached ? [{ kind, id: attachedId }] : [],
      sentAt: ctx.now,
      machineAfter: text && translationIsOn() ? ctx.now : null,
    },
  })
  await ctx.db.threadDraft.deleteMany({ where: { threadId: thread.id, authorId } })
  await markRead(ctx, thread.id, authorId)
  await record(ctx, {
    event: 'threads.message.written',
    subject: { type: 'thread', id: thread.id },
    personId: thread.subjectId,
    data: { side: thread.side, phrases: phrases.length },
  })
  await owner.said?.(ctx, input.ownerId, thread.side)
  await tell(ctx, owner, thread.id, input.ownerId, thread.side, authorId)
  return ok({ done: 'sent', messageId: id })
}

/** One mail for each time that somebody has unread messages, not one for each message; it says nothing of what was said. */
async function tell(
  ctx: Ctx,
  owner: ThreadOwner,
  threadId: string,
  ownerId: string,
  from: ThreadSide,
  authorId: string,
): Promise<void> {
  const listeners = (await owner.listeners(ctx, ownerId, from)).filter((id) => id !== authorId)
  const reads = await ctx.db.threadRead.findMany({
    where: { threadId, personId: { in: [...listeners] } },
    select: { personId: true, readAt: true },
  })
  const readAt = new Map(reads.map((read) => [read.personId, read.readAt.getTime()]))
  await enqueue(
    ctx,
    ...listeners.map((personId) => ({
      kind: 'threads.messageWritten',
      dedupeKey: `thread:${threadId}:${personId}:${readAt.get(personId) ?? 0}`,
      personId,
      data: { threadId },
    })),
  )
}

/** Writes down that somebody has read everything up to now. */
export async function markRead(ctx: Ctx, threadId: string, personId: string): Promise<void> {
  await ctx.db.threadRead.upsert({
    where: { threadId_personId: { threadId, personId } },
    create: { threadId, personId, readAt: ctx.now },
    update: { readAt: ctx.now },
  })
}
