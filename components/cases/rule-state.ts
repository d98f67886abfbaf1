type Rule = { confidence: string; tellable: boolean; confirmedAt: Date | null; reviewBy: Date }

/** How a rule stands today, as a word, a moon and a colour. */
export function ruleState(rule: Rule, today: string, told: boolean) {
  if (told) return { key: 'told', phase: 'done', tone: 'ok' } as const
  if (rule.confidence === 'unsure') return { key: 'unsure', phase: 'open', tone: 'warn' } as const
  if (!rule.tellable) return { key: 'internal', phase: 'open', tone: undefined } as const
  if (!rule.confirmedAt) return { key: 'waiting', phase: 'waiting', tone: 'warn' } as const
  return rule.reviewBy.toISOString().slice(0, 10) < today
    ? ({ key: 'stale', phase: 'late', tone: 'late' } as const)
    : ({ key: 'internal', phase: 'open', tone: undefined } as const)
}
