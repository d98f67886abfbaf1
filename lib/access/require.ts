import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { currentContext, currentSession } from '@/lib/auth/current'
import type { LiveSession } from '@/lib/auth/session'
import { log } from '@/lib/log/log'
import { currentRequest } from '@/lib/log/request'
import { can } from './actor'
import type { Ctx } from './context'
import type { Permission } from './matrix'

/** Where the person came from, so that signing in leads back there. Only paths on our own origin. */
export function signInPath(locale: string, back: string): string {
  return `/${locale}/sign-in?back=${encodeURIComponent(back)}`
}

/** Where staff show their second factor, and back. */
function secondFactorPath(locale: string, back: string): string {
  return `/${locale}/staff/second-factor?back=${encodeURIComponent(back)}`
}

/**
 * First line of every page behind a door. Nobody signed in → to the sign-in page and back; signed in without
 * the permission → "not found", the same as for what does not exist.
 */
export async function requirePermission(
  permission: Permission,
  where: { locale: string; path: string },
): Promise<{ ctx: Ctx; session: LiveSession }> {
  const [ctx, session] = await Promise.all([currentContext(), currentSession()])
  if (!session) redirect(signInPath(where.locale, `/${where.locale}${where.path}`))
  if (!can(ctx.actor, permission)) {
    if (session.needsSecondFactor) redirect(secondFactorPath(where.locale, `/${where.locale}${where.path}`))
    log().warn(
      { permission, person: session.personId, request: currentRequest()?.id },
      'a page was not allowed',
    )
    notFound()
  }
  return { ctx, session }
}
