import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { grantRole } from '../register'
import { lockLiveOrganisation } from './queries'
import type { OrganisationKind } from './schema'

/**
 * Lets somebody act for an organisation, whose row the caller has locked; they get its role. Twice changes nothing.
 * Answers whether they are new there.
 */
export async function addMember(
  tx: Ctx,
  organisation: { id: string; kind: OrganisationKind },
  personId: string,
): Promise<boolean> {
  const { count } = await tx.db.organisationMember.createMany({
    skipDuplicates: true,
    data: [{ id: newId(), organisationId: organisation.id, personId, since: tx.now }],
  })
  await grantRole(tx, personId, organisation.kind, 'organisation')
  if (count === 1)
    await record(tx, {
      event: 'people.membership.begun',
      subject: { type: 'organisation', id: organisation.id },
      personId,
      data: { role: organisation.kind },
    })
  return count === 1
}

/**
 * Ends memberships and, for those who act for no other organisation of that kind, the role that came with it. A role
 * that was given by hand stays.
 */
async function endMembers(
  tx: Ctx,
  organisation: { id: string; kind: OrganisationKind },
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  const ids = [...personIds]
  await tx.db.organisationMember.updateMany({
    where: { organisationId: organisation.id, personId: { in: ids }, endedAt: null },
    data: { endedAt: tx.now, endedById: personIdOf(tx.actor) },
  })
  const still = await tx.db.$queryRaw<{ person_id: string }[]>`
    SELECT DISTINCT m.person_id FROM organisation_member m JOIN organisation o ON o.id = m.organisation_id
     WHERE m.person_id = ANY(${ids}::uuid[]) AND m.ended_at IS NULL
       AND o.kind = ${organisation.kind} AND o.ended_at IS NULL AND o.id <> ${organisation.id}::uuid`
  const keep = new Set(still.map((row) => row.person_id))
  await tx.db.roleAssignment.updateMany({
    where: {
      personId: { in: ids.filter((id) => !keep.has(id)) },
      role: organisation.kind,
      source: 'organisation',
      revokedAt: null,
    },
    data: { revokedAt: tx.now, revokedById: personIdOf(tx.actor) },
  })
  await record(
    tx,
    ...ids.map((personId) => ({
      event: 'people.membership.ended',
      subject: { type: 'organisation', id: organisation.id },
      personId,
    })),
  )
}

/** Somebody no longer acts for an organisation, from their next request. Refuses `notFound`: they do not. */
export async function endMembership(
  ctx: Ctx,
  input: { organisationId: string; personId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const organisation = await lockLiveOrganisation(tx, input.organisationId)
    const member = await tx.db.organisationMember.count({
      where: { organisationId: input.organisationId, personId: input.personId, endedAt: null },
    })
    if (!organisation || member === 0) return refused('notFound')
    await endMembers(tx, organisation, [input.personId])
    return ok(null)
  })
}

/**
 * Ends an organisation, with a reason: its people are out at their next request, its open invitations are worth
 * nothing (lib/auth/invitation asks whether it lives). One that waits for a yes is ended in the same way. Refuses
 * `notFound`: there is none, or it ended before.
 */
export async function endOrganisation(
  ctx: Ctx,
  input: { organisationId: string; reason: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const [organisation] = await tx.db.$queryRaw<{ id: string; kind: OrganisationKind }[]>`
      SELECT id, kind FROM organisation WHERE id = ${input.organisationId}::uuid AND ended_at IS NULL FOR UPDATE`
    if (!organisation) return refused('notFound')
    const members = await tx.db.organisationMember.findMany({
      where: { organisationId: organisation.id, endedAt: null },
      select: { personId: true },
    })
    await tx.db.organisation.update({
      where: { id: organisation.id },
      data: {
        endedAt: tx.now,
        endedById: personIdOf(tx.actor),
        endReason: input.reason,
        version: { increment: 1 },
      },
    })
    await endMembers(
      tx,
      organisation,
      members.map((member) => member.personId),
    )
    await record(tx, {
      event: 'people.organisation.ended',
      subject: { type: 'organisation', id: organisation.id },
      data: { members: members.length },
    })
    return ok(null)
  })
}
