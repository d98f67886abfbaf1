import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { days, shift } from '@/lib/time/time'
import { ownWords } from './type-list'
import { type Authority, authorities } from './vocabulary'
import type { TypeRef } from './words'

/** How long an authority took in the middle case, of how many; of one kind of question, or of all it decides on. */
export type Observed = { authority: Authority; type: TypeRef | null; days: number; cases: number }

type Row = { authority: string; type_key: string | null; words: unknown; days: number; cases: number }

const authorityOf = (key: string): Authority =>
  authorities.find((candidate) => candidate === key) ?? 'otherOffice'

/**
 * What closed cases of the last year teach: days from the file being handed in, or complete where that was written
 * down, to the decision. From five cases on, so that nobody is known and one odd case says nothing; it is what happened,
 * never a term. The same statement for the figures and for one case (`only`).
 */
async function observed(ctx: Ctx, only?: { authority: string; typeKey: string }): Promise<Observed[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT v.definition->>'authority' AS authority, c.type_key, (array_agg(y.words))[1] AS words,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY made."on" - coalesce(full_."on", sent."on"))::int AS days,
           count(*)::int AS cases
      FROM help_case c
      JOIN case_type_version v ON v.id = c.type_version_id JOIN case_type y ON y.id = v.type_id
      JOIN case_fact sent ON sent.case_id = c.id AND sent.key = 'submittedOn' AND sent.retracted_at IS NULL
      JOIN case_fact made ON made.case_id = c.id AND made.key = 'decidedOn' AND made.retracted_at IS NULL
      LEFT JOIN case_fact full_ ON full_.case_id = c.id AND full_.key = 'fileCompleteOn' AND full_.retracted_at IS NULL
     WHERE c.closed_at > ${shift(ctx.now, -days(limits.cases.medianDays))} AND c.merged_into_id IS NULL
       AND made."on" >= coalesce(full_."on", sent."on")
       ${only ? Prisma.sql`AND v.definition->>'authority' = ${only.authority}` : Prisma.empty}
     GROUP BY GROUPING SETS ((v.definition->>'authority'), (v.definition->>'authority', c.type_key))
    HAVING count(*) >= ${limits.cases.medianFrom}
     ORDER BY 1, c.type_key NULLS FIRST`
  return rows.map((row) => ({
    authority: authorityOf(row.authority),
    type: row.type_key ? { typeKey: row.type_key, typeWords: ownWords(row.words) } : null,
    days: row.days,
    cases: row.cases,
  }))
}

/** For managers: every authority, and under it each kind of question with enough cases. One query. */
export const observedByAuthority = (ctx: Ctx): Promise<Observed[]> => observed(ctx)

/** For one case: of its own kind where there are enough, else of all that this authority decided on; null: too few. */
export async function observedFor(
  ctx: Ctx,
  on: { authority: Authority; typeKey: string },
): Promise<Observed | null> {
  const rows = await observed(ctx, on)
  return rows.find((row) => row.type?.typeKey === on.typeKey) ?? rows.find((row) => row.type === null) ?? null
}
