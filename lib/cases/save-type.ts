import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { ruleShape } from './deadlines/types'
import { type Definition, readDefinition } from './definition'
import { conditionOf, usualConditions } from './rules'
import { type typeInput, typeTaskRows } from './schema'
import { factKeys, stageKeys } from './vocabulary'

/** The rows of the form that say something, in its order. */
function tasksOf(input: z.output<typeof typeInput>): Definition['tasks'] {
  const row = input as Record<string, unknown>
  return Array.from({ length: typeTaskRows }, (_, n) => ({
    key: row[`task${n}Key`] || undefined,
    words: row[`task${n}Key`] ? undefined : row[`task${n}Words`] || undefined,
    who: row[`task${n}Who`] ?? 'centre',
    dueWorkingDays: row[`task${n}Due`],
  })).filter((task) => task.key || task.words) as Definition['tasks']
}

/** What ends each stage by the form, where that differs from what usually ends it. */
function conditionsOf(input: z.output<typeof typeInput>): Definition['doneWhen'] {
  const chosen = Object.entries(input.done ?? {}).flatMap(([key, row]) => {
    const stage = stageKeys.find((candidate) => candidate === key)
    if (!stage || stage === 'finish' || !row) return []
    const signs = [...new Set([row.first, row.second, row.third].filter((sign) => sign !== undefined))]
    const { match, signs: usual } = usualConditions[stage]
    const same = signs.length === usual.length && usual.every((sign) => signs.includes(sign))
    if (signs.length === 0 || (same && (row.match === match || signs.length === 1))) return []
    return [[stage, { match: row.match ?? 'any', signs }] as const]
  })
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined
}

/**
 * What a definition needs that is not there: a stage whose fact nobody could write down, a term whose fact the type
 * does not have. Null when it holds together.
 */
export function missingFact(
  definition: Pick<Definition, 'facts' | 'stages' | 'doneWhen'>,
  rules: readonly { trigger: string; met: string; when?: { fact: string } }[],
): string | null {
  const has = new Set<string>(definition.facts)
  const lacks = (sign: string) => (factKeys as readonly string[]).includes(sign) && !has.has(sign)
  const ofStages = definition.stages.flatMap((stage) => {
    const when = conditionOf(stage, definition.doneWhen ?? {})
    if (!when) return []
    const missing = when.signs.filter(lacks)
    return when.match === 'all' || missing.length === when.signs.length ? missing : []
  })
  const ofRules = rules
    .flatMap((rule) => [rule.trigger, rule.met, ...(rule.when ? [rule.when.fact] : [])])
    .filter(lacks)
  return ofStages[0] ?? ofRules[0] ?? null
}

/**
 * Saves a type as a new version; running cases keep theirs. Refuses `notFound`, `changedMeanwhile`, `fewStages` (a way
 * has a beginning and an end), `noSuchRule` (of another country, or none) and `factMissing` (a stage or a term stands
 * on a fact that the type does not ask).
 */
export async function saveType(
  ctx: Ctx,
  input: z.output<typeof typeInput>,
): Promise<Result<null, 'notFound' | 'changedMeanwhile' | 'fewStages' | 'noSuchRule' | 'factMissing'>> {
  return inTransaction(ctx, async (tx) => {
    const [type] = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM case_type WHERE key = ${input.key} AND country = ${input.country} FOR UPDATE`
    const last = type
      ? await tx.db.caseTypeVersion.findFirst({ where: { typeId: type.id }, orderBy: { version: 'desc' } })
      : null
    if (!type || !last) return refused('notFound')
    if (last.version !== input.version) return refused('changedMeanwhile')
    const before = readDefinition(last.definition)
    const own = (input.ownPapers ?? '')
      .split('\n')
      .map((line) => line.trim().slice(0, 200))
      .filter(Boolean)
      .slice(0, 8)
    const must = input.papers ?? []
    const stages = stageKeys.filter((stage) => input.stages?.includes(stage))
    if (stages.length < 2) return refused('fewStages')
    const chosen = [...new Set(input.rules ?? [])]
    const rules = await tx.db.caseRule.findMany({
      where: { key: { in: chosen }, country: input.country, supersededAt: null },
      select: { rule: true },
    })
    if (rules.length !== chosen.length) return refused('noSuchRule')
    const facts = [...new Set(input.facts ?? [])]
    const doneWhen = conditionsOf(input)
    const missing = missingFact(
      { facts, stages, doneWhen },
      rules.map((row) => ruleShape.parse(row.rule)),
    )
    if (missing) return refused('factMissing', { fact: missing })
    const definition = readDefinition({
      ...before,
      papers: [
        ...must.map((key) => ({ key, required: true })),
        ...(input.optionalPapers ?? [])
          .filter((key) => !must.includes(key))
          .map((key) => ({ key, required: false })),
        ...own.map((words) => ({ words, required: true })),
      ],
      tasks: tasksOf(input),
      facts,
      stages,
      doneWhen,
      authority: input.authority,
      // Cases of danger stay behind their own door.
      sensitive: input.key === 'safety' || input.sensitive === 'on',
      rules: chosen,
      answerWorkingDays: input.answerWorkingDays,
      fourEyes: input.fourEyes === 'on',
    })
    await tx.db.caseTypeVersion.create({
      data: {
        id: newId(),
        typeId: type.id,
        version: last.version + 1,
        definition,
        note: input.note,
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
      },
    })
    await record(tx, {
      event: 'cases.type.saved',
      subject: { type: 'caseType', id: `${input.country}:${input.key}` },
      data: { version: last.version + 1 },
    })
    return ok(null)
  })
}
