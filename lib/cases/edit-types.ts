import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { dateToDay } from '@/lib/time/time'
import { ruleShape } from './deadlines/types'
import { readDefinition } from './definition'
import { lockRule } from './save-rule'
import { byRank, ownWords } from './type-list'

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
