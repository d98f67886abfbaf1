import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { isRole, isStaff, type Role } from '@/lib/access/roles'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import type { Db } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { currentRequest } from '@/lib/log/request'
import { minutes, shift } from '@/lib/time/time'
import { deviceOf } from './device'

export type LiveSession = {
  sessionId: string
  personId: string
  roles: Role[]
  /** What to call the person. */
  name: string
  locale: string
  /** Works here, and has not shown the second factor yet: staff roles count for nothing until then. */
  needsSecondFactor: boolean
}

function lifeOf(roles: readonly Role[]) {
  if (isStaff(roles)) return limits.sessions.staff
  return roles.includes('ambassador') ? limits.sessions.ambassador : limits.sessions.public
}

/** How somebody came in. */
export type Way = 'code' | 'card' | 'invitation' | 'demo'

/** Starts a session for a person who has shown who they are. Answers its id; the cookie is set by the caller. */
export async function startSession(ctx: Ctx, personId: string, way: Way): Promise<string> {
  const held = await ctx.db.roleAssignment.findMany({
    where: { personId, revokedAt: null },
    select: { role: true },
  })
  const life = lifeOf(held.map((row) => row.role).filter(isRole))
  const id = newId()
  await ctx.db.session.create({
    data: {
      id,
      personId,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: shift(ctx.now, minutes(life.totalMinutes)),
      way,
      device: deviceOf(currentRequest()?.agent),
    },
  })
  await record(ctx, {
    event: 'auth.session.started',
    subject: { type: 'session', id },
    personId,
    data: { way },
  })
  return id
}

/** Ends a session; ending it twice is no matter. */
export async function endSession(ctx: Ctx, sessionId: string): Promise<void> {
  const ended = await ctx.db.session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { endedAt: ctx.now },
  })
  if (ended.count === 1)
    await record(ctx, { event: 'auth.session.ended', subject: { type: 'session', id: sessionId } })
}

type Row = {
  person_id: string
  roles: string[] | null
  name: string
  locale: string
  last_seen_at: Date
  way: string
  second_factor_at: Date | null
}

/**
 * The session as the database has it *now*: ended, idle too long, or its person disabled → null. Roles are
 * read with it, so that a role taken away is gone at the next request. One query; the idle clock is moved at
 * most once a minute.
 */
export async function liveSession(db: Db, sessionId: string, now: Date): Promise<LiveSession | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.person_id, s.last_seen_at, s.way, s.second_factor_at, p.locale, coalesce(p.call_name, p.full_name) AS name,
           (SELECT array_agg(r.role) FROM role_assignment r WHERE r.person_id = p.id AND r.revoked_at IS NULL) AS roles
      FROM session s JOIN person p ON p.id = s.person_id
     WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND s.expires_at > ${now} AND p.disabled_at IS NULL`
  if (!row) return null
  const roles = (row.roles ?? []).filter(isRole)
  const idle = now.getTime() - row.last_seen_at.getTime()
  if (idle > minutes(lifeOf(roles).idleMinutes)) return null
  if (idle > minutes(1))
    await db.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { lastSeenAt: now } })
  // The demo's people come in by a button, and only where the town itself is invented.
  const needsSecondFactor = isStaff(roles) && row.second_factor_at === null && row.way !== 'demo'
  return {
    sessionId,
    personId: row.person_id,
    roles: needsSecondFactor ? roles.filter((role) => !isStaff([role])) : roles,
    name: row.name,
    locale: row.locale,
    needsSecondFactor,
  }
}
