import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { minutes, shift } from '@/lib/time/time'
import { hashCode, newCode, sameHash } from './code'
import { countCodeRequest, countCodeTry } from './limiter'

/**
 * Sends a six-digit code to an address, whether or not somebody here has it: the answer, the work and the
 * mail are the same. Refuses `tooMany` with `seconds` to wait.
 */
export async function sendSignInCode(
  ctx: Ctx,
  input: { email: string; locale: string; network: string },
): Promise<Result<null, 'tooMany'>> {
  const seconds = await countCodeRequest(input.email, input.network)
  if (seconds > 0) return refused('tooMany', { seconds })
  const code = newCode()
  const id = newId()
  await inTransaction(ctx, async (tx) => {
    await tx.db.signInCode.create({
      data: {
        id,
        email: input.email,
        codeHash: hashCode(input.email, code),
        createdAt: tx.now,
        expiresAt: shift(tx.now, minutes(limits.signIn.codeMinutes)),
      },
    })
    await enqueue(tx, {
      kind: 'auth.code',
      dedupeKey: `code:${id}`,
      email: input.email,
      locale: input.locale,
      // Wiped when it has left (lib/outbox/deliver.ts).
      data: { code },
    })
  })
  return ok(null)
}

/**
 * Uses up a code. Refuses `wrong` (also when it is too old or was used) and `tooMany` with `seconds`.
 * The newest code of an address counts, and any other that has not run out.
 */
export async function redeemSignInCode(
  ctx: Ctx,
  input: { email: string; code: string },
): Promise<Result<null, 'wrong' | 'tooMany'>> {
  const seconds = await countCodeTry(input.email)
  if (seconds > 0) return refused('tooMany', { seconds })
  const hash = hashCode(input.email, input.code)
  return inTransaction(ctx, async (tx) => {
    const open = await tx.db.signInCode.findMany({
      where: { email: input.email, usedAt: null, expiresAt: { gt: tx.now } },
      orderBy: { createdAt: 'desc' },
      take: 10,
    })
    const match = open.find((candidate) => sameHash(candidate.codeHash, hash))
    if (!match) return refused('wrong')
    // The WHERE decides between two browsers that use the same code at once.
    const used = await tx.db.signInCode.updateMany({
      where: { id: match.id, usedAt: null },
      data: { usedAt: tx.now },
    })
    return used.count === 1 ? ok(null) : refused('wrong')
  })
}
