import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { acceptOffer, declineOffer, giveUpPlace } from '@/lib/places/change-place'
import { type Result, refused } from '@/lib/result/result'
import { childcarePlaceOwner, runPlaceOwner } from './place-owner'
import { mayCancelFor, ownBookingWhere } from './policy'

async function isOwn(ctx: Ctx, bookingId: string): Promise<boolean> {
  const found = await ctx.db.booking.findFirst({
    where: { id: bookingId, ...ownBookingWhere(ctx.actor) },
    select: { id: true },
  })
  return found !== null
}

/** Takes the place that is offered to me. Refuses `notFound`, `noOffer`, `offerExpired`, `alreadyBooked`. */
export async function acceptMyOffer(
  ctx: Ctx,
  input: { bookingId: string },
): Promise<Result<null, 'notFound' | 'noOffer' | 'offerExpired' | 'alreadyBooked'>> {
  if (!(await isOwn(ctx, input.bookingId))) return refused('notFound')
  return acceptOffer(ctx, runPlaceOwner, input)
}

/** Says no to the place that is offered to me. Refuses `notFound`, `noOffer`. */
export async function declineMyOffer(
  ctx: Ctx,
  input: { bookingId: string },
): Promise<Result<null, 'notFound' | 'noOffer'>> {
  if (!(await isOwn(ctx, input.bookingId))) return refused('notFound')
  return declineOffer(ctx, runPlaceOwner, input)
}

/** Gives up a place or a number on the list: my own, or somebody's by reception with a reason. */
export async function cancelBooking(
  ctx: Ctx,
  input: { bookingId: string; reason?: string },
): Promise<Result<{ offered: number }, 'notFound' | 'alreadyEnded'>> {
  const booking = await ctx.db.booking.findFirst({
    where: {
      id: input.bookingId,
      pool: { kind: { in: [runPlaceOwner.kind, childcarePlaceOwner.kind] } },
    },
    select: { personId: true, party: { select: { bookedById: true } } },
  })
  if (!booking) return refused('notFound')
  // Who booked for a family answers for its places.
  const booker = booking.party?.bookedById ?? null
  if (!mayCancelFor(ctx.actor, booking.personId) && !(booker && mayCancelFor(ctx.actor, booker)))
    return refused('notFound')
  return giveUpPlace(ctx, runPlaceOwner, input)
}
