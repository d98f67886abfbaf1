import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { type Actor, anonymous } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { database } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { now } from '@/lib/time/clock'
import { type LiveSession, liveSession } from './session'
import { openSession, sealSession, sessionCookie } from './token'

/** Who is signed in, checked in the database once per request; null for nobody. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const sealed = (await cookies()).get(sessionCookie().name)?.value
  const sessionId = sealed ? await openSession(sealed) : null
  return isId(sessionId) ? liveSession(database().db, sessionId, now()) : null
})

export async function currentActor(): Promise<Actor> {
  const session = await currentSession()
  return session
    ? { kind: 'person', personId: session.personId, sessionId: session.sessionId, roles: session.roles }
    : anonymous
}

/** The request's context: actor, one instant for the whole request, and the database. */
export const currentContext = cache(
  async (): Promise<Ctx> => ({ actor: await currentActor(), now: now(), db: database().db }),
)

/** Hands the browser its session. Only in an action or route handler. */
export async function giveSessionCookie(personId: string, sessionId: string): Promise<void> {
  const { name, secure } = sessionCookie()
  const maxAge = limits.sessions.public.totalMinutes * 60
  ;(await cookies()).set(name, await sealSession(personId, sessionId, maxAge), {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge,
  })
}

export async function takeSessionCookie(): Promise<void> {
  const { name, secure } = sessionCookie()
  ;(await cookies()).set(name, '', { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: 0 })
}

const emailCookie = 'samen-signing-in'

/** Keeps the address for the page that asks the code; a quarter of an hour, not readable by scripts. */
export async function keepSignInEmail(email: string): Promise<void> {
  const { secure } = sessionCookie()
  ;(await cookies()).set(emailCookie, email, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: 900,
  })
}

/** The address that is signing in, or undefined. */
export async function signInEmail(): Promise<string | undefined> {
  return (await cookies()).get(emailCookie)?.value
}
