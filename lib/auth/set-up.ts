import 'server-only'
import { createHmac } from 'node:crypto'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { settings } from '@/lib/config/settings'
import { inTransaction } from '@/lib/db/transaction'
import { grantRole, registerAtDesk } from '@/lib/people/register'
import { ok, type Result, refused } from '@/lib/result/result'
import { sameHash } from './code'

/** The key that the start prints for whoever holds the machine. Worth nothing once there is an administrator. */
export function setUpKey(): string {
  return createHmac('sha256', settings().AUTH_SECRET).update('set-up').digest('base64url').slice(0, 24)
}

/** True as long as nobody can open the back office's every door. */
export async function needsSetUp(ctx: Ctx): Promise<boolean> {
  const administrators = await ctx.db.roleAssignment.count({
    where: { role: 'administrator', revokedAt: null, person: { disabledAt: null } },
  })
  return administrators === 0
}

/**
 * Makes the first administrator; with one there, the page and this are gone. They sign in by a code that is sent to
 * their address. Refuses `notFound` (there is an administrator) and `wrongKey`. Two at once: one becomes it.
 */
export async function setUp(
  ctx: Ctx,
  input: { key: string; fullName: string; email: string; locale: string },
): Promise<Result<null, 'notFound' | 'wrongKey'>> {
  if (!sameHash(input.key, setUpKey())) return refused('wrongKey')
  return inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('auth.setUp'))::text AS lock`
    if (!(await needsSetUp(tx))) return refused('notFound')
    const { id } = await registerAtDesk(tx, {
      fullName: input.fullName,
      email: input.email,
      phone: null,
      locale: input.locale,
    })
    await grantRole(tx, id, 'administrator')
    await record(tx, { event: 'auth.setUp.done', subject: { type: 'person', id }, personId: id })
    return ok(null)
  })
}
