import 'server-only'
import { randomInt } from 'node:crypto'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { settings } from '@/lib/config/settings'
import type { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { type Day, dayToDate } from '@/lib/time/time'
import { codeLetters, shownCode } from './rules'
import type { ProofSummary } from './types'

/** 25¹² codes (56 bits), from the system's own randomness. */
function newCode(): string {
  return Array.from({ length: 12 }, () => codeLetters[randomInt(codeLetters.length)]).join('')
}

/** The address in a proof's QR. It names no language: proxy.ts leads to the reader's own. */
export function proofUrl(code: string): string {
  return `${settings().appUrl}/verify/${shownCode(code)}`
}

/**
 * Gives a paper its code. One valid proof for each source and person: asking again answers the same one. Refuses
 * `notFound` (no such person), `own`: nobody issues their own (the machine may, from facts that others confirmed).
 */
export async function issueProof(
  ctx: Ctx,
  input: {
    /** `courses.certificate`; messages `proofs.kind.*`. */
    kind: string
    personId: string
    sourceKind: string
    sourceId: string
    summary: ProofSummary
    validUntil?: Day | null
  },
): Promise<Result<{ proofId: string; code: string; fresh: boolean }, 'notFound' | 'own'>> {
  const issuedById = personIdOf(ctx.actor)
  if (issuedById === input.personId) return refused('own')
  return inTransaction(ctx, async (tx) => {
    const person = await tx.db.person.findFirst({
      where: { id: input.personId, erasedAt: null },
      select: { fullName: true },
    })
    if (!person) return refused('notFound')
    const id = newId()
    const code = newCode()
    const made = await tx.db.$executeRaw`
      INSERT INTO proof (id, code, kind, person_id, source_kind, source_id, holder, summary, issued_at, issued_by_id, valid_until)
      VALUES (${id}::uuid, ${code}, ${input.kind}, ${input.personId}::uuid, ${input.sourceKind}, ${input.sourceId},
              ${person.fullName}, ${JSON.stringify(input.summary)}::jsonb, ${tx.now}, ${issuedById}::uuid,
              ${input.validUntil ? dayToDate(input.validUntil) : null}::date)
      ON CONFLICT (person_id, source_kind, source_id) WHERE revoked_at IS NULL DO NOTHING`
    if (made === 0) {
      const there = await tx.db.proof.findFirstOrThrow({
        where: {
          personId: input.personId,
          sourceKind: input.sourceKind,
          sourceId: input.sourceId,
          revokedAt: null,
        },
        select: { id: true, code: true },
      })
      return ok({ proofId: there.id, code: there.code, fresh: false })
    }
    await record(tx, {
      event: 'proofs.proof.issued',
      subject: { type: 'proof', id },
      personId: input.personId,
      data: { kind: input.kind },
    })
    return ok({ proofId: id, code, fresh: true })
  })
}

/** Takes a proof back: from now on its page says that it does not count. Answers false when it did not count any more. */
export async function revokeProof(
  ctx: Ctx,
  input: { proofId: string; reason: 'replaced' | 'mistake' },
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const data: Prisma.ProofUncheckedUpdateManyInput = {
      revokedAt: tx.now,
      revokedById: personIdOf(tx.actor),
      revokeReason: input.reason,
    }
    const found = await tx.db.proof.findUnique({ where: { id: input.proofId }, select: { personId: true } })
    const { count } = await tx.db.proof.updateMany({ where: { id: input.proofId, revokedAt: null }, data })
    if (count === 0) return false
    await record(tx, {
      event: 'proofs.proof.revoked',
      subject: { type: 'proof', id: input.proofId },
      personId: found?.personId,
      data: { reason: input.reason },
    })
    return true
  })
}
