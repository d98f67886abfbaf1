import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { addMember } from '@/lib/people/organisations/members'
import { lockLiveOrganisation } from '@/lib/people/organisations/queries'
import type { OrganisationKind } from '@/lib/people/organisations/schema'
import { personForEmail } from '@/lib/people/register'
import { ok, type Result, refused } from '@/lib/result/result'
import { days, shift } from '@/lib/time/time'
import { hashLinkKey, isLinkKey, newLinkKey } from './link-key'
import { openFor, type SignedIn } from './sign-in'

const open = { acceptedAt: null, revokedAt: null } as const

const expiry = (now: Date) => shift(now, days(limits.invitation.days))

async function send(
  tx: Ctx,
  row: { id: string; email: string; locale: string; timesSent: number },
  key: string,
) {
  await enqueue(tx, {
    kind: 'auth.invitation',
    dedupeKey: `invitation:${row.id}:${row.timesSent}`,
    email: row.email,
    locale: row.locale,
    // Wiped when it has left (lib/outbox/deliver.ts).
    data: { invitation: row.id, code: key },
  })
}

/**
 * Invites somebody to act for an organisation: one mail in their language, whose link works once and for two weeks.
 * Refuses `notFound` (it ended, or waits for a yes), `alreadyInvited`, `alreadyMember`.
 */
export async function invite(
  ctx: Ctx,
  input: { organisationId: string; fullName: string; email: string; locale: string },
): Promise<Result<{ invitationId: string }, 'notFound' | 'alreadyInvited' | 'alreadyMember'>> {
  const key = newLinkKey()
  const id = newId()
  return inTransaction(ctx, async (tx) => {
    // Its row is locked: two colleagues who invite the same person come one after the other.
    const organisation = await lockLiveOrganisation(tx, input.organisationId)
    if (!organisation) return refused('notFound')
    const known = await tx.db.person.findUnique({ where: { email: input.email }, select: { id: true } })
    if (
      known &&
      (await tx.db.organisationMember.count({
        where: { organisationId: organisation.id, personId: known.id, endedAt: null },
      })) > 0
    )
      return refused('alreadyMember')
    if (
      (await tx.db.invitation.count({
        where: { organisationId: organisation.id, email: input.email, ...open },
      })) > 0
    )
      return refused('alreadyInvited')
    const row = { id, email: input.email, locale: input.locale, timesSent: 1 }
    await tx.db.invitation.create({
      data: {
        ...row,
        organisationId: organisation.id,
        fullName: input.fullName,
        tokenHash: hashLinkKey(key),
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
        sentAt: tx.now,
        expiresAt: expiry(tx.now),
      },
    })
    await send(tx, row, key)
    await record(tx, {
      event: 'auth.invitation.sent',
      subject: { type: 'invitation', id },
      personId: known?.id ?? null,
      data: { organisation: organisation.id },
    })
    return ok({ invitationId: id })
  })
}

/** Sends an invitation again with a new key; the old link stops working. Refuses `notFound`: it is not open. */
export async function resendInvitation(
  ctx: Ctx,
  input: { invitationId: string },
): Promise<Result<null, 'notFound'>> {
  const key = newLinkKey()
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.invitation.findFirst({ where: { id: input.invitationId, ...open } })
    if (!row || !(await lockLiveOrganisation(tx, row.organisationId))) return refused('notFound')
    const changed = await tx.db.invitation.updateMany({
      where: { id: row.id, ...open, timesSent: row.timesSent },
      data: {
        tokenHash: hashLinkKey(key),
        sentAt: tx.now,
        timesSent: { increment: 1 },
        expiresAt: expiry(tx.now),
      },
    })
    if (changed.count === 0) return refused('notFound')
    await send(tx, { ...row, timesSent: row.timesSent + 1 }, key)
    await record(tx, { event: 'auth.invitation.sentAgain', subject: { type: 'invitation', id: row.id } })
    return ok(null)
  })
}

/** Takes an invitation back. Refuses `notFound`: it is not open. */
export async function revokeInvitation(
  ctx: Ctx,
  input: { invitationId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const changed = await tx.db.invitation.updateMany({
      where: { id: input.invitationId, ...open },
      data: { revokedAt: tx.now, revokedById: personIdOf(tx.actor) },
    })
    if (changed.count === 0) return refused('notFound')
    await record(tx, {
      event: 'auth.invitation.revoked',
      subject: { type: 'invitation', id: input.invitationId },
    })
    return ok(null)
  })
}

export type StaffInvitation = {
  id: string
  fullName: string
  email: string
  locale: string
  sentAt: Date
  expiresAt: Date
  /** Its link ran out; it can be sent again. */
  expired: boolean
}

/** Invitations of an organisation that nobody accepted or took back, the newest first. */
export async function openInvitations(ctx: Ctx, organisationId: string): Promise<StaffInvitation[]> {
  const rows = await ctx.db.invitation.findMany({
    where: { organisationId, ...open },
    orderBy: { sentAt: 'desc' },
    take: limits.pageSize,
    select: { id: true, fullName: true, email: true, locale: true, sentAt: true, expiresAt: true },
  })
  return rows.map((row) => ({ ...row, expired: row.expiresAt <= ctx.now }))
}

export type OpenInvitation = { organisation: string; kind: OrganisationKind; email: string }

/** What the invitee's page says before they press the button; changes nothing. Null: used, taken back, too old, never. */
export async function readInvitation(ctx: Ctx, key: string): Promise<OpenInvitation | null> {
  if (!isLinkKey(key)) return null
  const row = await ctx.db.invitation.findFirst({
    where: { tokenHash: hashLinkKey(key), ...open, expiresAt: { gt: ctx.now } },
    select: { email: true, organisationId: true },
  })
  const organisation =
    row &&
    (await ctx.db.organisation.findFirst({
      where: { id: row.organisationId, approvedAt: { not: null }, endedAt: null },
      select: { name: true, kind: true },
    }))
  return row && organisation
    ? { email: row.email, organisation: organisation.name, kind: organisation.kind as OrganisationKind }
    : null
}

/**
 * Accepts an invitation by its button: the person behind the address (made when there is none) acts for the
 * organisation, has its role, and is signed in. Two presses at once: one. Refuses `gone`.
 */
export async function acceptInvitation(
  ctx: Ctx,
  input: { key: string; shared: boolean },
): Promise<Result<SignedIn, 'gone'>> {
  if (!isLinkKey(input.key)) return refused('gone')
  const tokenHash = hashLinkKey(input.key)
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.invitation.findFirst({
      where: { tokenHash, ...open, expiresAt: { gt: tx.now } },
    })
    const organisation = row && (await lockLiveOrganisation(tx, row.organisationId))
    if (!row || !organisation) return refused('gone')
    const personId = await personForEmail(tx, {
      email: row.email,
      fullName: row.fullName,
      phone: null,
      locale: row.locale,
      role: null,
    })
    const closed = await tx.db.person.count({ where: { id: personId, disabledAt: { not: null } } })
    if (closed > 0) return refused('gone')
    const used = await tx.db.invitation.updateMany({
      where: { id: row.id, tokenHash, ...open },
      data: { acceptedAt: tx.now, acceptedById: personId },
    })
    if (used.count === 0) return refused('gone')
    await addMember(tx, organisation, personId)
    await record(tx, {
      event: 'auth.invitation.accepted',
      subject: { type: 'invitation', id: row.id },
      personId,
      data: { organisation: organisation.id },
    })
    return ok(await openFor(tx, personId, 'invitation', { shared: input.shared }))
  })
}
