import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { worksHere } from '@/lib/people/colleague'
import { ok, type Result, refused } from '@/lib/result/result'
import { minutes, shift } from '@/lib/time/time'
import { newCardNumber, newPin } from './card-number'
import { countCardTry } from './limiter'
import { seal, unseal } from './seal'
import { openFor, type SignedIn } from './sign-in'

/** argon2id, 19 MiB and two passes (OWASP Password Storage): a PIN of six digits needs a slow hash and few tries. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Somebody who types a number that no card has waits as long as for a wrong PIN.
let decoy: Promise<string> | null = null

/**
 * Makes a card for somebody; the one they had stops working. The PIN can be printed for a quarter of an hour, then
 * only its hash is left. Refuses `notFound` (also closed and merged accounts), and `colleague`: whoever works here has
 * an address, and a card made by a colleague would be a way into their account.
 */
export async function issueCard(
  ctx: Ctx,
  input: { personId: string },
): Promise<Result<{ cardId: string }, 'notFound' | 'colleague'>> {
  const pin = newPin()
  const pinHash = await hash(pin, argon)
  return inTransaction(ctx, async (tx) => {
    const [person] = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM person WHERE id = ${input.personId}::uuid AND disabled_at IS NULL AND merged_into_id IS NULL FOR UPDATE`
    if (!person) return refused('notFound')
    if (await worksHere(tx, input.personId)) return refused('colleague')
    await end(tx, input.personId)
    const id = newId()
    await tx.db.accessCard.create({
      data: {
        id,
        personId: input.personId,
        number: newCardNumber(),
        pinHash,
        pinSealed: seal(pin, id),
        pinShownUntil: shift(tx.now, minutes(limits.card.printMinutes)),
        issuedAt: tx.now,
        issuedById: personIdOf(tx.actor),
      },
    })
    await record(tx, {
      event: 'auth.card.issued',
      subject: { type: 'card', id },
      personId: input.personId,
    })
    return ok({ cardId: id })
  })
}

async function end(tx: Ctx, personId: string): Promise<number> {
  const { count } = await tx.db.accessCard.updateMany({
    where: { personId, revokedAt: null },
    data: { revokedAt: tx.now, revokedById: personIdOf(tx.actor), pinSealed: null, pinShownUntil: null },
  })
  return count
}

/** Makes a card worthless at once; sessions that began with it end too. Refuses `notFound`: there is none. */
export async function revokeCard(ctx: Ctx, input: { personId: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    if ((await end(tx, input.personId)) === 0) return refused('notFound')
    await tx.db.session.updateMany({
      where: { personId: input.personId, way: 'card', endedAt: null },
      data: { endedAt: tx.now },
    })
    await record(tx, {
      event: 'auth.card.revoked',
      subject: { type: 'person', id: input.personId },
      personId: input.personId,
    })
    return ok(null)
  })
}

export type StaffCard = { number: string; issuedAt: Date; pin: string | null }

/** The card that works, with its PIN while that may still be printed; null without one. */
export async function cardOf(ctx: Ctx, personId: string): Promise<StaffCard | null> {
  const card = await ctx.db.accessCard.findFirst({
    where: { personId, revokedAt: null },
    select: { id: true, number: true, issuedAt: true, pinSealed: true, pinShownUntil: true },
  })
  if (!card) return null
  const shown = card.pinSealed && card.pinShownUntil && card.pinShownUntil > ctx.now
  return {
    number: card.number,
    issuedAt: card.issuedAt,
    pin: shown && card.pinSealed ? unseal(card.pinSealed, card.id) : null,
  }
}

/** `1234 5678 901`: how a number stands on a card. */
export function cardNumberShown(number: string): string {
  return number.replace(/^(\d{4})(\d{4})(\d{3})$/, '$1 $2 $3')
}

/**
 * Signs in with a card. A number that no card has, a revoked card and a wrong PIN are all `wrong`, after the same
 * work; more than six tries a minute for one number are `tooMany` (`seconds`).
 */
export async function signInByCard(
  ctx: Ctx,
  input: { number: string; pin: string; network: string; shared?: boolean },
): Promise<Result<SignedIn, 'wrong' | 'tooMany'>> {
  const seconds = await countCardTry(input.number, input.network)
  if (seconds > 0) return refused('tooMany', { seconds })
  const card = await ctx.db.accessCard.findFirst({
    where: { number: input.number, revokedAt: null, person: { disabledAt: null } },
    select: { id: true, personId: true, pinHash: true },
  })
  decoy ??= hash('000000', argon)
  const right = await verify(card?.pinHash ?? (await decoy), input.pin)
  if (!card || !right) return refused('wrong')
  return inTransaction(ctx, async (tx) => {
    const used = await tx.db.accessCard.updateMany({
      where: { id: card.id, revokedAt: null },
      data: { lastUsedAt: tx.now },
    })
    return used.count === 1 ? ok(await openFor(tx, card.personId, 'card', input)) : refused('wrong')
  })
}

/** Forgets PINs whose time to be printed is over. */
export async function forgetPins(ctx: Ctx): Promise<void> {
  await ctx.db.accessCard.updateMany({
    where: { pinShownUntil: { lte: ctx.now } },
    data: { pinSealed: null, pinShownUntil: null },
  })
}
