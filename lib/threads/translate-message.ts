import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { isLocale, type Locale, localeOr, sourceLocale } from '@/lib/i18n/locales'
import { log } from '@/lib/log/log'
import { ok, type Result, refused } from '@/lib/result/result'
import { minutes, shift } from '@/lib/time/time'
import { translate, translationIsOn } from '@/lib/translate/translate'
import type { ThreadOwner } from './owner'

const mostTries = 5

/**
 * Writes what a message means in another language, by somebody of staff who knows both. It takes a machine's place.
 * Refuses `notFound` and `sameLanguage`.
 */
export async function translateMessage(
  ctx: Ctx,
  owners: readonly ThreadOwner[],
  input: { messageId: string; locale: Locale; text: string },
): Promise<Result<{ ownerKind: string; ownerId: string }, 'notFound' | 'sameLanguage'>> {
  return inTransaction(ctx, async (tx) => {
    const message = await tx.db.threadMessage.findUnique({
      where: { id: input.messageId },
      select: {
        language: true,
        text: true,
        thread: { select: { ownerKind: true, ownerId: true, subjectId: true } },
      },
    })
    const owner = owners.find(({ kind }) => kind === message?.thread.ownerKind)
    if (!message?.text || !owner) return refused('notFound')
    const standing = await owner.standing(tx, message.thread.ownerId)
    if (standing?.side !== 'staff') return refused('notFound')
    if (message.language === input.locale) return refused('sameLanguage')
    const me = personIdOf(tx.actor)
    const words = {
      text: input.text.trim(),
      by: 'person',
      byId: me,
      at: tx.now,
      checkedById: null,
      checkedAt: null,
    }
    await tx.db.threadTranslation.upsert({
      where: { messageId_locale: { messageId: input.messageId, locale: input.locale } },
      create: { messageId: input.messageId, locale: input.locale, ...words },
      update: words,
    })
    await record(tx, {
      event: 'threads.message.translated',
      subject: { type: 'message', id: input.messageId },
      personId: message.thread.subjectId,
      data: { locale: input.locale },
    })
    return ok({ ownerKind: message.thread.ownerKind, ownerId: message.thread.ownerId })
  })
}

/** Says that a machine's translation is right: somebody who knows both languages looked. Refuses `notFound`. */
export async function checkTranslation(
  ctx: Ctx,
  owners: readonly ThreadOwner[],
  input: { messageId: string; locale: Locale },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const message = await tx.db.threadMessage.findUnique({
      where: { id: input.messageId },
      select: { thread: { select: { ownerKind: true, ownerId: true, subjectId: true } } },
    })
    const owner = owners.find(({ kind }) => kind === message?.thread.ownerKind)
    if (!message || !owner) return refused('notFound')
    if ((await owner.standing(tx, message.thread.ownerId))?.side !== 'staff') return refused('notFound')
    const { count } = await tx.db.threadTranslation.updateMany({
      where: { messageId: input.messageId, locale: input.locale, by: 'machine', checkedAt: null },
      data: { checkedById: personIdOf(tx.actor), checkedAt: tx.now },
    })
    if (count === 0) return refused('notFound')
    await record(tx, {
      event: 'threads.translation.checked',
      subject: { type: 'message', id: input.messageId },
      personId: message.thread.subjectId,
    })
    return ok(null)
  })
}

/**
 * Lets a machine translate the oldest message that waits for it. No transaction stays open while it thinks. A service
 * that is away is tried again later, five times; then the message waits for a person. Answers how many were tried.
 */
export async function translateNext(ctx: Ctx): Promise<number> {
  if (!translationIsOn()) return 0
  const [row] = await ctx.db.$queryRaw<
    {
      id: string
      text: string
      language: string
      side: string
      machine_tries: number
      subject_id: string | null
      author_id: string | null
    }[]
  >`UPDATE thread_message m
       SET machine_tries = machine_tries + 1, machine_after = ${shift(ctx.now, minutes(2))}
      FROM thread t
     WHERE t.id = m.thread_id AND m.id = (
       SELECT id FROM thread_message WHERE machine_after <= ${ctx.now} ORDER BY machine_after LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING m.id, m.text, m.language, m.side, m.machine_tries, t.subject_id, m.author_id`
  if (!row) return 0
  const people = await ctx.db.person.findMany({
    where: { id: { in: [row.subject_id, row.author_id].flatMap((id) => id ?? []) } },
    select: { id: true, fullName: true, callName: true, locale: true },
  })
  const subject = people.find((person) => person.id === row.subject_id)
  const into = row.side === 'staff' ? localeOr(subject?.locale) : sourceLocale
  const done = () => ctx.db.threadMessage.update({ where: { id: row.id }, data: { machineAfter: null } })
  if (into === row.language || !isLocale(row.language)) {
    await done()
    return 1
  }
  const answer = await translate({
    text: row.text,
    from: row.language,
    into,
    names: people.flatMap((person) => [person.fullName, person.callName ?? '']),
  })
  if (answer.ok) {
    await ctx.db.threadTranslation.createMany({
      data: [{ messageId: row.id, locale: into, text: answer.value, by: 'machine', at: ctx.now }],
      // A person was quicker.
      skipDuplicates: true,
    })
    await done()
    return 1
  }
  log().warn({ why: answer.refusal, tries: row.machine_tries }, 'a message was not translated')
  if (answer.refusal !== 'away' || row.machine_tries >= mostTries) await done()
  return 1
}
