import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { ok, type Result, refused } from '@/lib/result/result'
import type { MyTeam } from './inbox'

export type SavedView = { id: string; name: string; query: string; team: string | null; own: boolean }

/** One's own lists, and those of one's teams. */
export async function savedViews(ctx: Ctx, teams: readonly MyTeam[]): Promise<SavedView[]> {
  const me = personIdOf(ctx.actor)
  if (!me) return []
  const rows = await ctx.db.caseView.findMany({
    where: { OR: [{ ownerId: me }, { teamId: { in: teams.map((team) => team.id) } }] },
    orderBy: { name: 'asc' },
    take: 60,
  })
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    query: row.query,
    team: teams.find((team) => team.id === row.teamId)?.name ?? null,
    own: row.ownerId === me,
  }))
}

/** Keeps a list's address under a name, for oneself or for a team one is in. Refuses `notFound` (not one's team). */
export async function saveView(
  ctx: Ctx,
  input: { name: string; query: string; teamId: string | null },
): Promise<Result<null, 'notFound'>> {
  const me = personIdOf(ctx.actor)
  if (!me) return refused('notFound')
  if (input.teamId) {
    const member = await ctx.db.caseTeamMember.count({
      where: { teamId: input.teamId, personId: me, leftAt: null },
    })
    if (member === 0) return refused('notFound')
  }
  await ctx.db.caseView.create({
    data: {
      id: newId(),
      ownerId: me,
      teamId: input.teamId,
      name: input.name,
      // An address of our own list, and nothing else.
      query: new URLSearchParams(input.query.replace(/^\?/, '')).toString(),
      createdAt: ctx.now,
    },
  })
  return ok(null)
}

/** Throws away one's own list. Refuses `notFound`. */
export async function dropView(ctx: Ctx, input: { viewId: string }): Promise<Result<null, 'notFound'>> {
  const { count } = await ctx.db.caseView.deleteMany({
    where: { id: input.viewId, ownerId: personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000' },
  })
  return count > 0 ? ok(null) : refused('notFound')
}
