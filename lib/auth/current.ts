import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { type Actor, anonymous } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { database } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { now } from '@/lib/time/clock'
import {
  endSession,
  type LiveSession,
  liveSession,
  markShared,
  peekSession,
  personOfSession,
} from './session'
import { openSession, ownCookie, sealSession, sessionCookie } from './token'

/** Who is signed in, checked in the database once per request; null for nobody. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const sealed = (await cookies()).get(sessionCookie().name)?.value
  const sessionId = sealed ? await openSession(sealed) : null
  return isId(sessionId) ? liveSession(database().db, sessionId, now()) : null
})

/** When the session ends, without moving its idle clock; null for nobody. */
export async function sessionEnd(): Promise<{ idleEndsAt: Date; endsAt: Date } | null> {
  const sealed = (await cookies()).get(sessionCookie().name)?.value
  const sessionId = sealed ? await openSession(sealed) : null
  return isId(sessionId) ? peekSession(database().db, sessionId, now()) : null
}

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

/** Says to scripts and to the next sign-in that this device is not only theirs; gone with the browser. */
const sharedCookie = () => ownCookie('samen-shared').name

/** Whether somebody said on this device that it is not only theirs. */
export async function isSharedDevice(): Promise<boolean> {
  return (await cookies()).get(sharedCookie())?.value === '1'
}

/**
 * Hands the browser its session. Only in an action or route handler. On a shared device the cookie goes with the
 * browser; where nobody was asked (`shared` left out), what was said on this device before counts.
 */
export async function giveSessionCookie(
  personId: string,
  sessionId: string,
  shared?: boolean,
): Promise<void> {
  const jar = await cookies()
  const { name, secure } = sessionCookie()
  const common = { sameSite: 'lax', secure, path: '/' } as const
  const before = await isSharedDevice()
  // One browser has one session: the one before ends now, not by its own clock (OWASP ASVS 5.0, 7.2.4).
  const old = await currentSession()
  if (old && old.sessionId !== sessionId) await endSession(await currentContext(), old.sessionId)
  const isShared = shared ?? before
  if (shared === undefined && before) await markShared({ ...(await currentContext()), now: now() }, sessionId)
  const maxAge = limits.sessions.public.totalMinutes * 60
  jar.set(name, await sealSession(personId, sessionId, maxAge), {
    ...common,
    httpOnly: true,
    // The database decides when it ends; this is only how long the browser remembers.
    ...(isShared ? {} : { maxAge }),
  })
  if (isShared) jar.set(sharedCookie(), '1', common)
  else if (before) jar.set(sharedCookie(), '', { ...common, maxAge: 0 })
  if (jar.has(emailCookie())) jar.set(emailCookie(), '', { ...common, maxAge: 0 })
}

/** Takes everything from the browser that says who was here. */
export async function takeSessionCookie(): Promise<void> {
  const jar = await cookies()
  const { name, secure } = sessionCookie()
  for (const each of [name, sharedCookie(), emailCookie()])
    if (each === name || jar.has(each))
      jar.set(each, '', { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: 0 })
}

/** Whose session the browser shows, though it may have ended: for giving them back what they typed. Null for nobody. */
export async function lastPerson(): Promise<string | null> {
  const sealed = (await cookies()).get(sessionCookie().name)?.value
  const sessionId = sealed ? await openSession(sealed) : null
  return isId(sessionId) ? personOfSession(database().db, sessionId) : null
}

const emailCookie = () => ownCookie('samen-signing-in').name

/** Keeps the address for the page that asks the code; a quarter of an hour, not readable by scripts. */
export async function keepSignInEmail(email: string): Promise<void> {
  const { secure } = sessionCookie()
  ;(await cookies()).set(emailCookie(), email, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: 900,
  })
}

/** The address that is signing in, or undefined. */
export async function signInEmail(): Promise<string | undefined> {
  return (await cookies()).get(emailCookie())?.value
}

const providerCookie = () => ownCookie('samen-provider').name

/** Ties a trip to the town's provider to this browser, as long as the trip may last. */
export async function giveProviderCookie(key: string): Promise<void> {
  const { secure } = sessionCookie()
  ;(await cookies()).set(providerCookie(), key, {
    httpOnly: true,
    // Lax: it must come along when the provider sends the browser back.
    sameSite: 'lax',
    secure,
    // A cookie of one path may not be called __Host-; it lives for minutes.
    path: '/',
    maxAge: limits.providerTripMinutes * 60,
  })
}

/** The key of this browser's trip, used up by reading; undefined when it set out nowhere. */
export async function takeProviderCookie(): Promise<string | undefined> {
  const jar = await cookies()
  const key = jar.get(providerCookie())?.value
  if (key) {
    const { secure } = sessionCookie()
    jar.set(providerCookie(), '', { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: 0 })
  }
  return key
}

/** Remembers the language of addresses that name none (proxy.ts): a year, or with the browser on a shared device. */
export async function rememberLocale(locale: string): Promise<void> {
  const { name, secure } = ownCookie('samen-locale')
  ;(await cookies()).set(name, locale, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    ...((await isSharedDevice()) ? {} : { maxAge: 365 * 24 * 3600 }),
  })
}
