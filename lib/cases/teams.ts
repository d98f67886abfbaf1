import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { matrix } from '@/lib/access/matrix'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { note } from './history'
import { lockTeam } from './lock-team'
import { refreshCase } from './refresh'
import { recordSafety } from './safety-right'
import type { teamInput } from './schema'
import type { TypeKey } from './vocabulary'

/** Who can be in a team: people with a role that opens cases. */
const working = () => ({
  disabledAt: null,
  mergedIntoId: null,
  roles: { some: { role: { in: [...matrix['cases.case.view']] }, revokedAt: null } },
})

/**
 * Makes a team, or changes its name, telephone hours and what lands there; running cases stay where they are. Refuses
 * `teamGone`, `teamHours` (they end before they begin, or only one of the two is given) and `noSuchType`.
 */
export async function saveTeam(
  ctx: Ctx,
  input: z.output<typeof teamInput>,
): Promise<Result<{ teamId: string }, 'teamGone' | 'teamHours' | 'noSuchType'>> {
  const { fromMinute, toMinute } = input
  if ((fromMinute === null) !== (toMinute === null)) return refused('teamHours')
  if (fromMinute !== null && toMinute !== null && fromMinute >= toMinute) return refused('teamHours')
  return inTransaction(ctx, async (tx) => {
    const teamId = input.teamId ?? newId()
    const asked = [...new Set(input.typeKeys ?? [])]
    const known = await tx.db.caseType.findMany({
      where: { key: { in: asked } },
      select: { key: true },
      distinct: ['key'],
    })
    if (known.length !== asked.length) return refused('noSuchType')
    const data = {
      name: input.name,
      typeKeys: asked,
      phone: input.phone,
      phoneWeekdays: [...(input.weekdays ?? [])].sort(),
      phoneFromMinute: fromMinute,
      phoneToMinute: toMinute,
    }
    if (!input.teamId)
      await tx.db.caseTeam.create({ data: { ...data, id: teamId, key: teamId, createdAt: tx.now } })
    else if (await lockTeam(tx, teamId)) await tx.db.caseTeam.update({ where: { id: teamId }, data })
    else return refused('teamGone')
    await record(tx, {
      event: input.teamId ? 'cases.team.changed' : 'cases.team.made',
      subject: { type: 'caseTeam', id: teamId },
      data: { types: data.typeKeys.join(' ') },
    })
    return ok({ teamId })
  })
}

/**
 * Takes somebody into a team, or changes whether they open cases of violence and safety. That right is only asked for
 * here (`asked`): another who manages teams gives it (confirmSafety), so that nobody gives it to themselves; taking it
 * away is done at once. Again the same changes nothing. Refuses `teamGone` and `noWorker` (they have no role that opens
 * cases).
 */
export async function joinTeam(
  ctx: Ctx,
  input: { teamId: string; personId: string; safety: boolean },
): Promise<Result<{ teamId: string; asked: boolean }, 'teamGone' | 'noWorker'>> {
  const { teamId, personId, safety } = input
  // The town's own set-up asks nobody.
  const askedBy = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    if (!(await lockTeam(tx, teamId))) return refused('teamGone')
    const worker = await tx.db.person.findFirst({
      where: { id: personId, ...working() },
      select: { id: true },
    })
    if (!worker) return refused('noWorker')
    const there = await tx.db.caseTeamMember.findFirst({ where: { teamId, personId, leftAt: null } })
    const asks = safety && askedBy !== null
    const asked = asks ? { safetyAskedAt: tx.now, safetyAskedById: askedBy } : {}
    if (there?.safety === safety && (safety || !there.safetyAskedAt)) return ok({ teamId, asked: false })
    if (there && asks && there.safetyAskedAt) return ok({ teamId, asked: true })
    if (there && asks) {
      await tx.db.caseTeamMember.update({ where: { id: there.id }, data: asked })
      await recordSafety(tx, 'asked', teamId, personId)
      return ok({ teamId, asked: true })
    }
    if (there) await tx.db.caseTeamMember.update({ where: { id: there.id }, data: { leftAt: tx.now } })
    await tx.db.caseTeamMember.create({
      data: { id: newId(), teamId, personId, safety: safety && !asks, joinedAt: tx.now, ...asked },
    })
    await record(tx, {
      event: 'cases.team.joined',
      subject: { type: 'caseTeam', id: teamId },
      personId,
      data: { safety: safety && !asks },
    })
    if (asks) await recordSafety(tx, 'asked', teamId, personId)
    return ok({ teamId, asked: asks })
  })
}

/**
 * Takes somebody out of a team, at once. Their open cases there go back on the team's table, for they see them no
 * more. Answers how many. Refuses `teamGone` and `notInTeam`.
 */
export async function leaveTeam(
  ctx: Ctx,
  input: { teamId: string; personId: string },
): Promise<Result<{ teamId: string; released: number }, 'teamGone' | 'notInTeam'>> {
  const { teamId, personId } = input
  return inTransaction(ctx, async (tx) => {
    if (!(await lockTeam(tx, teamId))) return refused('teamGone')
    const { count } = await tx.db.caseTeamMember.updateMany({
      where: { teamId, personId, leftAt: null },
      data: { leftAt: tx.now },
    })
    if (count === 0) return refused('notInTeam')
    const cases = await tx.db.$queryRaw<{ id: string; personId: string }[]>`
      SELECT id, person_id AS "personId" FROM help_case
       WHERE team_id = ${teamId}::uuid AND assignee_id = ${personId}::uuid AND closed_at IS NULL
       ORDER BY id FOR NO KEY UPDATE`
    for (const one of cases) {
      await tx.db.caseAssignment.updateMany({
        where: { caseId: one.id, until: null },
        data: { until: tx.now },
      })
      await tx.db.helpCase.update({ where: { id: one.id }, data: { assigneeId: null } })
      await note(tx, one, 'released')
      await refreshCase(tx, one.id)
    }
    await record(tx, {
      event: 'cases.team.left',
      subject: { type: 'caseTeam', id: teamId },
      personId,
      data: { released: cases.length },
    })
    return ok({ teamId, released: cases.length })
  })
}

/** Closes a team with no open cases; its closed ones are seen by who is still in it. Refuses `teamGone`, `teamBusy`. */
export async function closeTeam(
  ctx: Ctx,
  input: { teamId: string },
): Promise<Result<null, 'teamGone' | 'teamBusy'>> {
  return inTransaction(ctx, async (tx) => {
    if (!(await lockTeam(tx, input.teamId))) return refused('teamGone')
    const open = await tx.db.helpCase.count({
      where: { teamId: input.teamId, closedAt: null, mergedIntoId: null },
    })
    if (open > 0) return refused('teamBusy')
    await tx.db.caseTeam.update({ where: { id: input.teamId }, data: { closedAt: tx.now } })
    await record(tx, {
      event: 'cases.team.closed',
      subject: { type: 'caseTeam', id: input.teamId },
      data: { by: personIdOf(tx.actor) },
    })
    return ok(null)
  })
}

export type TeamMember = {
  personId: string
  name: string
  safety: boolean
  /** Who asked that they open cases of safety, while nobody confirmed it. */
  safetyAsked: { byId: string | null; by: string } | null
}
export type Team = {
  id: string
  name: string
  typeKeys: TypeKey[]
  phone: string | null
  weekdays: number[]
  fromMinute: number | null
  toMinute: number | null
  members: TeamMember[]
  /** It takes questions of safety, and nobody in it may open them. */
  safetyUnseen: boolean
}

/** The teams that take questions now, by name, with who is in them. */
export async function listTeams(ctx: Ctx): Promise<Team[]> {
  const rows = await ctx.db.caseTeam.findMany({
    where: { closedAt: null },
    include: { members: { where: { leftAt: null } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const people = await ctx.db.person.findMany({
    where: {
      id: {
        in: rows.flatMap((row) =>
          row.members.flatMap((member) => [
            member.personId,
            ...(member.safetyAskedById ? [member.safetyAskedById] : []),
          ]),
        ),
      },
    },
    select: { id: true, fullName: true },
  })
  const names = new Map(people.map((person) => [person.id, person.fullName]))
  return rows.map((row) => {
    const members = row.members
      .map((member) => ({
        personId: member.personId,
        name: names.get(member.personId) ?? '',
        safety: member.safety,
        safetyAsked:
          member.safetyAskedAt && !member.safety
            ? {
                byId: member.safetyAskedById,
                by: names.get(member.safetyAskedById ?? '') ?? '',
              }
            : null,
      }))
      .sort((a, b) => a.name.localeCompare(b.name))
    return {
      id: row.id,
      name: row.name,
      typeKeys: row.typeKeys,
      phone: row.phone,
      weekdays: row.phoneWeekdays,
      fromMinute: row.phoneFromMinute,
      toMinute: row.phoneToMinute,
      members,
      safetyUnseen:
        landing([row, ...rows.filter((other) => other !== row)], 'safety', row.id) &&
        !members.some((member) => member.safety),
    }
  })
}

/** Whether questions of a type land in this team: it names the type, or nobody does and it names none (open-case.ts). */
function landing(
  teams: readonly { id: string; typeKeys: readonly string[] }[],
  type: TypeKey,
  teamId: string,
): boolean {
  const team = teams.find((one) => one.id === teamId)
  if (!team) return false
  return (
    team.typeKeys.includes(type) ||
    (team.typeKeys.length === 0 && !teams.some((one) => one.typeKeys.includes(type)))
  )
}

/** Of the types that can be asked, those whose questions land with nobody: asking for them fails. */
export function unheardTypes<Type extends { typeKey: TypeKey }>(
  teams: readonly Pick<Team, 'typeKeys'>[],
  asked: readonly Type[],
): Type[] {
  if (teams.some((team) => team.typeKeys.length === 0)) return []
  return asked.filter((type) => !teams.some((team) => team.typeKeys.includes(type.typeKey)))
}

/** Who could be taken into a team, by name. */
export async function teamCandidates(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  const rows = await ctx.db.person.findMany({
    where: working(),
    select: { id: true, fullName: true },
    orderBy: { fullName: 'asc' },
  })
  return rows.map((row) => ({ id: row.id, name: row.fullName }))
}
