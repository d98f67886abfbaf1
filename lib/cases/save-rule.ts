import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { addDays, dayToDate } from '@/lib/time/time'
import type { addRuleInput, ruleInput } from './deadlines/schema'
import { type RuleShape, ruleShape } from './deadlines/types'
import { windowOf } from './deadlines/window'
import type { Country } from './vocabulary'

type RuleForm = z.output<typeof ruleInput>
type Wrong = 'unsure' | 'badWindow' | 'noWindow' | 'badDates' | 'oneFact' | 'noDutch'

/** The live row of a rule, locked; null when there is none. */
export async function lockRule(tx: Ctx, key: string) {
  const [row] = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM case_rule WHERE key = ${key} AND superseded_at IS NULL FOR UPDATE`
  return row ? tx.db.caseRule.findUniqueOrThrow({ where: { id: row.id } }) : null
}

/** "Only when": the choices that were ticked, all of one fact. Null when they are of two. */
function whenOf(chosen: readonly string[]): RuleShape['when'] | null {
  const pairs = chosen.map((each) => each.split(':') as [string, string])
  const facts = new Set(pairs.map(([fact]) => fact))
  if (facts.size > 1) return null
  const [fact] = facts
  return fact ? ruleShape.shape.when.parse({ fact, is: pairs.map(([, value]) => value) }) : undefined
}

/** Whether the window opens before it closes whatever the day it runs from: months and working days are not of one length. */
function holds(country: Country, rule: RuleShape): boolean {
  // A leap year and the one after it, every day.
  for (let n = 0, day = '2028-01-01'; n < 731; n++, day = addDays(day, 1)) {
    const window = windowOf(country, rule, day)
    if (window.earliestOn && window.latestOn && window.earliestOn > window.latestOn) return false
    if (window.safeFromOn && window.safeUntilOn && window.safeFromOn > window.safeUntilOn) return false
    // The days we tell are never later than the law's.
    if (window.latestOn && window.safeUntilOn && window.safeUntilOn > window.latestOn) return false
  }
  return true
}

/** What the form says, as a rule; what is wrong with it otherwise. */
function shapeOf(country: Country, input: RuleForm, before?: RuleShape): Result<RuleShape, Wrong> {
  if (input.confidence === 'unsure' && input.tellable === 'on') return refused('unsure')
  if (input.validTo && input.validTo < input.validFrom) return refused('badDates')
  if (input.reviewBy < input.seenOn) return refused('badDates')
  const when = whenOf(input.when ?? [])
  if (when === null) return refused('oneFact')
  const own = input.sentence === 'own' || input.bridge === 'own' || input.loss === 'own'
  const dutch = input.words?.nl
  if (
    (input.sentence === 'own' && !dutch?.title) ||
    (input.bridge === 'own' && !dutch?.bridge) ||
    (input.loss === 'own' && !dutch?.loss)
  )
    return refused('noDutch')
  const taskOnly = input.taskOnly === 'on'
  const { earliest, latest, safeFrom, safeUntil, usual } = input
  if (Boolean(safeFrom) !== Boolean(safeUntil)) return refused('badWindow')
  if (!taskOnly && !earliest && !latest && !usual) return refused('noWindow')
  if (!taskOnly && input.kind === 'authority' && !latest && !usual) return refused('noWindow')
  const rule: RuleShape = {
    sentence: input.sentence,
    words: own ? input.words : undefined,
    kind: input.kind,
    trigger: input.trigger,
    when,
    posted: input.posted === 'on' || undefined,
    fromNextMonth: input.fromNextMonth === 'on' || undefined,
    earliest: earliest ?? undefined,
    latest: latest ?? undefined,
    rolls: input.rolls === 'on' || undefined,
    // Of the Dutch law on terms alone: it stays as it was.
    atLeastWorkingDays: before?.atLeastWorkingDays,
    safe: safeFrom && safeUntil ? { from: safeFrom, until: safeUntil } : undefined,
    usual: usual ?? undefined,
    met: input.met,
    remind: input.remind.length > 0 ? input.remind : undefined,
    bridge: input.bridge ?? undefined,
    loss: input.loss ?? undefined,
    lawyer: input.lawyer === 'on' || undefined,
    taskOnly: taskOnly || undefined,
  }
  return holds(country, rule) ? ok(rule) : refused('badWindow')
}

async function write(
  tx: Ctx,
  on: { key: string; version: number; country: string },
  input: RuleForm,
  rule: RuleShape,
): Promise<void> {
  const tellable = input.tellable === 'on'
  await tx.db.caseRule.create({
    data: {
      id: newId(),
      ...on,
      rule: JSON.parse(JSON.stringify(rule)),
      confidence: input.confidence,
      sourceName: input.sourceName,
      sourceUrl: input.sourceUrl,
      seenOn: dayToDate(input.seenOn),
      validFrom: dayToDate(input.validFrom),
      validTo: input.validTo ? dayToDate(input.validTo) : null,
      reviewBy: dayToDate(input.reviewBy),
      tellable,
      note: input.note,
      createdAt: tx.now,
      createdById: personIdOf(tx.actor),
    },
  })
  await record(tx, {
    event: 'cases.type.ruleSaved',
    subject: { type: 'caseRule', id: on.key },
    data: { version: on.version, confidence: input.confidence, tellable },
  })
}

/**
 * Saves a rule as a new version, not yet confirmed by anybody. Running cases keep the version they have. Refuses
 * `notFound`, `changedMeanwhile`, `unsure` (an unsure rule is never told), `badWindow` (on some day it ends before it
 * begins), `noWindow` (neither a day nor a task), `badDates` (its validity or review), `oneFact` (a condition on two
 * facts) and `noDutch` (own words without Dutch).
 */
export async function saveRule(
  ctx: Ctx,
  input: RuleForm,
): Promise<Result<{ key: string }, 'notFound' | 'changedMeanwhile' | Wrong>> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockRule(tx, input.key)
    if (!row) return refused('notFound')
    if (row.version !== input.version) return refused('changedMeanwhile')
    const rule = shapeOf(row.country as Country, input, ruleShape.parse(row.rule))
    if (!rule.ok) return rule
    await tx.db.caseRule.update({ where: { id: row.id }, data: { supersededAt: tx.now } })
    await write(tx, { key: row.key, version: row.version + 1, country: row.country }, input, rule.value)
    return ok({ key: row.key })
  })
}

/**
 * Adds a rule that did not ship, not yet confirmed by anybody; types take it up on their own page. Refuses what saving
 * refuses, and `ruleTaken` (there is or was one with that code).
 */
export async function addRule(
  ctx: Ctx,
  input: z.output<typeof addRuleInput>,
): Promise<Result<{ key: string }, 'ruleTaken' | Wrong>> {
  const key = `${input.country}-${input.code}`
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`case_rule:${key}`}))::text`
    if ((await tx.db.caseRule.count({ where: { key } })) > 0) return refused('ruleTaken')
    const rule = shapeOf(input.country, { ...input, key, version: 0 })
    if (!rule.ok) return rule
    await write(tx, { key, version: 1, country: input.country }, { ...input, key, version: 0 }, rule.value)
    return ok({ key })
  })
}
