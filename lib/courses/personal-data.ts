import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'
import { handBack, handOver, letGo, sharedPools } from '@/lib/places/hand-over'
import { dateToDay } from '@/lib/time/time'
import { courseRunPlaces, runPlaceOwner } from './place-owner'

/** What courses hold about a person: bookings, and the runs somebody teaches. */
export const coursePersonalData: PersonalData = {
  domain: 'courses',
  async collect(ctx, personId) {
    const bookings = await ctx.db.booking.findMany({
      where: { personId, pool: { kind: courseRunPlaces } },
      orderBy: { bookedAt: 'asc' },
      select: {
        reference: true,
        state: true,
        bookedAt: true,
        bookedBy: true,
        placedAt: true,
        endedAt: true,
        reason: true,
        pool: {
          select: {
            run: {
              select: {
                startsOn: true,
                endsOn: true,
                course: { select: { texts: { where: { locale: 'nl' }, select: { title: true } } } },
              },
            },
          },
        },
      },
    })
    return {
      bookings: bookings.map(({ pool, ...booking }) => ({
        ...booking,
        course: pool.run?.course.texts[0]?.title ?? null,
        startsOn: pool.run ? dateToDay(pool.run.startsOn) : null,
        endsOn: pool.run ? dateToDay(pool.run.endsOn) : null,
      })),
    }
  },
  async conflicts(ctx, keptId, mergedId) {
    const pools = await sharedPools(ctx, courseRunPlaces, keptId, mergedId)
    return pools.length > 0 ? ['bookedBoth'] : []
  },
  async move(ctx, fromId, toId) {
    const runs = await ctx.db.courseRun.findMany({ where: { teacherId: fromId }, select: { id: true } })
    const runIds = runs.map((run) => run.id)
    await ctx.db.courseRun.updateMany({ where: { id: { in: runIds } }, data: { teacherId: toId } })
    return { bookings: await handOver(ctx, courseRunPlaces, fromId, toId), runs: runIds }
  },
  async erase(ctx, personId, email) {
    await ctx.db.bookingDraft.deleteMany({
      where: { OR: [{ personId }, ...(email ? [{ email }] : [])] },
    })
    // A place that is given up goes to the next in line; what was, stays as a figure of nobody.
    const kept = await letGo(ctx, runPlaceOwner, personId)
    return kept > 0 ? ['bookings'] : []
  },
  async back(ctx, moved, holderId, toId) {
    await handBack(ctx, moved.bookings ?? [], holderId, toId)
    await ctx.db.courseRun.updateMany({
      where: { id: { in: moved.runs ?? [] }, teacherId: holderId },
      data: { teacherId: toId },
    })
  },
}
