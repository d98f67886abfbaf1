import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { isRole, isStaff } from '@/lib/access/roles'
import { inTransaction } from '@/lib/db/transaction'
import { personForEmail } from '@/lib/people/register'
import { ok, type Result } from '@/lib/result/result'
import { type SessionLook, startSession, type Way } from './session'
import { redeemSignInCode, redeemSignInLink } from './sign-in-code'

export type SignedIn = {
  personId: string
  sessionId: string
  staff: boolean
  /** On a device that is not only theirs. */
  shared: boolean
}

/**
 * Signs in with the code that was mailed. An address nobody had becomes a newcomer's account, so that known
 * and unknown addresses go the same way. Refuses `wrong`, `tooMany` (`seconds`), and `disabled` as `wrong`.
 */
export async function signInByCode(
  ctx: Ctx,
  input: { email: string; code: string; locale: string; shared?: boolean },
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
    return ok(await openFor(tx, personId, 'code', input))
  })
}

/**
 * Signs in with the link that was mailed, after its button was pressed. Refuses `gone`: used, too old, never sent, or
 * the account is closed.
 */
export async function signInByLink(
  ctx: Ctx,
  input: { key: string; locale: string; shared?: boolean },
): Promise<Result<SignedIn & { back: string | null }, 'gone'>> {
  return inTransaction(ctx, async (tx) => {
    const link = await redeemSignInLink(tx, input)
    if (!link.ok) return link
    const personId = await personForEmail(tx, {
      email: link.value.email,
      fullName: null,
      phone: null,
      locale: input.locale,
    })
    return ok({ ...(await openFor(tx, personId, 'link', input)), back: link.value.back })
  })
}

/** Opens a session for one of the demo town's fourteen people; null when there is no such persona. */
export async function signInAsPersona(
  ctx: Ctx,
  persona: string,
  look: SessionLook = {},
): Promise<(SignedIn & { locale: string }) | null> {
  const person = await ctx.db.person.findUnique({
    where: { demoPersona: persona },
    select: { id: true, locale: true },
  })
  if (!person) return null
  return { ...(await openFor(ctx, person.id, 'demo', look)), locale: person.locale }
}

export async function openFor(
  ctx: Ctx,
  personId: string,
  way: Way,
  { shared = false, secondFactor = false }: SessionLook = {},
): Promise<SignedIn> {
  const sessionId = await startSession(ctx, personId, way, { shared, secondFactor })
  const roles = await ctx.db.roleAssignment.findMany({
    where: { personId, revokedAt: null },
    select: { role: true },
  })
  return { personId, sessionId, staff: isStaff(roles.map((row) => row.role).filter(isRole)), shared }
}
