import 'server-only'
import type { z } from 'zod'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { named } from '../name-key'
import type { AnswerStep, stepInputs } from './schema'
import { type About, mayWrite, noteStep, ownRow } from './subject'
import type { ProfileStep } from './vocabulary'

type Answers<Step extends AnswerStep> = z.output<(typeof stepInputs)[Step]>
export type Answer = { [Step in AnswerStep]: { step: Step; answers: Answers<Step> } }[AnswerStep]

/**
 * Keeps the answer to one question; an empty one takes back what was said. One's own, or a worker's together with the
 * person. Refuses `notFound`, also for a neighbourhood that is none.
 */
export async function answerStep(ctx: Ctx, about: About, answer: Answer): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, about.personId))) return refused('notFound')
    if (!(await keep(tx, about.personId, answer))) return refused('notFound')
    await noteStep(tx, about, answer.step, 'answered')
    return ok(null)
  })
}

async function keep(ctx: Ctx, personId: string, answer: Answer): Promise<boolean> {
  switch (answer.step) {
    case 'name': {
      const { fullName } = await ctx.db.person.findUniqueOrThrow({
        where: { id: personId },
        select: { fullName: true },
      })
      await ctx.db.person.update({
        where: { id: personId },
        data: { ...named(fullName, answer.answers.callName), version: { increment: 1 } },
      })
      return true
    }
    case 'neighbourhood': {
      const { neighbourhoodId } = answer.answers
      if (neighbourhoodId && (await ctx.db.neighbourhood.count({ where: { id: neighbourhoodId } })) === 0)
        return false
      await ctx.db.person.update({
        where: { id: personId },
        data: { neighbourhoodId, version: { increment: 1 } },
      })
      return true
    }
    case 'times':
      await ctx.db.contactTime.deleteMany({ where: { personId } })
      await ctx.db.contactTime.createMany({
        data: answer.answers.times.map((time) => ({ personId, ...time })),
      })
      return true
    default: {
      const id = await ownRow(ctx, personId)
      await ctx.db.profile.update({ where: { id }, data: answer.answers })
      return true
    }
  }
}

/** Passes over a question; what was answered before stays. Refuses `notFound`. */
export async function skipStep(
  ctx: Ctx,
  about: About,
  input: { step: ProfileStep },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, about.personId))) return refused('notFound')
    const before = await tx.db.profileStep.findUnique({
      where: { personId_step: { personId: about.personId, step: input.step } },
      select: { outcome: true },
    })
    if (before?.outcome !== 'answered') await noteStep(tx, about, input.step, 'skipped')
    return ok(null)
  })
}

/** Marks a list (languages, household) as answered: also an empty one is an answer. Refuses `notFound`. */
export async function finishList(
  ctx: Ctx,
  about: About,
  input: { step: 'languages' | 'household' },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, about.personId))) return refused('notFound')
    await noteStep(tx, about, input.step, 'answered')
    return ok(null)
  })
}

/** "Check your answers": all of it is right. Refuses `notFound`. */
export async function confirmProfile(ctx: Ctx, about: About): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await mayWrite(tx, about.personId))) return refused('notFound')
    const id = await ownRow(tx, about.personId)
    await tx.db.profile.update({ where: { id }, data: { confirmedAt: tx.now } })
    await record(tx, {
      event: 'people.profile.confirmed',
      subject: { type: 'person', id: about.personId },
      personId: about.personId,
      data: {
        language: about.language,
        together: tx.actor.kind === 'person' && tx.actor.personId !== about.personId,
      },
    })
    return ok(null)
  })
}
