import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { type Day, dateToDay, dayToDate } from '@/lib/time/time'
import { isOneOf, type Track, tracks } from './vocabulary'

/** A track with the lesson hours one level takes in it, null where nobody has said; and where that stands. */
export type TrackRow = {
  key: Track
  hours: number | null
  source: string
  checkedOn: Day | null
  version: number
}

/** Lesson hours one level takes in a track. Null for an unknown track and one without a figure. */
export async function hoursOfTrack(ctx: Ctx, track: string): Promise<number | null> {
  const row = await ctx.db.courseTrack.findUnique({ where: { key: track }, select: { hoursPerLevel: true } })
  return row?.hoursPerLevel ?? null
}

/** Every track with its hours, in order. */
export async function listTracks(ctx: Ctx): Promise<TrackRow[]> {
  const rows = await ctx.db.courseTrack.findMany({ orderBy: { position: 'asc' } })
  return rows.flatMap((row) =>
    isOneOf(tracks, row.key)
      ? [
          {
            key: row.key,
            hours: row.hoursPerLevel,
            source: row.source,
            checkedOn: row.checkedOn ? dateToDay(row.checkedOn) : null,
            version: row.version,
          },
        ]
      : [],
  )
}

/** Says how many lesson hours a level takes in a track, and where that stands. Refuses `notFound`, `editedMeanwhile`. */
export async function editTrack(
  ctx: Ctx,
  input: { key: Track; version: number; hours: number | null; source: string; checkedOn: Day },
): Promise<Result<null, 'notFound' | 'editedMeanwhile'>> {
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.courseTrack.updateMany({
      where: { key: input.key, version: input.version },
      data: {
        hoursPerLevel: input.hours,
        source: input.source,
        checkedOn: dayToDate(input.checkedOn),
        version: { increment: 1 },
        changedAt: tx.now,
      },
    })
    if (count === 0)
      return refused(
        (await tx.db.courseTrack.count({ where: { key: input.key } })) ? 'editedMeanwhile' : 'notFound',
      )
    await record(tx, {
      event: 'courses.track.edited',
      subject: { type: 'courseTrack', id: input.key },
      data: { hours: input.hours },
    })
    return ok(null)
  })
}
