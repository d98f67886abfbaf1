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
import { type typeInput, typeTaskRows } from './schema'
import { stageKeys } from './vocabulary'

/** The day that ends a stage, where a stage ends by one (rules.stageDone). */
const endsBy = { submit: 'submittedOn', decide: 'decidedOn', collect: 'collectedOn' } as const

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

/**
 * What a definition needs that is not there: a stage whose day nobody could write down, a term whose fact the type
 * does not have. Null when it holds together.
 */
export function missingFact(
  definition: Pick<Definition, 'facts' | 'stages'>,
  rules: readonly { trigger: string; met: string; when?: { fact: string } }[],
): string | null {
  const has = new Set<string>(definition.facts)
  const asked = [
    ...definition.stages.flatMap((stage) => (stage in endsBy ? [endsBy[stage as keyof typeof endsBy]] : [])),
    ...rules.flatMap((rule) => [rule.trigger, rule.met, ...(rule.when ? [rule.when.fact] : [])]),
  ]
  return asked.find((fact) => !has.has(fact)) ?? null
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
    const missing = missingFact(
      { facts, stages },
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
