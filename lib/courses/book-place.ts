import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { throughGate } from '@/lib/places/gate'
import { lockPoolAsking } from '@/lib/places/pool'
import { confirmHold, type TakenPlace, takePlace } from '@/lib/places/take-place'
import { ok, type Result, refused } from '@/lib/result/result'
import { runPlaceOwner } from './place-owner'
import { levelRefusal } from './placement/gate'

export type BookPlaceRefusal =
  | 'notFound'
  | 'closed'
  | 'alreadyBooked'
  | 'tooManyCourses'
  | 'notInGroup'
  | 'wishesFirst'
  | LevelRefusal

type LevelRefusal = 'levelUnknown' | 'levelBelow'

type Counts = { active: number; here: number }
type RunRow = { pool_id: string; course_id: string; level_gate: boolean; invited: boolean; wished: boolean }

/**
 * Books a place in a run for a person, or a number on its waiting list; `holdId` is a place kept for them
 * while they showed who they are, `draftId` the draft that ends with it and learns its booking in the same
 * statement. The person's row is locked first (five active courses at most), then the pool's. A course that insists on its level refuses `levelUnknown` and `levelBelow`; one whose places wait for a draw
 * refuses `wishesFirst`. Booking a run that one has already answers `alreadyBooked` with nothing changed.
 */
export async function bookPlace(
  ctx: Ctx,
  input: {
    runId: string
    personId: string
    bookedBy: 'self' | 'staff'
    holdId?: string | null
    draftId?: string
  },
): Promise<Result<TakenPlace, BookPlaceRefusal>> {
  return throughGate(input.runId, limits.booking.connectionsPerPool, () =>
    inTransaction(ctx, async (tx) => {
      // One row when the run may be booked and the person exists; the person's row stays locked, so that the count
      // below, in a statement of its own, sees what a simultaneous booking of the same person wrote.
      const [run] = await tx.db.$queryRaw<RunRow[]>`
        SELECT r.pool_id, r.course_id, c.level_gate,
               (r.group_id IS NULL OR EXISTS (SELECT 1 FROM course_group_member m
                                               WHERE m.group_id = r.group_id AND m.person_id = p.id)) AS invited,
               EXISTS (SELECT 1 FROM allocation_run ar JOIN allocation_round a ON a.id = ar.round_id
                        WHERE ar.run_id = r.id AND a.committed_at IS NULL AND a.cancelled_at IS NULL) AS wished
          FROM person p, course_run r JOIN course c ON c.id = r.course_id
         WHERE p.id = ${input.personId}::uuid AND p.disabled_at IS NULL
           AND r.id = ${input.runId}::uuid AND r.published_at IS NOT NULL AND r.cancelled_at IS NULL
           AND c.published_at IS NOT NULL AND c.closed_at IS NULL
           FOR NO KEY UPDATE OF p`
      if (!run) return refused('notFound')
      // A closed group's run is not there for others; the desk is told what to do first.
      if (!run.invited) return refused(input.bookedBy === 'staff' ? 'notInGroup' : 'notFound')
      // Its places are given by a draw: nobody gets in before it, not even by the desk.
      if (run.wished) return refused('wishesFirst')
      // The desk has talked with the person; online the course's level decides.
      if (run.level_gate && input.bookedBy === 'self') {
        const level = await levelRefusal(tx, run.course_id, input.personId)
        if (level) return level
      }
      // The person's row is ours since the statement before, so nobody else adds to what is counted here.
      const locked = await lockPoolAsking<Counts>(
        tx,
        run.pool_id,
        Prisma.sql`(
          SELECT jsonb_build_object('active', count(*),
                                    'here', count(*) FILTER (WHERE b.pool_id = ${run.pool_id}::uuid))
            FROM booking b JOIN course_run r ON r.pool_id = b.pool_id
           WHERE b.person_id = ${input.personId}::uuid AND b.state IN ('placed', 'waiting', 'offered')
             AND r.ends_on >= ${tx.now}::date)`,
      )
      if (!locked) return refused('notFound')
      const { pool, answer: counts } = locked
      if (counts.here > 0) return refused('alreadyBooked')
      if (counts.active >= limits.booking.activeCourses)
        return refused('tooManyCourses', { most: limits.booking.activeCourses })
      const { draftId } = input
      if (input.holdId) {
        const confirmed = await confirmHold(tx, runPlaceOwner, {
          bookingId: input.holdId,
          personId: input.personId,
        })
        if (confirmed.ok) {
          if (draftId)
            await tx.db.bookingDraft.updateMany({
              where: { id: draftId },
              data: { bookingId: confirmed.value.bookingId },
            })
          return ok(confirmed.value)
        }
        if (confirmed.refusal === 'alreadyBooked') return refused('alreadyBooked')
        // The half hour is over: the place may still be there, else there is the list.
      }
      return takePlace(
        tx,
        runPlaceOwner,
        { poolId: run.pool_id, personId: input.personId, bookedBy: input.bookedBy },
        {
          pool,
          ...(draftId
            ? {
                write: (bookingId: string) =>
                  Prisma.sql`UPDATE booking_draft SET booking_id = ${bookingId}::uuid WHERE id = ${draftId}::uuid`,
              }
            : {}),
        },
      )
    }),
  )
}
