import type { Day } from '@/lib/time/time'

/** One period of a claim and what may still be claimed in it. */
export type Ceiling = { period: string; ceilingCents: number | null }

export type ExpenseRuleRow = { dayCents: number | null; monthCents: number | null; yearCents: number }

/**
 * The periods a claim counts in, the year first. Flat: each with the country's ceiling, as far as it has one. Real costs
 * are proved and have no ceiling; their year is kept all the same, so that the two are never mixed.
 */
export function periodsOf(on: Day, kind: 'flat' | 'real', rule: ExpenseRuleRow): Ceiling[] {
  const year = { period: on.slice(0, 4), ceilingCents: kind === 'flat' ? rule.yearCents : null }
  if (kind === 'real') return [year]
  return [
    year,
    ...(rule.monthCents === null ? [] : [{ period: on.slice(0, 7), ceilingCents: rule.monthCents }]),
    ...(rule.dayCents === null ? [] : [{ period: on, ceilingCents: rule.dayCents }]),
  ]
}

export type ExpenseDecision =
  | { ok: true }
  | { ok: false; refusal: 'mixed' }
  | { ok: false; refusal: 'dayFull' | 'monthFull' | 'yearFull'; leftCents: number }

/** Whether a claim fits in what is claimed already. The narrowest ceiling that is full is told, with what is left. */
export function decideClaim(
  claim: { kind: 'flat' | 'real'; cents: number },
  periods: readonly { period: string; kind: string; cents: number; ceilingCents: number | null }[],
): ExpenseDecision {
  const year = periods.find((period) => period.period.length === 4)
  if (year && year.kind !== claim.kind && year.cents > 0) return { ok: false, refusal: 'mixed' }
  const names = { 4: 'yearFull', 7: 'monthFull', 10: 'dayFull' } as const
  for (const period of [...periods].sort((a, b) => b.period.length - a.period.length)) {
    if (period.ceilingCents === null || period.cents + claim.cents <= period.ceilingCents) continue
    const refusal = names[period.period.length as keyof typeof names]
    return { ok: false, refusal, leftCents: Math.max(0, period.ceilingCents - period.cents) }
  }
  return { ok: true }
}

/** Euros as people type them, in cents: `12,50`, `12.5`, `12 €`; null when it is no amount. */
export function centsOf(text: string): number | null {
  const match = /^\s*€?\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*€?\s*$/.exec(text)
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
