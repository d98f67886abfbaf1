import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { settings } from '@/lib/config/settings'
import { now } from '@/lib/time/clock'

/**
 * A cookie of ours: `__Host-` (this host alone, https, whole site) where there is https; a plain-http demo on one's own
 * machine cannot have it. `path`: for a cookie of one corner only, which may not be called `__Host-`.
 */
export function ownCookie(name: string): { name: string; secure: boolean } {
  const secure = settings().appUrl.startsWith('https://')
  return { name: secure ? `__Host-${name}` : name, secure }
}

export function sessionCookie(): { name: string; secure: boolean } {
  return ownCookie('samen-session')
}

/** The cookie's content: nothing but who and which session; all else is read from the database. */
export function sealSession(personId: string, sessionId: string, maxAgeSeconds: number): Promise<string> {
  return encode({
    token: { sub: personId, sid: sessionId },
    secret: settings().AUTH_SECRET,
    maxAge: maxAgeSeconds,
  })
}

// Opening one costs as much as two questions to the database, and every page of a visit brings the same cookie.
const mostOpened = 2000
const opened = new Map<string, { sid: string; endsAt: number }>()

/** The session id inside a cookie, or null for anything forged, damaged or too old. */
export async function openSession(cookie: string): Promise<string | null> {
  const known = opened.get(cookie)
  if (known) {
    if (known.endsAt > now().getTime()) return known.sid
    opened.delete(cookie)
  }
  try {
    const token = await decode({ token: cookie, secret: settings().AUTH_SECRET })
    if (typeof token?.sid !== 'string') return null
    if (typeof token.exp === 'number') {
      for (const oldest of opened.keys()) {
        if (opened.size < mostOpened) break
        opened.delete(oldest)
      }
      opened.set(cookie, { sid: token.sid, endsAt: token.exp * 1000 })
    }
    return token.sid
  } catch {
    // next-auth throws for every token that it did not make itself: that is "not signed in".
    return null
  }
}
