import { currentSession, sessionEnd } from '@/lib/auth/current'
import { isSameOrigin } from '@/lib/auth/origin'
import { now } from '@/lib/time/clock'

// For the script that warns before the end (components/layout/session-watch): how long is left.

type End = { idleEndsAt: Date; endsAt: Date } | null

function answer(end: End): Response {
  const headers = { 'Cache-Control': 'no-store' }
  if (!end) return Response.json({ idleSeconds: 0, totalSeconds: 0 }, { status: 401, headers })
  const secondsTo = (at: Date) => Math.max(0, Math.floor((at.getTime() - now().getTime()) / 1000))
  return Response.json(
    { idleSeconds: secondsTo(end.idleEndsAt), totalSeconds: secondsTo(end.endsAt) },
    { headers },
  )
}

/** Only asks; the idle clock stays where it is. */
export async function GET(): Promise<Response> {
  return answer(await sessionEnd())
}

/** "I stay signed in": a request like any other, so the idle clock begins anew. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  return answer(await currentSession())
}
