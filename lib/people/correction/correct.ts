import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { recordView } from '@/lib/audit/views'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { days, shift } from '@/lib/time/time'
import { type CorrectionTopic, isCorrectionTopic } from './vocabulary'

export type CorrectionRow = {
  id: string
  about: CorrectionTopic
  /** In the person's own words and language. */
  words: string
  language: string
  askedAt: Date
  answer: 'accepted' | 'refused' | null
  reason: string | null
  answeredAt: Date | null
}
export type StaffCorrectionRow = CorrectionRow & { person: { id: string; name: string } }

/** "This is not right" (GDPR article 16). Refuses `notFound`, and `tooMany` while that many wait for an answer. */
export async function askCorrection(
  ctx: Ctx,
  input: { about: CorrectionTopic; words: string; language: string },
): Promise<Result<{ id: string }, 'notFound' | 'tooMany'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    // The person's row is the lock: two presses at once do not pass the limit together.
    await tx.db.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    const open = await tx.db.correction.count({ where: { personId, answeredAt: null } })
    if (open >= limits.profile.openCorrections)
      return refused('tooMany', { max: limits.profile.openCorrections })
    const id = newId()
    await tx.db.correction.create({
      data: { id, personId, ...input, askedAt: tx.now, askedById: personId },
    })
    await record(tx, {
      event: 'people.correction.asked',
      subject: { type: 'correction', id },
      personId,
      data: { about: input.about },
    })
    return ok({ id })
  })
}

/** How somebody hears, in the same transaction, that their request was answered (lib/auth/correction-mail). */
export type TellAnswer = (tx: Ctx, answered: { correctionId: string; personId: string }) => Promise<void>

/**
 * Answers somebody's request, with a reason that they read. Refuses `notFound` (unknown, answered already or not
 * allowed), `own`: nobody answers their own.
 */
export async function answerCorrection(
  ctx: Ctx,
  tell: TellAnswer,
  input: { correctionId: string; answer: 'accepted' | 'refused'; reason: string },
): Promise<Result<null, 'notFound' | 'own'>> {
  if (!can(ctx.actor, 'people.correction.answer')) return refused('notFound')
  const by = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.correction.findFirst({
      where: { id: input.correctionId, answeredAt: null },
      select: { personId: true },
    })
    if (!row) return refused('notFound')
    if (row.personId === by) return refused('own')
    const answered = await tx.db.correction.updateMany({
      where: { id: input.correctionId, answeredAt: null },
      data: { answer: input.answer, reason: input.reason, answeredAt: tx.now, answeredById: by },
    })
    if (answered.count === 0) return refused('notFound')
    await record(tx, {
      event: `people.correction.${input.answer}`,
      subject: { type: 'correction', id: input.correctionId },
      personId: row.personId,
    })
    await tell(tx, { correctionId: input.correctionId, personId: row.personId })
    return ok(null)
  })
}

type Row = {
  id: string
  about: string
  words: string
  language: string
  askedAt: Date
  answer: string | null
  reason: string | null
  answeredAt: Date | null
}
const toRow = (row: Row): CorrectionRow => ({
  id: row.id,
  about: isCorrectionTopic(row.about) ? row.about : 'other',
  words: row.words,
  language: row.language,
  askedAt: row.askedAt,
  answer: row.answer === 'accepted' || row.answer === 'refused' ? row.answer : null,
  reason: row.reason,
  answeredAt: row.answeredAt,
})

/** What I asked and what was answered, newest first. */
export async function ownCorrections(ctx: Ctx): Promise<CorrectionRow[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const rows = await ctx.db.correction.findMany({
    where: { personId },
    orderBy: { askedAt: 'desc' },
    take: 50,
  })
  return rows.map(toRow)
}

/** What was answered in the last days: my own page tells it. */
export async function freshAnswers(ctx: Ctx): Promise<CorrectionRow[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const rows = await ctx.db.correction.findMany({
    where: { personId, answeredAt: { gt: shift(ctx.now, -days(limits.profile.answerShownDays)) } },
    orderBy: { answeredAt: 'desc' },
    take: limits.profile.openCorrections,
  })
  return rows.map(toRow)
}

/** Requests for staff: open ones oldest first, or answered ones newest first. Whose words are shown is a look. */
export async function listCorrections(
  ctx: Ctx,
  { answered }: { answered: boolean },
): Promise<StaffCorrectionRow[]> {
  if (!can(ctx.actor, 'people.correction.answer')) return []
  const rows = await ctx.db.correction.findMany({
    where: { answeredAt: answered ? { not: null } : null },
    orderBy: answered ? { answeredAt: 'desc' } : { askedAt: 'asc' },
    take: limits.pageSize,
  })
  const names = new Map(
    (
      await ctx.db.person.findMany({
        where: { id: { in: rows.map((row) => row.personId) } },
        select: { id: true, fullName: true },
      })
    ).map((person) => [person.id, person.fullName]),
  )
  await recordView(
    ctx,
    'people.correction.viewed',
    rows.map((row) => row.personId),
  )
  return rows.map((row) => ({
    ...toRow(row),
    person: { id: row.personId, name: names.get(row.personId) ?? '' },
  }))
}

/** How many wait for an answer. */
export async function openCorrections(ctx: Ctx): Promise<number> {
  return can(ctx.actor, 'people.correction.answer')
    ? ctx.db.correction.count({ where: { answeredAt: null } })
    : 0
}

/** Did the person ever ask for something to be put right? For the one statement of lib/registry/own. */
export const hasCorrection = (personId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM correction WHERE person_id = ${personId}::uuid)`
