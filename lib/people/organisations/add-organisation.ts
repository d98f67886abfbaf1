import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import type { OrganisationKind } from './schema'

export type OrganisationDetails = {
  name: string
  contactName: string | null
  email: string | null
  phone: string | null
  locale: string
}

/**
 * Writes an organisation down. Whoever may approve it approves it in doing so; written down by somebody else it waits.
 * Refuses `nameTaken`: one of the same kind and name is there and has not ended.
 */
export async function addOrganisation(
  ctx: Ctx,
  input: OrganisationDetails & { kind: OrganisationKind },
): Promise<Result<{ organisationId: string }, 'nameTaken'>> {
  return inTransaction(ctx, async (tx) => {
    await tx.db
      .$queryRaw`SELECT pg_advisory_xact_lock(hashtext('people.organisation'), hashtext(${input.name.toLowerCase()}))::text AS lock`
    const same = await tx.db.organisation.count({
      where: { kind: input.kind, endedAt: null, name: { equals: input.name, mode: 'insensitive' } },
    })
    if (same > 0) return refused('nameTaken')
    const id = newId()
    const approved = can(tx.actor, 'people.organisation.approve')
    await tx.db.organisation.create({
      data: {
        id,
        ...input,
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
        approvedAt: approved ? tx.now : null,
        approvedById: approved ? personIdOf(tx.actor) : null,
      },
    })
    await record(tx, {
      event: 'people.organisation.added',
      subject: { type: 'organisation', id },
      data: { kind: input.kind, approved },
    })
    return ok({ organisationId: id })
  })
}

/** Changes what staff wrote down. Refuses `notFound` (also when it ended) and `changedMeanwhile`. */
export async function editOrganisation(
  ctx: Ctx,
  input: OrganisationDetails & { organisationId: string; version: number },
): Promise<Result<null, 'notFound' | 'changedMeanwhile'>> {
  const { organisationId, version, ...details } = input
  return inTransaction(ctx, async (tx) => {
    if ((await tx.db.organisation.count({ where: { id: organisationId, endedAt: null } })) === 0)
      return refused('notFound')
    const changed = await tx.db.organisation.updateMany({
      where: { id: organisationId, version, endedAt: null },
      data: { ...details, version: { increment: 1 } },
    })
    if (changed.count === 0) return refused('changedMeanwhile')
    await record(tx, {
      event: 'people.organisation.changed',
      subject: { type: 'organisation', id: organisationId },
    })
    return ok(null)
  })
}

/** Says yes to an organisation that was written down by somebody else. Refuses `notFound`: none waits. */
export async function approveOrganisation(
  ctx: Ctx,
  input: { organisationId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const changed = await tx.db.organisation.updateMany({
      where: { id: input.organisationId, approvedAt: null, endedAt: null },
      data: { approvedAt: tx.now, approvedById: personIdOf(tx.actor), version: { increment: 1 } },
    })
    if (changed.count === 0) return refused('notFound')
    await record(tx, {
      event: 'people.organisation.approved',
      subject: { type: 'organisation', id: input.organisationId },
    })
    return ok(null)
  })
}
