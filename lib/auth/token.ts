import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { settings } from '@/lib/config/settings'

/**
 * A cookie of ours: `__Host-` (this host alone, https, whole site) where there is https; a plain-http demo on one's own
 * machine cannot have it. `path`: for a cookie of one corner only, which may not be called `__Host-`.
 */
export function ownCookie(name: string, path = '/'): { name: string; secure: boolean } {
  const secure = settings().appUrl.startsWith('https://')
  const prefix = path === '/' ? '__Host-' : '__Secure-'
  return { name: secure ? prefix + name : name, secure }
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

/** The session id inside a cookie, or null for anything forged, damaged or too old. */
export async function openSession(cookie: string): Promise<string | null> {
  try {
    const token = await decode({ token: cookie, secret: settings().AUTH_SECRET })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    // next-auth throws for every token that it did not make itself: that is "not signed in".
    return null
  }
}
