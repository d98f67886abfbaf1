import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { defaultTrackHours, isOneOf, type Track, tracks } from './vocabulary'

/** Lesson hours one level takes in a track: the town's own figure, else the usual one. Null for an unknown track. */
export async function hoursOfTrack(ctx: Ctx, track: string): Promise<number | null> {
  if (!isOneOf(tracks, track)) return null
  const row = await ctx.db.courseTrack.findUnique({ where: { key: track }, select: { hoursPerLevel: true } })
  return row ? row.hoursPerLevel : defaultTrackHours[track]
}

/** Every track with its hours, in order. */
export async function listTracks(ctx: Ctx): Promise<{ key: Track; hours: number | null }[]> {
  const rows = await ctx.db.courseTrack.findMany({ select: { key: true, hoursPerLevel: true } })
  return tracks.map((key) => {
    const row = rows.find((candidate) => candidate.key === key)
    return { key, hours: row ? row.hoursPerLevel : defaultTrackHours[key] }
  })
}
