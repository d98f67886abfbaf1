import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { dateToDay, dayToDate } from '@/lib/time/time'
import { type Offset, type RuleShape, ruleShape } from './deadlines/types'
import { readDefinition } from './definition'
import type { ruleInput } from './schema'
import { byRank, ownWords } from './type-list'

/** The live row of a rule, locked; null when there is none. */
async function lockRule(tx: Ctx, key: string) {
  const [row] = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM case_rule WHERE key = ${key} AND superseded_at IS NULL FOR UPDATE`
  return row ? tx.db.caseRule.findUniqueOrThrow({ where: { id: row.id } }) : null
}

const withCount = (offset: Offset | undefined, count: number | null): Offset | undefined =>
  count === null ? undefined : { count, unit: offset?.unit ?? 'd' }

/**
 * Saves a rule as a new version, not yet confirmed by anybody. Running cases keep the version they have. Refuses
 * `notFound`, `changedMeanwhile`, `unsure` (an unsure rule is never told) and `badWindow` (it ends before it begins).
 */
export async function saveRule(
  ctx: Ctx,
  input: z.output<typeof ruleInput>,
): Promise<Result<null, 'notFound' | 'changedMeanwhile' | 'unsure' | 'badWindow'>> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockRule(tx, input.key)
    if (!row) return refused('notFound')
    if (row.version !== input.version) return refused('changedMeanwhile')
    const tellable = input.tellable === 'on'
    if (input.confidence === 'unsure' && tellable) return refused('unsure')
    const before = ruleShape.parse(row.rule)
    const earliest = withCount(before.earliest ?? before.latest, input.earliest)
    const latest = withCount(before.latest ?? before.earliest, input.latest)
    const [from, until] = [
      withCount(before.safe?.from ?? earliest, input.safeFrom),
      withCount(before.safe?.until ?? latest, input.safeUntil),
    ]
    const wrong = (a?: Offset, b?: Offset) => a && b && a.unit === b.unit && a.count > b.count
    if (wrong(earliest, latest) || wrong(from, until) || Boolean(from) !== Boolean(until))
      return refused('badWindow')
    const rule: RuleShape = { ...before, earliest, latest, safe: from && until ? { from, until } : undefined }
    await tx.db.caseRule.update({ where: { id: row.id }, data: { supersededAt: tx.now } })
    await tx.db.caseRule.create({
      data: {
        id: newId(),
        key: row.key,
        version: row.version + 1,
        country: row.country,
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
      subject: { type: 'caseRule', id: row.key },
      data: { version: row.version + 1, confidence: input.confidence, tellable },
    })
    return ok(null)
  })
}

/** Stands for a rule: from now on its dates may be told. Refuses `notFound`, `changedMeanwhile`, `unsure`. */
export async function confirmRule(
  ctx: Ctx,
  input: { key: string; version: number },
): Promise<Result<null, 'notFound' | 'changedMeanwhile' | 'unsure'>> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockRule(tx, input.key)
    if (!row) return refused('notFound')
    if (row.version !== input.version) return refused('changedMeanwhile')
    if (row.confidence === 'unsure') return refused('unsure')
    await tx.db.caseRule.update({
      where: { id: row.id },
      data: { confirmedAt: tx.now, confirmedById: personIdOf(tx.actor) },
    })
    await record(tx, {
      event: 'cases.type.ruleConfirmed',
      subject: { type: 'caseRule', id: row.key },
      data: { version: row.version },
    })
    return ok(null)
  })
}

/** The rules of a country as they are now, by key. */
export async function listRules(ctx: Ctx, country: string) {
  const rows = await ctx.db.caseRule.findMany({
    where: { country, supersededAt: null },
    orderBy: { key: 'asc' },
  })
  return rows.map((row) => ({ ...row, shape: ruleShape.parse(row.rule) }))
}

/** A rule with its earlier versions, the newest first; empty when there is none. */
export async function ruleVersions(ctx: Ctx, key: string) {
  const rows = await ctx.db.caseRule.findMany({ where: { key }, orderBy: { version: 'desc' } })
  const people = rows
    .flatMap((row) => [row.confirmedById, row.createdById])
    .filter((id): id is string => id !== null)
  const names = new Map(
    (
      await ctx.db.person.findMany({ where: { id: { in: people } }, select: { id: true, fullName: true } })
    ).map((person) => [person.id, person.fullName]),
  )
  return rows.map((row) => ({
    ...row,
    shape: ruleShape.parse(row.rule),
    seenDay: dateToDay(row.seenOn),
    confirmedBy: row.confirmedById ? (names.get(row.confirmedById) ?? null) : null,
  }))
}

/** The types of a country, in the order in which they are asked, with their newest version and how many cases run on any version. */
export async function listTypes(ctx: Ctx, country: string) {
  const rows = await ctx.db.caseType.findMany({
    where: { country },
    select: {
      key: true,
      words: true,
      icon: true,
      publishedAt: true,
      versions: { orderBy: { version: 'desc' }, take: 1 },
    },
  })
  const running = await ctx.db.helpCase.groupBy({
    by: ['typeKey'],
    where: { country, closedAt: null },
    _count: true,
  })
  const counts = new Map(running.map((row) => [row.typeKey, row._count]))
  const types = rows.flatMap((row) => {
    const [version] = row.versions
    return version
      ? [
          {
            typeKey: row.key,
            typeWords: ownWords(row.words),
            icon: row.icon,
            publishedAt: row.publishedAt,
            version: version.version,
            note: version.note,
            definition: readDefinition(version.definition),
            running: counts.get(row.key) ?? 0,
          },
        ]
      : []
  })
  return types.sort(byRank)
}
