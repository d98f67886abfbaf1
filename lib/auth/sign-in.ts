import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { isRole, isStaff } from '@/lib/access/roles'
import { inTransaction } from '@/lib/db/transaction'
import { personForEmail } from '@/lib/people/register'
import { ok, type Result } from '@/lib/result/result'
import { startSession, type Way } from './session'
import { redeemSignInCode } from './sign-in-code'

export type SignedIn = { personId: string; sessionId: string; staff: boolean }

/**
 * Signs in with the code that was mailed. An address nobody had becomes a newcomer's account, so that known
 * and unknown addresses go the same way. Refuses `wrong`, `tooMany` (`seconds`), and `disabled` as `wrong`.
 */
export async function signInByCode(
  ctx: Ctx,
  input: { email: string; code: string; locale: string },
): Promise<Result<SignedIn, 'wrong' | 'tooMany'>> {
  const used = await redeemSignInCode(ctx, input)
  if (!used.ok) return used
  return inTransaction(ctx, async (tx) => {
    const personId = await personForEmail(tx, {
      email: input.email,
      fullName: null,
      phone: null,
      locale: input.locale,
    })
    return ok(await openFor(tx, personId, 'code'))
  })
}

/** Opens a session for one of the demo town's fourteen people; null when there is no such persona. */
export async function signInAsPersona(
  ctx: Ctx,
  persona: string,
): Promise<(SignedIn & { locale: string }) | null> {
  const person = await ctx.db.person.findUnique({
    where: { demoPersona: persona },
    select: { id: true, locale: true },
  })
  if (!person) return null
  return { ...(await openFor(ctx, person.id, 'demo')), locale: person.locale }
}

export async function openFor(ctx: Ctx, personId: string, way: Way): Promise<SignedIn> {
  const sessionId = await startSession(ctx, personId, way)
  const roles = await ctx.db.roleAssignment.findMany({
    where: { personId, revokedAt: null },
    select: { role: true },
  })
  return { personId, sessionId, staff: isStaff(roles.map((row) => row.role).filter(isRole)) }
}
