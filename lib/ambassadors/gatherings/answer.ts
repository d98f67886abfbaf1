import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { acceptOffer, declineOffer, giveUpPlace } from '@/lib/places/change-place'
import { lockPool } from '@/lib/places/pool'
import { takePlace } from '@/lib/places/take-place'
import { activeStates } from '@/lib/places/types'
import { ok, type Result, refused } from '@/lib/result/result'
import { gatheringPlaceOwner } from './place-owner'
import type { GuestAnswer } from './rules'
import { type Invited, invitationOf } from './token'

export type AnswerRefusal = 'notFound' | 'off' | 'past' | 'offerExpired'
type Answered = Result<{ answer: GuestAnswer }, AnswerRefusal>

/**
 * Yes takes a place, or a number on the list when all are taken; no gives back whatever there was. Said twice it stays
 * said, and one may think again until it begins. The pool is locked first: who calls it off, and who answers, wait for
 * each other.
 */
async function answer(ctx: Ctx, who: Invited, yes: boolean, bookedBy: 'self' | 'staff'): Promise<Answered> {
  return inTransaction(ctx, async (tx) => {
    const { gatheringId, personId } = who
    const guest = await tx.db.ambassadorGuest.findUnique({
      where: { gatheringId_personId: { gatheringId, personId } },
      select: { gathering: { select: { poolId: true } } },
    })
    const poolId = guest?.gathering.poolId
    if (!poolId) return refused('notFound')
    const pool = await lockPool(tx, poolId)
    const now = await tx.db.ambassadorGathering.findUniqueOrThrow({
      where: { id: gatheringId },
      select: { cancelledAt: true, startsAt: true },
    })
    if (now.cancelledAt) return refused('off')
    if (!pool || now.startsAt <= tx.now) return refused('past')
    const booking = await tx.db.booking.findFirst({
      where: { poolId, personId, companion: 0, state: { in: [...activeStates] } },
      select: { id: true, state: true },
    })
    await tx.db.ambassadorGuest.update({
      where: { gatheringId_personId: { gatheringId, personId } },
      data: { saidNoAt: yes ? null : tx.now },
    })
    if (yes) {
      if (booking?.state === 'offered') {
        const taken = await acceptOffer(tx, gatheringPlaceOwner, { bookingId: booking.id })
        if (!taken.ok && taken.refusal === 'offerExpired') return refused('offerExpired')
        return ok({ answer: 'placed' as const })
      }
      if (booking)
        return ok({ answer: booking.state === 'placed' ? ('placed' as const) : ('waiting' as const) })
      const taken = await takePlace(tx, gatheringPlaceOwner, { poolId, personId, bookedBy }, { pool })
      return taken.ok ? ok({ answer: taken.value.state }) : refused('past')
    }
    if (booking?.state === 'offered') await declineOffer(tx, gatheringPlaceOwner, { bookingId: booking.id })
    else if (booking) await giveUpPlace(tx, gatheringPlaceOwner, { bookingId: booking.id })
    else
      await record(tx, {
        event: 'ambassadors.invitation.declined',
        subject: { type: 'ambassadorGathering', id: gatheringId },
        personId,
      })
    return ok({ answer: 'no' as const })
  })
}

/** My own answer. Refuses `notFound` (never invited), `off`, `past` (it began), `offerExpired`. */
export async function answerOwn(
  ctx: Ctx,
  input: { gatheringId: string; answer: boolean },
): Promise<Answered> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return answer(ctx, { gatheringId: input.gatheringId, personId }, input.answer, 'self')
}

/** The answer of who holds the link of the mail. Refuses as `answerOwn`. */
export async function answerByLink(ctx: Ctx, input: { token: string; answer: boolean }): Promise<Answered> {
  const invited = invitationOf(input.token)
  return invited ? answer(ctx, invited, input.answer, 'self') : refused('notFound')
}

/** What a guest said to a colleague, on the phone or in the corridor. Refuses as `answerOwn`. */
export async function answerFor(
  ctx: Ctx,
  input: { gatheringId: string; personId: string; answer: boolean },
): Promise<Answered> {
  return answer(ctx, input, input.answer, 'staff')
}
