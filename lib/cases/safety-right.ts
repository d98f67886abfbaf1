import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { lockTeam } from './lock-team'
import { mayConfirmSafety } from './policy'

/** Writes into the trail what became of the right to open cases of violence and safety. */
export async function recordSafety(
  tx: Ctx,
  what: 'asked' | 'confirmed' | 'refused',
  teamId: string,
  personId: string,
): Promise<void> {
  await record(tx, {
    event: `cases.team.${what}`,
    subject: { type: 'caseTeam', id: teamId },
    personId,
    data: { safety: what === 'confirmed' },
  })
}

/** Somebody of the team for whom the right is asked, locked; null when nobody asked. */
async function askedMember(tx: Ctx, teamId: string, personId: string) {
  const [row] = await tx.db.$queryRaw<{ id: string; askedById: string | null }[]>`
    SELECT id, safety_asked_by_id AS "askedById" FROM case_team_member
     WHERE team_id = ${teamId}::uuid AND person_id = ${personId}::uuid AND left_at IS NULL AND NOT safety
       AND safety_asked_at IS NOT NULL FOR UPDATE`
  return row ?? null
}

/**
 * The second pair of eyes: gives the right to open cases of violence and safety that another asked for. Refuses
 * `teamGone`, `safetyNotAsked`, and `safetyOwn` (who asked it, and whose right it would be).
 */
export async function confirmSafety(
  ctx: Ctx,
  input: { teamId: string; personId: string },
): Promise<Result<{ teamId: string }, 'teamGone' | 'safetyNotAsked' | 'safetyOwn'>> {
  const { teamId, personId } = input
  return inTransaction(ctx, async (tx) => {
    if (!(await lockTeam(tx, teamId))) return refused('teamGone')
    const asked = await askedMember(tx, teamId, personId)
    if (!asked) return refused('safetyNotAsked')
    const me = personIdOf(tx.actor)
    if (!mayConfirmSafety(tx.actor, { askedById: asked.askedById, personId })) return refused('safetyOwn')
    const before = await tx.db.caseTeamMember.update({
      where: { id: asked.id },
      data: { leftAt: tx.now },
      select: { safetyAskedAt: true, safetyAskedById: true },
    })
    await tx.db.caseTeamMember.create({
      data: { id: newId(), teamId, personId, safety: true, joinedAt: tx.now, safetyById: me, ...before },
    })
    await recordSafety(tx, 'confirmed', teamId, personId)
    return ok({ teamId })
  })
}

/** Takes the question for that right back, or says no to it. Refuses `teamGone`, `safetyNotAsked`. */
export async function refuseSafety(
  ctx: Ctx,
  input: { teamId: string; personId: string },
): Promise<Result<{ teamId: string }, 'teamGone' | 'safetyNotAsked'>> {
  const { teamId, personId } = input
  return inTransaction(ctx, async (tx) => {
    if (!(await lockTeam(tx, teamId))) return refused('teamGone')
    const asked = await askedMember(tx, teamId, personId)
    if (!asked) return refused('safetyNotAsked')
    await tx.db.caseTeamMember.update({
      where: { id: asked.id },
      data: { safetyAskedAt: null, safetyAskedById: null },
    })
    await recordSafety(tx, 'refused', teamId, personId)
    return ok({ teamId })
  })
}
