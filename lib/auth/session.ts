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
  /** On a device that is not only theirs: nothing stays there. */
  shared: boolean
  /** When it ends if nothing more is asked, and when it ends whatever is asked. */
  idleEndsAt: Date
  endsAt: Date
}

function lifeOf(roles: readonly Role[], shared: boolean) {
  if (shared) return limits.sessions.shared
  if (isStaff(roles)) return limits.sessions.staff
  return roles.includes('ambassador') ? limits.sessions.ambassador : limits.sessions.public
}

const earlier = (one: Date, other: Date) => new Date(Math.min(one.getTime(), other.getTime()))

/** How somebody came in. */
export type Way = 'code' | 'link' | 'card' | 'passkey' | 'provider' | 'invitation' | 'demo'

export type SessionLook = {
  shared?: boolean
  /** The way in was two factors already. */
  secondFactor?: boolean
}

/** Starts a session for a person who has shown who they are. Answers its id; the cookie is set by the caller. */
export async function startSession(
  ctx: Ctx,
  personId: string,
  way: Way,
  { shared = false, secondFactor = false }: SessionLook = {},
): Promise<string> {
  const held = await ctx.db.roleAssignment.findMany({
    where: { personId, revokedAt: null },
    select: { role: true },
  })
  const life = lifeOf(held.map((row) => row.role).filter(isRole), shared)
  const id = newId()
  await ctx.db.session.create({
    data: {
      id,
      personId,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: shift(ctx.now, minutes(life.totalMinutes)),
      way,
      shared,
      secondFactorAt: secondFactor ? ctx.now : null,
      device: deviceOf(currentRequest()?.agent),
    },
  })
  await record(ctx, {
    event: 'auth.session.started',
    subject: { type: 'session', id },
    personId,
    data: { way, ...(shared ? { shared } : {}) },
  })
  return id
}

/** Makes a session one of a device that is not only theirs. */
export async function markShared(ctx: Ctx, sessionId: string): Promise<void> {
  await ctx.db.session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: {
      shared: true,
      expiresAt: shift(ctx.now, minutes(limits.sessions.shared.totalMinutes)),
    },
  })
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
  expires_at: Date
  way: string
  shared: boolean
  second_factor_at: Date | null
}

/**
 * The session as the database has it *now*, without moving its idle clock: ended, idle too long, or its person
 * disabled → null.
 */
export async function peekSession(
  db: Db,
  sessionId: string,
  now: Date,
): Promise<(LiveSession & { idleMs: number }) | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.person_id, s.last_seen_at, s.expires_at, s.way, s.shared, s.second_factor_at, p.locale,
           coalesce(p.call_name, p.full_name) AS name,
           (SELECT array_agg(r.role) FROM role_assignment r WHERE r.person_id = p.id AND r.revoked_at IS NULL) AS roles
      FROM session s JOIN person p ON p.id = s.person_id
     WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND s.expires_at > ${now} AND p.disabled_at IS NULL`
  if (!row) return null
  const roles = (row.roles ?? []).filter(isRole)
  const idleMs = now.getTime() - row.last_seen_at.getTime()
  const mostIdle = minutes(lifeOf(roles, row.shared).idleMinutes)
  if (idleMs > mostIdle) return null
  // The demo's people come in by a button, and only where the town itself is invented.
  const needsSecondFactor = isStaff(roles) && row.second_factor_at === null && row.way !== 'demo'
  const idleEndsAt = shift(row.last_seen_at, mostIdle)
  return {
    sessionId,
    personId: row.person_id,
    roles: needsSecondFactor ? roles.filter((role) => !isStaff([role])) : roles,
    name: row.name,
    locale: row.locale,
    needsSecondFactor,
    shared: row.shared,
    idleEndsAt: earlier(idleEndsAt, row.expires_at),
    endsAt: row.expires_at,
    idleMs,
  }
}

/**
 * The session of a request. Roles are read with it, so that a role taken away is gone at the next request. One query;
 * the idle clock is moved at most once a minute (of five minutes: ten seconds).
 */
export async function liveSession(db: Db, sessionId: string, now: Date): Promise<LiveSession | null> {
  const peeked = await peekSession(db, sessionId, now)
  if (!peeked) return null
  const { idleMs, ...session } = peeked
  if (idleMs > (session.shared ? 10_000 : minutes(1))) {
    await db.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { lastSeenAt: now } })
    const idleEndsAt = shift(session.idleEndsAt, idleMs)
    return { ...session, idleEndsAt: earlier(idleEndsAt, session.endsAt) }
  }
  return session
}

/** Whose session this was, alive or not; null when the database has forgotten it. */
export async function personOfSession(db: Db, sessionId: string): Promise<string | null> {
  const row = await db.session.findUnique({ where: { id: sessionId }, select: { personId: true } })
  return row?.personId ?? null
}
