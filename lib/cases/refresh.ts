import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { dateToDay, dayToDate } from '@/lib/time/time'
import { type Definition, readDefinition } from './definition'
import { nearestDay, type Standing, stageOf, waitingOn } from './rules'
import { dayOrNull, type FactMap, syncTerms } from './terms'

const select = {
  id: true,
  personId: true,
  country: true,
  assigneeId: true,
  firstAnswerAt: true,
  answerBy: true,
  closedAt: true,
  typeVersion: { select: { definition: true } },
  facts: { where: { retractedAt: null }, select: { key: true, on: true, value: true } },
  papers: { select: { required: true, readyAt: true, seenAt: true, waivedAt: true } },
  tasks: { where: { droppedAt: null }, select: { who: true, doneAt: true, dueOn: true } },
  referrals: {
    where: { rejectedAt: null, withdrawnAt: null },
    select: { acceptedAt: true },
    orderBy: { sentAt: 'desc' },
    take: 1,
  },
} as const

const factMap = (facts: readonly { key: string; on: Date | null; value: string | null }[]): FactMap =>
  new Map(facts.map((fact) => [fact.key, { on: dayOrNull(fact.on), value: fact.value }]))

/** A case's stage, whom it waits on and its nearest day, from what is in the database now. */
export async function standingOf(
  ctx: Ctx,
  caseId: string,
): Promise<{ stage: string; waitingOn: string; dueOn: string | null }> {
  const row = await ctx.db.helpCase.findUniqueOrThrow({ where: { id: caseId }, select })
  const definition: Definition = readDefinition(row.typeVersion.definition)
  const terms = await ctx.db.caseDeadline.findMany({
    where: { caseId, droppedAt: null, metOn: null, missedOn: null },
    select: { kind: true, latestOn: true, safeUntilOn: true },
  })
  const [referral] = row.referrals
  const standing: Standing = {
    closed: row.closedAt !== null,
    assigned: row.assigneeId !== null,
    answered: row.firstAnswerAt !== null,
    facts: new Set(row.facts.map((fact) => fact.key)),
    papers: row.papers.map((paper) => ({
      required: paper.required,
      ready: paper.readyAt !== null,
      seen: paper.seenAt !== null,
      waived: paper.waivedAt !== null,
    })),
    tasks: row.tasks.map((task) => ({
      who: task.who,
      done: task.doneAt !== null,
      dueOn: dayOrNull(task.dueOn),
    })),
    referral: referral ? (referral.acceptedAt ? 'accepted' : 'open') : 'none',
  }
  return {
    stage: stageOf(definition.stages, standing, definition.doneWhen),
    waitingOn: waitingOn(standing),
    dueOn: standing.closed
      ? null
      : nearestDay([
          ...standing.tasks.filter((task) => !task.done).map((task) => task.dueOn),
          ...terms.map((term) => dayOrNull(term.kind === 'act' ? term.safeUntilOn : term.latestOn)),
          standing.answered ? null : dateToDay(row.answerBy),
        ]),
  }
}

/**
 * Works out a case's terms, stage, whom it waits on and its nearest day again, in the caller's transaction: the last
 * step of every command that changes a case. Raises its version, so that a second editor is told.
 */
export async function refreshCase(ctx: Ctx, caseId: string): Promise<void> {
  const row = await ctx.db.helpCase.findUniqueOrThrow({ where: { id: caseId }, select })
  if (!row.closedAt) await syncTerms(ctx, row, readDefinition(row.typeVersion.definition), factMap(row.facts))
  const { dueOn, ...standing } = await standingOf(ctx, caseId)
  await ctx.db.helpCase.update({
    where: { id: caseId },
    data: {
      ...standing,
      dueOn: dueOn ? dayToDate(dueOn) : null,
      changedAt: ctx.now,
      version: { increment: 1 },
    },
  })
}
