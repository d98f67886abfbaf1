import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import type { Role } from '@/lib/access/roles'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { isLastAdministrator } from './provider-roles'
import { grantRole } from './register'

/** Gives a role by hand; giving it twice changes nothing, but one that came by itself now stays. Refuses `notFound`, and `own`: nobody raises themselves. */
export async function giveRole(
  ctx: Ctx,
  input: { personId: string; role: Role },
): Promise<Result<null, 'notFound' | 'own'>> {
  if (input.personId === personIdOf(ctx.actor)) return refused('own')
  return inTransaction(ctx, async (tx) => {
    const person = await tx.db.person.findFirst({
      where: { id: input.personId, mergedIntoId: null },
      select: { id: true, roles: { where: { role: input.role, revokedAt: null }, select: { id: true } } },
    })
    if (!person) return refused('notFound')
    if (person.roles.length > 0) {
      await tx.db.roleAssignment.updateMany({
        where: { personId: input.personId, role: input.role, revokedAt: null },
        data: { source: 'hand' },
      })
      return ok(null)
    }
    await grantRole(tx, input.personId, input.role)
    await record(tx, {
      event: 'people.role.granted',
      subject: { type: 'person', id: input.personId },
      personId: input.personId,
      data: { role: input.role },
    })
    return ok(null)
  })
}

/**
 * Takes a role away; it is gone at that person's next request. Refuses `notHeld`, `own`, and `lastAdministrator`:
 * somebody must be able to open the door (the rows of all administrators are locked, so that two cannot leave at once).
 */
export async function takeRole(
  ctx: Ctx,
  input: { personId: string; role: Role },
): Promise<Result<null, 'notHeld' | 'own' | 'lastAdministrator'>> {
  if (input.personId === personIdOf(ctx.actor)) return refused('own')
  return inTransaction(ctx, async (tx) => {
    if (input.role === 'administrator' && (await isLastAdministrator(tx, input.personId)))
      return refused('lastAdministrator')
    const taken = await tx.db.roleAssignment.updateMany({
      where: { personId: input.personId, role: input.role, revokedAt: null },
      data: { revokedAt: tx.now, revokedById: personIdOf(tx.actor) },
    })
    if (taken.count === 0) return refused('notHeld')
    await record(tx, {
      event: 'people.role.revoked',
      subject: { type: 'person', id: input.personId },
      personId: input.personId,
      data: { role: input.role },
    })
    return ok(null)
  })
}
