import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isBeyond } from '@/lib/people/colleague'
import { ok, type Result, refused } from '@/lib/result/result'

export type OwnSession = {
  id: string
  device: string | null
  way: string
  createdAt: Date
  lastSeenAt: Date
  /** The one this page was asked with. */
  current: boolean
}

/** Where I am signed in now, this device first. */
export async function ownSessions(ctx: Ctx): Promise<OwnSession[]> {
  const { actor } = ctx
  if (actor.kind !== 'person') return []
  const rows = await ctx.db.session.findMany({
    where: { personId: actor.personId, endedAt: null, expiresAt: { gt: ctx.now } },
    orderBy: { lastSeenAt: 'desc' },
    take: 50,
    select: { id: true, device: true, way: true, createdAt: true, lastSeenAt: true },
  })
  return rows
    .map((row) => ({ ...row, current: row.id === actor.sessionId }))
    .sort((a, b) => Number(b.current) - Number(a.current))
}

/** Ends one of my sessions, at its next request. Refuses `notFound`: somebody else's, or ended already. */
export async function endOwnSession(
  ctx: Ctx,
  input: { sessionId: string },
): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  const ended = await endWhere(ctx, personId, { id: input.sessionId })
  return ended > 0 ? ok(null) : refused('notFound')
}

/** Ends all my sessions but this one. Answers how many. */
export async function endOtherSessions(ctx: Ctx): Promise<Result<{ ended: number }, 'notFound'>> {
  const { actor } = ctx
  if (actor.kind !== 'person') return refused('notFound')
  return ok({ ended: await endWhere(ctx, actor.personId, { id: { not: actor.sessionId } }) })
}

/** Ends every session of somebody, at the desk: a lost telephone. Answers how many. Refuses `colleague`. */
export async function endSessionsFor(
  ctx: Ctx,
  input: { personId: string },
): Promise<Result<{ ended: number }, 'colleague'>> {
  if (await isBeyond(ctx, input.personId)) return refused('colleague')
  return ok({ ended: await endWhere(ctx, input.personId, {}) })
}

async function endWhere(
  ctx: Ctx,
  personId: string,
  which: { id?: string | { not: string } },
): Promise<number> {
  const { count } = await ctx.db.session.updateMany({
    where: { ...which, personId, endedAt: null },
    data: { endedAt: ctx.now },
  })
  if (count > 0)
    await record(ctx, {
      event: 'auth.session.ended',
      subject: { type: 'person', id: personId },
      personId,
      data: { count },
    })
  return count
}

/** On how many devices somebody is signed in now. */
export function countSessions(ctx: Ctx, personId: string): Promise<number> {
  return ctx.db.session.count({ where: { personId, endedAt: null, expiresAt: { gt: ctx.now } } })
}
