import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { days, shift } from '@/lib/time/time'
import { type KeptDays, keptDays } from './settings'
import type { RetentionRule } from './types'

/** Rows that go in one transaction: small, so that nobody waits for the night's work. */
const batch = 200

/** Everybody on whom a legal hold stands, with the records that turned out to be theirs. */
const held = Prisma.sql`
  SELECT p.id FROM person p JOIN legal_hold h ON h.lifted_at IS NULL AND h.person_id IN (p.id, p.merged_into_id)`

const due = (rule: RetentionRule, before: Date) => Prisma.sql`
  FROM (${rule.rows}) r WHERE r.at <= ${before}`
const free = Prisma.sql`NOT EXISTS (SELECT FROM (${held}) h WHERE h.id = ANY(r.people))`

export type DryRun = {
  /** Rows that would go now. */
  rows: number
  /** The instant from which the oldest of them counts. */
  oldest: Date | null
  /** Rows whose time is over, but a legal hold keeps them. */
  held: number
}

/** What a rule would let go now, were it kept for `keepDays` (null: never). Changes nothing. */
export async function dryRun(ctx: Ctx, rule: RetentionRule, keepDays: number | null): Promise<DryRun> {
  if (keepDays === null) return { rows: 0, oldest: null, held: 0 }
  const before = shift(ctx.now, -days(keepDays))
  const [row] = await ctx.db.$queryRaw<{ rows: number; oldest: Date | null; held: number }[]>`
    SELECT count(*) FILTER (WHERE ${free})::int AS rows,
           min(r.at) FILTER (WHERE ${free}) AS oldest,
           count(*) FILTER (WHERE NOT ${free})::int AS held ${due(rule, before)}`
  return row ?? { rows: 0, oldest: null, held: 0 }
}

export type RuleState = KeptDays & DryRun

/** Every rule with how long it keeps and what tonight would let go. */
export async function retentionState(ctx: Ctx, rules: readonly RetentionRule[]): Promise<RuleState[]> {
  const kept = await keptDays(ctx, rules)
  const states: RuleState[] = []
  for (const rule of rules) {
    const days = kept.get(rule.key)
    if (days) states.push({ ...days, ...(await dryRun(ctx, rule, days.days)) })
  }
  return states
}

/**
 * Lets go of everything whose time is over, batch by batch; two workers at once share the work and double nothing.
 * Answers how many rows went, by rule. One row of the trail a run says so.
 */
export async function runRetention(
  ctx: Ctx,
  rules: readonly RetentionRule[],
  clock: () => Date,
): Promise<Record<string, number>> {
  const kept = await keptDays(ctx, rules)
  const done: Record<string, number> = {}
  for (const rule of rules) {
    const keep = kept.get(rule.key)?.days ?? null
    if (keep === null) continue
    let rows = 0
    for (;;) {
      const went = await oneBatch(ctx, rule, shift(ctx.now, -days(keep)))
      rows += went
      if (went === 0) break
    }
    if (rows > 0) done[rule.key] = rows
  }
  await inTransaction(ctx, async (tx) => {
    const id = newId()
    await tx.db.retentionRun.create({ data: { id, startedAt: ctx.now, finishedAt: clock(), done } })
    await record(tx, { event: 'retention.run.done', subject: { type: 'retentionRun', id }, data: done })
  })
  return done
}

async function oneBatch(ctx: Ctx, rule: RetentionRule, before: Date): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    // One at a time: the next worker finds the batch gone.
    await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('retention')) IS NULL AS locked`
    const rows = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT r.id ${due(rule, before)} AND ${free} ORDER BY r.at, r.id LIMIT ${batch}`
    if (rows.length === 0) return 0
    const went = await rule.apply(
      tx,
      rows.map((row) => row.id),
    )
    // A rule that lets nothing go would be asked for ever.
    if (went === 0) throw new Error(`the rule ${rule.key} let none of ${rows.length} rows go`)
    return went
  })
}

/** The last nights, newest first. */
export async function lastRuns(
  ctx: Ctx,
  most: number,
): Promise<{ id: string; startedAt: Date; done: Record<string, number> }[]> {
  const rows = await ctx.db.retentionRun.findMany({ orderBy: { startedAt: 'desc' }, take: most })
  return rows.map(({ id, startedAt, done }) => ({ id, startedAt, done: done as Record<string, number> }))
}
