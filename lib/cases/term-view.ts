import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import type { Prisma } from '@/lib/db/client'
import { townZone } from '@/lib/time/clock'
import { type Day, dateToDay, dayOf, days, shift } from '@/lib/time/time'
import { daysUntil, lightOf } from './deadlines/rules'
import { ruleShape } from './deadlines/types'
import { windowOf } from './deadlines/window'
import { dayOrNull, isTold } from './terms'
import type { TermView } from './types'
import type { Country } from './vocabulary'

type RuleRow = {
  rule: unknown
  tellable: boolean
  confidence: string
  confirmedAt: Date | null
  reviewBy: Date
  validFrom: Date
  validTo: Date | null
}
export type TermRow = {
  id: string
  ruleKey: string
  kind: string
  triggerOn: Date
  earliestOn: Date | null
  latestOn: Date | null
  safeFromOn: Date | null
  safeUntilOn: Date | null
  metOn: Date | null
  missedOn: Date | null
  missedBy: string | null
  sequence: number
  rule: RuleRow
}

export const termSelect = {
  where: { droppedAt: null },
  orderBy: [{ safeUntilOn: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
  select: {
    id: true,
    ruleKey: true,
    kind: true,
    triggerOn: true,
    earliestOn: true,
    latestOn: true,
    safeFromOn: true,
    safeUntilOn: true,
    metOn: true,
    missedOn: true,
    missedBy: true,
    sequence: true,
    rule: {
      select: {
        rule: true,
        tellable: true,
        confidence: true,
        confirmedAt: true,
        reviewBy: true,
        validFrom: true,
        validTo: true,
      },
    },
  },
} satisfies Prisma.HelpCase$deadlinesArgs

/**
 * How long an authority took in cases closed within the last year: the middle number of days and the number of cases,
 * per rule; nothing for rules with fewer than five. Shown as "usually", never as a term.
 */
export async function observedTimes(
  ctx: Ctx,
  ruleKeys: readonly string[],
): Promise<Map<string, { days: number; cases: number }>> {
  if (ruleKeys.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<{ rule_key: string; days: number; cases: number }[]>`
    SELECT d.rule_key, percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(d.met_on, d.missed_on) - d.trigger_on)::int AS days,
           count(*)::int AS cases
      FROM case_deadline d JOIN help_case c ON c.id = d.case_id
     WHERE d.rule_key = ANY(${[...ruleKeys]}) AND d.kind = 'authority' AND d.dropped_at IS NULL
       AND coalesce(d.met_on, d.missed_on) IS NOT NULL
       AND c.closed_at > ${shift(ctx.now, -days(limits.cases.medianDays))}
     GROUP BY d.rule_key HAVING count(*) >= ${limits.cases.medianFrom}`
  return new Map(rows.map((row) => [row.rule_key, { days: row.days, cases: row.cases }]))
}

/** A term as a page shows it today. */
export function viewTerm(
  row: TermRow,
  country: string,
  today: Day,
  observed: ReadonlyMap<string, { days: number; cases: number }>,
): TermView {
  const rule = ruleShape.parse(row.rule.rule)
  const told = isTold(row.rule, today)
  const trigger = dateToDay(row.triggerOn)
  const usualOn = rule.usual ? windowOf(country as Country, rule, trigger).usualOn : null
  const standing = {
    kind: row.kind,
    earliestOn: dayOrNull(row.earliestOn),
    latestOn: dayOrNull(row.latestOn),
    safeFromOn: dayOrNull(row.safeFromOn),
    safeUntilOn: dayOrNull(row.safeUntilOn),
    metOn: dayOrNull(row.metOn),
    missedOn: dayOrNull(row.missedOn),
  }
  const until = row.kind === 'act' ? (standing.safeUntilOn ?? standing.latestOn) : standing.latestOn
  return {
    id: row.id,
    ruleKey: row.ruleKey,
    sentence: rule.sentence,
    words: rule.words ?? null,
    light: lightOf(standing, today, told),
    told,
    ...standing,
    kind: rule.kind,
    usualOn,
    observed: observed.get(row.ruleKey) ?? null,
    daysLeft: until ? daysUntil(today, until) : null,
    bridge: rule.bridge ?? null,
    loss: rule.loss ?? null,
    lawyer: rule.lawyer ?? false,
    missedBy: row.missedBy,
    sequence: row.sequence,
  }
}

/** Today in the town. */
export const todayIn = (ctx: Ctx): Day => dayOf(ctx.now, townZone())
