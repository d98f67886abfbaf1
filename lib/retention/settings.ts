import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import type { RetentionRule } from './types'

export type KeptDays = {
  key: string
  /** In force: null is never. */
  days: number | null
  defaultDays: number | null
  /** What our proposal follows; null: the town decides. */
  source: string | null
  /** The town chose it. */
  chosen: boolean
}

/** How long each rule keeps, as the town chose or as we propose. */
export async function keptDays(ctx: Ctx, rules: readonly RetentionRule[]): Promise<Map<string, KeptDays>> {
  const settings = await ctx.db.retentionSetting.findMany({ select: { rule: true, days: true } })
  const chosen = new Map(settings.map(({ rule, days }) => [rule, days]))
  return new Map(
    rules.map(({ key, defaultDays, source }) => [
      key,
      {
        key,
        defaultDays,
        source,
        chosen: chosen.has(key),
        days: chosen.has(key) ? (chosen.get(key) ?? null) : defaultDays,
      },
    ]),
  )
}

/** `default` goes back to our proposal; null is never; 0 is at once. */
export type Choice = number | null | 'default'

/**
 * Chooses how long a rule keeps. Refuses `notFound` (no such rule, or not allowed) and `changedMeanwhile`: what is in
 * force is not what the dry run was made against.
 */
export async function chooseRetention(
  ctx: Ctx,
  rules: readonly RetentionRule[],
  input: { rule: string; days: Choice; was: number | null },
): Promise<Result<null, 'notFound' | 'changedMeanwhile'>> {
  if (!can(ctx.actor, 'retention.rule.change')) return refused('notFound')
  const rule = rules.find(({ key }) => key === input.rule)
  if (!rule) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('retention')) IS NULL AS locked`
    const before = (await keptDays(tx, [rule])).get(rule.key)?.days ?? null
    if (before !== input.was) return refused('changedMeanwhile')
    const days = input.days === 'default' ? rule.defaultDays : input.days
    if (input.days === 'default') await tx.db.retentionSetting.deleteMany({ where: { rule: rule.key } })
    else {
      const set = { days: input.days, changedAt: tx.now, changedById: personIdOf(tx.actor) }
      await tx.db.retentionSetting.upsert({
        where: { rule: rule.key },
        create: { rule: rule.key, ...set },
        update: set,
      })
    }
    await record(tx, {
      event: 'retention.rule.changed',
      subject: { type: 'retentionRule', id: rule.key },
      data: { days, before, byDefault: input.days === 'default' },
    })
    return ok(null)
  })
}
