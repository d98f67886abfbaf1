import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { countProofLookUp } from '@/lib/auth/limiter'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dateToDay, dayOf } from '@/lib/time/time'
import { readCode } from './rules'
import type { ProofSummary, ShownProof } from './types'

/**
 * The proof behind a code, for anybody who holds the paper. Refuses `unknown` (no such code, or of somebody who was
 * forgotten), `tooMany` with `seconds`: a network may try so many codes a minute.
 */
export async function findProof(
  ctx: Ctx,
  input: { code: string; network: string },
): Promise<Result<ShownProof, 'unknown' | 'tooMany'>> {
  const seconds = await countProofLookUp(input.network)
  if (seconds > 0) return refused('tooMany', { seconds })
  const code = readCode(input.code)
  if (!code) return refused('unknown')
  const row = await ctx.db.proof.findUnique({
    where: { code },
    select: {
      code: true,
      kind: true,
      holder: true,
      personId: true,
      issuedAt: true,
      validUntil: true,
      revokedAt: true,
      summary: true,
    },
  })
  if (!row?.personId || row.holder === null) return refused('unknown')
  const { kind, holder, issuedAt, revokedAt } = row
  if (revokedAt) return ok({ state: 'revoked', kind, code, revokedAt })
  const validUntil = row.validUntil ? dateToDay(row.validUntil) : null
  const lapsed = validUntil !== null && validUntil < dayOf(ctx.now, townZone())
  return ok({
    state: lapsed ? 'lapsed' : 'valid',
    kind,
    code,
    holder,
    issuedAt,
    validUntil,
    summary: row.summary as ProofSummary,
  })
}
