import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { note } from './history'
import { onCase } from './on-case'
import { refreshCase } from './refresh'
import { type LockedCase, visibleSql } from './visible'

/** Ends the assignment that stands and begins another, in the caller's transaction, under the case's lock. */
async function hand(
  tx: Ctx,
  on: Pick<LockedCase, 'id'>,
  to: { personId: string | null; teamId: string; reason: string },
): Promise<void> {
  await tx.db.caseAssignment.updateMany({ where: { caseId: on.id, until: null }, data: { until: tx.now } })
  if (to.personId)
    await tx.db.caseAssignment.create({
      data: {
        id: newId(),
        caseId: on.id,
        personId: to.personId,
        teamId: to.teamId,
        from: tx.now,
        reason: to.reason,
        byId: personIdOf(tx.actor),
      },
    })
  await tx.db.helpCase.update({
    where: { id: on.id },
    data: { assigneeId: to.personId, teamId: to.teamId },
  })
}

/** Somebody of the team now; of a sensitive case only who opens such cases. */
async function isMember(tx: Ctx, teamId: string, personId: string, sensitive: boolean): Promise<boolean> {
  const found = await tx.db.caseTeamMember.findFirst({
    where: { teamId, personId, leftAt: null, ...(sensitive ? { safety: true } : {}) },
    select: { id: true },
  })
  return found !== null
}

/**
 * Takes a case that is nobody's. When two press at once one has it and the other reads `taken` with nothing changed;
 * pressing again what one has already is fine. Refuses `notFound`, `closed`, `taken`.
 */
export async function claimCase(
  ctx: Ctx,
  input: { caseId: string },
): Promise<Result<null, 'notFound' | 'closed' | 'taken'>> {
  const me = personIdOf(ctx.actor)
  if (!me) return refused('notFound')
  return onCase(ctx, input.caseId, async (tx, on) => {
    if (on.assigneeId === me) return ok(null)
    if (on.assigneeId) return refused('taken')
    await hand(tx, on, { personId: me, teamId: on.teamId, reason: 'claimed' })
    await note(tx, on, 'claimed')
    return ok(null)
  })
}

/** Gives a case to a colleague of its team. Refuses `notFound`, `closed`, `notInTeam`. */
export async function assignCase(
  ctx: Ctx,
  input: { caseId: string; personId: string },
): Promise<Result<null, 'notFound' | 'closed' | 'notInTeam'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    if (!(await isMember(tx, on.teamId, input.personId, on.sensitive))) return refused('notInTeam')
    if (on.assigneeId === input.personId) return ok(null)
    await hand(tx, on, { personId: input.personId, teamId: on.teamId, reason: 'assigned' })
    await note(tx, on, 'assigned', { to: input.personId })
    return ok(null)
  })
}

/** Puts a case back on the team's table. Refuses `notFound`, `closed`. */
export async function releaseCase(
  ctx: Ctx,
  input: { caseId: string },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    if (!on.assigneeId) return ok(null)
    await hand(tx, on, { personId: null, teamId: on.teamId, reason: 'released' })
    await note(tx, on, 'released')
    return ok(null)
  })
}

/** Gives a case to another team, as nobody's. Who is only in the old team sees it no more. Refuses `notFound`, `closed`, `sameTeam`, `noTeam`. */
export async function transferCase(
  ctx: Ctx,
  input: { caseId: string; teamId: string; reason: string },
): Promise<Result<null, 'notFound' | 'closed' | 'sameTeam' | 'noTeam'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    if (on.teamId === input.teamId) return refused('sameTeam')
    const team = await tx.db.caseTeam.findFirst({
      where: { id: input.teamId, closedAt: null },
      select: { id: true },
    })
    if (!team) return refused('noTeam')
    await hand(tx, on, { personId: null, teamId: team.id, reason: 'transferred' })
    await tx.db.caseNote.create({
      data: {
        id: newId(),
        caseId: on.id,
        kind: 'internal',
        language: 'nl',
        text: input.reason,
        authorId: personIdOf(tx.actor),
        at: tx.now,
      },
    })
    await note(tx, on, 'transferred', { from: on.teamId, to: team.id })
    return ok(null)
  })
}

/**
 * Hands every open case of an absent colleague, in teams the actor is in, to another colleague of the same team in one
 * step, or back on the table when `toId` is null. Cases the other may not see stay. Answers how many went over.
 */
export async function handOverCaseload(
  ctx: Ctx,
  input: { fromId: string; toId: string | null },
): Promise<Result<{ moved: number; stayed: number; caseIds: string[] }, 'notFound' | 'same'>> {
  if (input.fromId === input.toId) return refused('same')
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<
      { id: string; personId: string; teamId: string; sensitive: boolean }[]
    >`
      SELECT c.id, c.person_id AS "personId", c.team_id AS "teamId", c.sensitive FROM help_case c
       WHERE c.assignee_id = ${input.fromId}::uuid AND c.closed_at IS NULL AND ${visibleSql(tx)}
       ORDER BY c.id FOR NO KEY UPDATE OF c`
    if (rows.length === 0) return refused('notFound')
    const caseIds: string[] = []
    for (const row of rows) {
      if (input.toId && !(await isMember(tx, row.teamId, input.toId, row.sensitive))) continue
      await hand(tx, row, { personId: input.toId, teamId: row.teamId, reason: 'handedOver' })
      await note(tx, row, 'handedOver', { from: input.fromId, to: input.toId })
      await refreshCase(tx, row.id)
      caseIds.push(row.id)
    }
    return ok({ moved: caseIds.length, stayed: rows.length - caseIds.length, caseIds })
  })
}
