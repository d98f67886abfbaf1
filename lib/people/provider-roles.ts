import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Role } from '@/lib/access/roles'
import { record } from '@/lib/audit/record'
import { grantRole } from './register'

/**
 * Makes the roles that came from the town's provider equal to what its groups say now. A role that was given by hand, or
 * came with an organisation, is not touched, also when a group brings the same. The last administrator stays one:
 * somebody must be able to open the door. Answers what changed.
 */
export async function followProvider(
  tx: Ctx,
  personId: string,
  wanted: readonly Role[],
): Promise<{ given: Role[]; taken: Role[] }> {
  const held = await tx.db.roleAssignment.findMany({
    where: { personId, revokedAt: null },
    select: { id: true, role: true, source: true },
  })
  const given = [...new Set(wanted)].filter((role) => !held.some((row) => row.role === role))
  const leaving = held.filter((row) => row.source === 'provider' && !wanted.includes(row.role as Role))
  const taken: Role[] = []
  for (const role of given) await grantRole(tx, personId, role, 'provider')
  for (const row of leaving) {
    if (row.role === 'administrator' && (await isLastAdministrator(tx, personId))) continue
    const { count } = await tx.db.roleAssignment.updateMany({
      where: { id: row.id, revokedAt: null },
      data: { revokedAt: tx.now },
    })
    if (count === 1) taken.push(row.role as Role)
  }
  const changes = [
    ...given.map((role) => ({ event: 'people.role.granted', role })),
    ...taken.map((role) => ({ event: 'people.role.revoked', role })),
  ]
  if (changes.length > 0)
    await record(
      tx,
      ...changes.map(({ event, role }) => ({
        event,
        subject: { type: 'person', id: personId },
        personId,
        data: { role, source: 'provider' },
      })),
    )
  return { given, taken }
}

/** Whether nobody else opens every door; the rows of all administrators are locked until the transaction ends. */
export async function isLastAdministrator(tx: Ctx, personId: string): Promise<boolean> {
  const others = await tx.db.$queryRaw<{ person_id: string }[]>`
    SELECT r.person_id FROM role_assignment r JOIN person p ON p.id = r.person_id
     WHERE r.role = 'administrator' AND r.revoked_at IS NULL AND p.disabled_at IS NULL
     ORDER BY r.id FOR UPDATE OF r`
  return others.every((row) => row.person_id === personId)
}
