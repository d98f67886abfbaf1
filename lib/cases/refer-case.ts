import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { hasConsent } from '@/lib/people/consent/consent'
import { ok, type Result, refused } from '@/lib/result/result'
import { note } from './history'
import { onCase } from './on-case'
import { refreshCase } from './refresh'

/**
 * Offers a case to a partner, who may accept or not. Only with the person's standing consent to share with partners
 * and their yes to this one, now. Refuses `noConsent`, `noPartner`, `alreadyOffered`.
 */
export async function referCase(
  ctx: Ctx,
  input: { caseId: string; organisationId: string; reason: string },
): Promise<Result<null, 'notFound' | 'closed' | 'noConsent' | 'noPartner' | 'alreadyOffered'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const organisation = await tx.db.organisation.findFirst({
      where: { id: input.organisationId, approvedAt: { not: null }, endedAt: null, kind: 'partner' },
      select: { id: true, name: true },
    })
    if (!organisation) return refused('noPartner')
    if (!(await hasConsent(tx, on.personId, 'partnerSharing'))) return refused('noConsent')
    const open = await tx.db.caseReferral.count({
      where: { caseId: on.id, acceptedAt: null, rejectedAt: null, withdrawnAt: null },
    })
    if (open > 0) return refused('alreadyOffered')
    const referralId = newId()
    await tx.db.caseReferral.create({
      data: {
        id: referralId,
        caseId: on.id,
        organisationId: organisation.id,
        partner: organisation.name,
        reason: input.reason,
        consentAt: tx.now,
        consentById: personIdOf(tx.actor),
        sentAt: tx.now,
        sentById: personIdOf(tx.actor),
      },
    })
    const members = await tx.db.organisationMember.findMany({
      where: { organisationId: organisation.id, endedAt: null },
      select: { personId: true },
    })
    await enqueue(
      tx,
      ...members.map(({ personId }) => ({
        kind: 'cases.referralAsked',
        dedupeKey: `cases.referralAsked:${referralId}:${personId}`,
        personId,
        data: { referralId },
      })),
    )
    await note(tx, on, 'referred', { referral: referralId })
    return ok(null)
  })
}

/** Takes an offer back before it was answered. Refuses `notFound`, `closed`. */
export async function withdrawReferral(
  ctx: Ctx,
  input: { caseId: string; referralId: string },
): Promise<Result<null, 'notFound' | 'closed'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    const { count } = await tx.db.caseReferral.updateMany({
      where: { id: input.referralId, caseId: on.id, acceptedAt: null, rejectedAt: null, withdrawnAt: null },
      data: { withdrawnAt: tx.now },
    })
    if (count === 0) return refused('notFound')
    await note(tx, on, 'referralWithdrawn')
    return ok(null)
  })
}

/**
 * A partner says yes or no to an offer to an organisation they act for. Twice is no matter when it is the same answer.
 * Refuses `notFound`, `answered` (a colleague said otherwise first).
 */
export async function answerReferral(
  ctx: Ctx,
  input: { referralId: string; answer: 'accepted' | 'rejected'; words: string | null },
): Promise<Result<null, 'notFound' | 'answered'>> {
  const me = personIdOf(ctx.actor)
  if (!me) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<
      { id: string; caseId: string; acceptedAt: Date | null; rejectedAt: Date | null }[]
    >`
      SELECT r.id, r.case_id AS "caseId", r.accepted_at AS "acceptedAt", r.rejected_at AS "rejectedAt"
        FROM case_referral r
       WHERE r.id = ${input.referralId}::uuid AND r.withdrawn_at IS NULL
         AND EXISTS (SELECT 1 FROM organisation_member m
                      WHERE m.organisation_id = r.organisation_id AND m.person_id = ${me}::uuid AND m.ended_at IS NULL)
         FOR UPDATE OF r`
    if (!row) return refused('notFound')
    if (row.acceptedAt || row.rejectedAt) {
      const same = (input.answer === 'accepted') === (row.acceptedAt !== null)
      return same ? ok(null) : refused('answered')
    }
    await tx.db.caseReferral.update({
      where: { id: row.id },
      data: {
        [input.answer === 'accepted' ? 'acceptedAt' : 'rejectedAt']: tx.now,
        answeredById: me,
        answer: input.words,
      },
    })
    const on = await tx.db.helpCase.findUniqueOrThrow({
      where: { id: row.caseId },
      select: { id: true, personId: true },
    })
    await note(tx, on, input.answer === 'accepted' ? 'referralAccepted' : 'referralRejected')
    await refreshCase(tx, on.id)
    return ok(null)
  })
}

export type OfferedCase = {
  id: string
  partner: string
  reason: string
  sentAt: Date
  state: 'open' | 'accepted' | 'rejected'
  answer: string | null
  /** Whom to reach: only once they accepted. */
  person: { name: string; phone: string | null; locale: string } | null
}

/**
 * What was offered to the organisations somebody acts for, open ones first. Who it is, is told after a yes. The reason
 * is what the centre wrote for them; nothing else of the case. What is told of a person is written down as a look.
 */
export async function offeredCases(ctx: Ctx): Promise<OfferedCase[]> {
  const me = personIdOf(ctx.actor)
  if (!me) return []
  const member = await ctx.db.organisationMember.findMany({
    where: { personId: me, endedAt: null },
    select: { organisationId: true },
  })
  if (member.length === 0) return []
  const rows = await ctx.db.caseReferral.findMany({
    where: {
      organisationId: { in: member.map((each) => each.organisationId) },
      withdrawnAt: null,
      case: { anonymisedAt: null },
    },
    orderBy: [{ acceptedAt: { sort: 'asc', nulls: 'first' } }, { sentAt: 'desc' }],
    take: 50,
    include: { case: { select: { personId: true } } },
  })
  const told = rows.filter((row) => row.acceptedAt).map((row) => row.case.personId)
  const people = new Map(
    (
      await ctx.db.person.findMany({
        where: { id: { in: told } },
        select: { id: true, fullName: true, phone: true, locale: true },
      })
    ).map((person) => [person.id, person]),
  )
  await recordView(ctx, 'cases.case.viewed', told)
  return rows.map((row) => {
    const person = row.acceptedAt ? people.get(row.case.personId) : undefined
    return {
      id: row.id,
      partner: row.partner,
      reason: row.reason,
      sentAt: row.sentAt,
      state: row.acceptedAt ? 'accepted' : row.rejectedAt ? 'rejected' : 'open',
      answer: row.answer,
      person: person ? { name: person.fullName, phone: person.phone, locale: person.locale } : null,
    }
  })
}
