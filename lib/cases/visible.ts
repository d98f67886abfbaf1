import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { reach } from '@/lib/access/relationships'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { hours, shift } from '@/lib/time/time'

/** The WHERE of cases that staff see, for a statement whose case is `c` (policy.staffCaseWhere in SQL). */
export function visibleSql(ctx: Ctx): Prisma.Sql {
  const far = reach(ctx.actor, 'cases.case.view')
  if (far === 'all') return Prisma.sql`TRUE`
  const me = far.includes('ownTeam') ? personIdOf(ctx.actor) : null
  if (!me) return Prisma.sql`FALSE`
  return Prisma.sql`EXISTS (SELECT 1 FROM case_team_member m
     WHERE m.team_id = c.team_id AND m.person_id = ${me}::uuid AND m.left_at IS NULL
       AND (NOT c.sensitive OR m.safety OR c.assignee_id = ${me}::uuid))`
}

/** A case that the actor wrote down at the desk within a day, whoever may see it now. */
export function openedAtDeskSql(ctx: Ctx): Prisma.Sql {
  const me = personIdOf(ctx.actor)
  if (!me) return Prisma.sql`FALSE`
  return Prisma.sql`(c.opened_by = 'desk' AND c.opened_at > ${shift(ctx.now, -hours(limits.cases.undoHours))}
    AND EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.id AND e.kind = 'opened' AND e.actor_id = ${me}::uuid))`
}

export type LockedCase = {
  id: string
  number: string
  personId: string
  typeVersionId: string
  typeKey: string
  country: string
  teamId: string
  assigneeId: string | null
  sensitive: boolean
  language: string
  openedAt: Date
  firstAnswerAt: Date | null
  closedAt: Date | null
  closeAskedById: string | null
  mergedIntoId: string | null
  groupId: string | null
  version: number
}

/**
 * A case that staff may change, its row locked until the transaction ends; null when it is not theirs to see. What
 * is counted or decided afterwards sees what a simultaneous change wrote.
 */
export async function lockCase(
  ctx: Ctx,
  caseId: string,
  who: Prisma.Sql = visibleSql(ctx),
): Promise<LockedCase | null> {
  const [row] = await ctx.db.$queryRaw<LockedCase[]>`
    SELECT c.id, c.number, c.person_id AS "personId", c.type_version_id AS "typeVersionId", c.type_key AS "typeKey",
           c.country, c.team_id AS "teamId", c.assignee_id AS "assigneeId", c.sensitive, c.language,
           c.opened_at AS "openedAt", c.first_answer_at AS "firstAnswerAt", c.closed_at AS "closedAt",
           c.close_asked_by_id AS "closeAskedById", c.merged_into_id AS "mergedIntoId", c.group_id AS "groupId", c.version
      FROM help_case c
     WHERE c.id = ${caseId}::uuid AND c.merged_into_id IS NULL AND c.anonymised_at IS NULL AND ${who}
       FOR NO KEY UPDATE OF c`
  return row ?? null
}
