import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { townZone } from '@/lib/time/clock'
import { type Day, dateToDay, dayOf, dayToDate } from '@/lib/time/time'
import { type RuleShape, ruleShape, type TermWindow } from './deadlines/types'
import { firstReminder, windowOf } from './deadlines/window'
import type { Definition } from './definition'
import { note } from './history'
import type { Country } from './vocabulary'

export type FactMap = ReadonlyMap<string, { on: Day | null; value: string | null }>

export const dayOrNull = (date: Date | null): Day | null => (date ? dateToDay(date) : null)
const dateOrNull = (day: Day | null): Date | null => (day ? dayToDate(day) : null)

/** May dates of this rule be told today? Not when it is unsure, unconfirmed, or past its review. */
export function isTold(
  rule: {
    tellable: boolean
    confidence: string
    confirmedAt: Date | null
    reviewBy: Date
    validFrom: Date
    validTo: Date | null
  },
  today: Day,
): boolean {
  return (
    rule.tellable &&
    rule.confidence !== 'unsure' &&
    rule.confirmedAt !== null &&
    dateToDay(rule.reviewBy) >= today &&
    dateToDay(rule.validFrom) <= today &&
    (rule.validTo === null || dateToDay(rule.validTo) >= today)
  )
}

const applies = (rule: RuleShape, facts: FactMap) => {
  if (!rule.when) return true
  const choice = facts.get(rule.when.fact)?.value
  return choice !== undefined && choice !== null && rule.when.is.includes(choice)
}

/** When it was done and whether that was in time; the day after the last day without it is a miss, of whom can act. */
function outcomeOf(
  rule: RuleShape,
  window: TermWindow,
  facts: FactMap,
  today: Day,
  centreWasLate: boolean,
): { metOn: Day | null; missedOn: Day | null; missedBy: string | null } {
  const done = facts.get(rule.met)?.on ?? null
  // A day before the term began belongs to an earlier round.
  const metOn = done && (done >= window.startsOn || (rule.latest?.count ?? 1) <= 0) ? done : null
  const by = rule.kind === 'authority' ? 'authority' : centreWasLate ? 'centre' : 'newcomer'
  if (metOn) {
    const late = window.latestOn !== null && metOn > window.latestOn
    return late ? { metOn: null, missedOn: metOn, missedBy: by } : { metOn, missedOn: null, missedBy: null }
  }
  const over = rule.kind === 'act' && window.latestOn !== null && today > window.latestOn
  return { metOn: null, missedOn: over ? window.latestOn : null, missedBy: over ? by : null }
}

type CaseOfTerms = { id: string; personId: string; country: string; assigneeId: string | null }

/**
 * Brings the terms of a case in line with its facts, in the caller's transaction: new ones are set, moved ones get new
 * dates and a higher sequence, those without their fact are dropped. A running term keeps the rule it was made from,
 * whatever version the rule has now. A rule that only asks for a look becomes a task of the centre, once.
 */
export async function syncTerms(
  ctx: Ctx,
  on: CaseOfTerms,
  definition: Definition,
  facts: FactMap,
): Promise<void> {
  if (definition.rules.length === 0) return
  const today = dayOf(ctx.now, townZone())
  const country = on.country as Country
  const [rules, live, openLate, askedTasks] = [
    await ctx.db.caseRule.findMany({ where: { key: { in: definition.rules }, supersededAt: null } }),
    await ctx.db.caseDeadline.findMany({
      where: { caseId: on.id, droppedAt: null },
      include: { rule: true },
    }),
    await ctx.db.caseTask.count({
      where: { caseId: on.id, who: 'centre', doneAt: null, droppedAt: null, dueOn: { lt: dayToDate(today) } },
    }),
    await ctx.db.caseTask.findMany({
      where: { caseId: on.id, source: 'rule' },
      select: { words: true },
    }),
  ]
  const centreWasLate = openLate > 0 || on.assigneeId === null
  const byKey = new Map(live.map((term) => [term.ruleKey, term]))
  const asked = new Set(askedTasks.map((task) => task.words))
  for (const row of rules) {
    const term = byKey.get(row.key)
    const rule = ruleShape.parse(term?.rule.rule ?? row.rule)
    const trigger = facts.get(rule.trigger)?.on ?? null
    const valid = dateToDay(row.validFrom) <= today && (!row.validTo || dateToDay(row.validTo) >= today)
    if (!trigger || !applies(rule, facts) || (!term && !valid)) {
      if (term) {
        await ctx.db.caseDeadline.update({
          where: { id: term.id },
          data: { droppedAt: ctx.now, changedAt: ctx.now, sequence: { increment: 1 } },
        })
        await note(ctx, on, 'deadlineDropped', { rule: row.key })
      }
      continue
    }
    if (rule.taskOnly || row.confidence === 'unsure') {
      if (!asked.has(row.key))
        await ctx.db.caseTask.create({
          data: {
            id: newId(),
            caseId: on.id,
            key: 'checkRule',
            words: row.key,
            who: 'centre',
            source: 'rule',
            dueOn: dayToDate(today),
            createdAt: ctx.now,
          },
        })
      continue
    }
    const window = windowOf(country, rule, trigger)
    const outcome = outcomeOf(rule, window, facts, today, centreWasLate)
    const dates = {
      triggerOn: dayToDate(trigger),
      earliestOn: dateOrNull(window.earliestOn),
      latestOn: dateOrNull(window.latestOn),
      safeFromOn: dateOrNull(window.safeFromOn),
      safeUntilOn: dateOrNull(window.safeUntilOn),
      metOn: dateOrNull(outcome.metOn),
      missedOn: dateOrNull(outcome.missedOn),
      missedBy: outcome.missedBy,
      nextRemindOn: outcome.metOn || outcome.missedOn ? null : dateOrNull(firstReminder(rule, window, today)),
    }
    if (!term) {
      await ctx.db.caseDeadline.create({
        data: {
          id: newId(),
          caseId: on.id,
          ruleId: row.id,
          ruleKey: row.key,
          kind: rule.kind,
          tellable: row.tellable,
          ...dates,
          createdAt: ctx.now,
          changedAt: ctx.now,
        },
      })
      await note(ctx, on, 'deadlineSet', { rule: row.key })
      continue
    }
    const moved = dateToDay(term.triggerOn) !== trigger
    const ended =
      Boolean(dates.metOn) !== Boolean(term.metOn) || Boolean(dates.missedOn) !== Boolean(term.missedOn)
    if (!moved && !ended) continue
    await ctx.db.caseDeadline.update({
      where: { id: term.id },
      data: { ...dates, changedAt: ctx.now, sequence: { increment: 1 } },
    })
    if (moved) await note(ctx, on, 'deadlineMoved', { rule: row.key })
    if (ended && dates.metOn) await note(ctx, on, 'deadlineKept', { rule: row.key })
    if (ended && dates.missedOn)
      await note(ctx, on, 'deadlineMissed', { rule: row.key, by: outcome.missedBy })
  }
}
