import 'server-only'
import { randomUUID } from 'node:crypto'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { textSelect } from '@/lib/courses/select'
import { wordsFor } from '@/lib/courses/words'
import { inTransaction } from '@/lib/db/transaction'
import type { Locale } from '@/lib/i18n/locales'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'
import { fewestAnswers } from './rules'

export type Answers = { face: number; learned: number; pace: number; welcome: number }

/** What I am asked about a course that ended; null when it is not asked of me. */
export async function myAsk(
  ctx: Ctx,
  askId: string,
  locale: Locale,
): Promise<{ id: string; title: string; lang: string; answered: boolean } | null> {
  const [ask] = await asksOf(ctx, locale, { id: askId })
  return ask ?? null
}

/** Courses of which I have not said how they were. */
export async function myOpenAsks(ctx: Ctx, locale: Locale) {
  return asksOf(ctx, locale, { answeredOn: null })
}

async function asksOf(ctx: Ctx, locale: Locale, where: { id?: string; answeredOn?: null }) {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const asks = await ctx.db.evaluationAsk.findMany({
    where: { personId, ...where },
    orderBy: { askedAt: 'desc' },
    take: 10,
  })
  const runs = await ctx.db.courseRun.findMany({
    where: { id: { in: asks.map((ask) => ask.runId) } },
    select: {
      id: true,
      course: {
        select: {
          textVersion: true,
          texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
        },
      },
    },
  })
  return asks.flatMap((ask) => {
    const course = runs.find((run) => run.id === ask.runId)?.course
    if (!course) return []
    const words = wordsFor(course.texts, locale, course.textVersion)
    return { id: ask.id, title: words.title, lang: words.lang, answered: ask.answeredOn !== null }
  })
}

/**
 * Keeps an answer without its person: the ask says that it came (a day, no time), the answer has a random id and no
 * time at all, and the trail names neither answer nor person. Refuses `notFound`, `already`.
 */
export async function answerEvaluation(
  ctx: Ctx,
  input: { askId: string } & Answers,
): Promise<Result<null, 'notFound' | 'already'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  const { askId, ...answers } = input
  return inTransaction(ctx, async (tx) => {
    const ask = await tx.db.evaluationAsk.findFirst({
      where: { id: askId, personId },
      select: { runId: true },
    })
    if (!ask) return refused('notFound')
    const { count } = await tx.db.evaluationAsk.updateMany({
      where: { id: askId, answeredOn: null },
      data: { answeredOn: dayToDate(dayOf(tx.now, townZone())) },
    })
    if (count === 0) return refused('already')
    await tx.db.evaluationAnswer.create({ data: { id: randomUUID(), runId: ask.runId, ...answers } })
    // The trail knows that one answer came, not whose and not which.
    await record(
      { ...tx, actor: { kind: 'system', job: 'evaluation' } },
      { event: 'teaching.evaluation.answered', subject: { type: 'run', id: ask.runId } },
    )
    return ok(null)
  })
}

export type Scale = Record<1 | 2 | 3, number>
export type EvaluationSummary =
  | { shown: false; answers: number }
  | { shown: true; answers: number; face: Scale; learned: Scale; pace: Scale; welcome: Scale }

/** What a group answered, as counts; under five nothing but how many answers there are. */
export async function evaluationOf(ctx: Ctx, runId: string): Promise<EvaluationSummary> {
  const rows = await ctx.db.evaluationAnswer.findMany({
    where: { runId },
    select: { face: true, learned: true, pace: true, welcome: true },
  })
  if (rows.length < fewestAnswers) return { shown: false, answers: rows.length }
  const scale = (key: keyof Answers): Scale => ({
    1: rows.filter((row) => row[key] === 1).length,
    2: rows.filter((row) => row[key] === 2).length,
    3: rows.filter((row) => row[key] === 3).length,
  })
  return {
    shown: true,
    answers: rows.length,
    face: scale('face'),
    learned: scale('learned'),
    pace: scale('pace'),
    welcome: scale('welcome'),
  }
}
