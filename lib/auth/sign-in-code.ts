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
import { hashLinkKey, isLinkKey, newLinkKey } from './link-key'

/**
 * Sends a six-digit code to an address, whether or not somebody here has it: the answer, the work and the
 * mail are the same. Refuses `tooMany` with `seconds` to wait.
 */
export async function sendSignInCode(
  ctx: Ctx,
  input: {
    email: string
    locale: string
    network: string
    /** Also as a link, and where that leads. Left out where a code alone can go on (a booking under way). */
    link?: { back: string | null }
  },
): Promise<Result<null, 'tooMany'>> {
  const seconds = await countCodeRequest(input.email, input.network)
  if (seconds > 0) return refused('tooMany', { seconds })
  const code = newCode()
  const key = input.link ? newLinkKey() : null
  const id = newId()
  await inTransaction(ctx, async (tx) => {
    await tx.db.signInCode.create({
      data: {
        id,
        email: input.email,
        codeHash: hashCode(input.email, code),
        linkHash: key && hashLinkKey(key),
        back: input.link?.back ?? null,
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
      data: key ? { code, key } : { code },
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

/** Whose link this is and where it leads; changes nothing. Null: used, too old, or never sent. */
export async function readSignInLink(
  ctx: Ctx,
  key: string,
): Promise<{ email: string; back: string | null } | null> {
  if (!isLinkKey(key)) return null
  return ctx.db.signInCode.findFirst({
    where: { linkHash: hashLinkKey(key), usedAt: null, expiresAt: { gt: ctx.now } },
    select: { email: true, back: true },
  })
}

/**
 * Uses up a link, and the code of the same mail with it. Refuses `gone`. Two presses at once: one.
 */
export async function redeemSignInLink(
  ctx: Ctx,
  input: { key: string },
): Promise<Result<{ email: string; back: string | null }, 'gone'>> {
  const link = await readSignInLink(ctx, input.key)
  if (!link) return refused('gone')
  const used = await ctx.db.signInCode.updateMany({
    where: { linkHash: hashLinkKey(input.key), usedAt: null, expiresAt: { gt: ctx.now } },
    data: { usedAt: ctx.now },
  })
  return used.count === 1 ? ok(link) : refused('gone')
}
