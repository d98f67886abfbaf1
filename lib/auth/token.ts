import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { settings } from '@/lib/config/settings'

/** `__Host-` needs https; a plain-http demo on one's own machine cannot have it. */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = settings().appUrl.startsWith('https://')
  return { name: secure ? '__Host-samen-session' : 'samen-session', secure }
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
