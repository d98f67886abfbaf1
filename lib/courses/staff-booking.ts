import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { inTransaction } from '@/lib/db/transaction'
import { registerAtDesk } from '@/lib/people/register'
import { moveUp } from '@/lib/places/change-place'
import type { TakenPlace } from '@/lib/places/take-place'
import { type Result, refused } from '@/lib/result/result'
import { type BookPlaceRefusal, bookPlace } from './book-place'
import { runPlaceOwner } from './place-owner'

/**
 * Books for somebody at the desk: a person who is known, or one who is written down now (a name is enough).
 * Refuses what booking refuses, and `needsPerson`.
 */
export async function bookPlaceFor(
  ctx: Ctx,
  input: {
    runId: string
    personId?: string
    fullName?: string
    email?: string
    phone?: string | null
    locale: string
  },
): Promise<Result<TakenPlace, BookPlaceRefusal | 'needsPerson'>> {
  return inTransaction(ctx, async (tx) => {
    let { personId } = input
    if (!personId) {
      if (!input.fullName) return refused('needsPerson')
      const person = await registerAtDesk(tx, {
        fullName: input.fullName,
        email: input.email || null,
        phone: input.phone ?? null,
        locale: input.locale,
      })
      personId = person.id
    }
    return bookPlace(tx, { runId: input.runId, personId, bookedBy: 'staff' })
  })
}

/** Puts somebody at the head of a run's waiting list, with a reason that stays in the trail. */
export async function moveUpOnList(
  ctx: Ctx,
  input: { bookingId: string; reason: string },
): Promise<Result<null, 'notFound' | 'notWaiting' | 'alreadyFirst'>> {
  const booking = await ctx.db.booking.findFirst({
    where: { id: input.bookingId, pool: { kind: runPlaceOwner.kind } },
    select: { id: true },
  })
  if (!booking) return refused('notFound')
  return moveUp(ctx, runPlaceOwner, input)
}
