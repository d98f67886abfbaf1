import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { nobody } from '@/lib/people/erase-person'
import type { PersonalData } from '@/lib/people/personal-data'
import { handBack, handOver, letGo, sharedPools } from '@/lib/places/hand-over'
import { dateToDay } from '@/lib/time/time'
import { childcarePlaceOwner, childcarePlacesKind, courseRunPlaces, runPlaceOwner } from './place-owner'
import { readableCourses } from './readable'

/** What the childcare knew about somebody's children. */
async function forgetChildren(ctx: Ctx, personId: string): Promise<void> {
  await ctx.db.childcareChild.deleteMany({ where: { booking: { personId } } })
}

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
    const [groups, placement] = await Promise.all([
      ctx.db.courseGroupMember.findMany({
        where: { personId },
        select: { addedAt: true, group: { select: { name: true } } },
      }),
      ctx.db.placementFact.findMany({
        where: { personId },
        orderBy: { factOn: 'asc' },
        select: { language: true, skill: true, level: true, evidence: true, factOn: true, note: true },
      }),
    ])
    const [intake, demand] = await Promise.all([
      ctx.db.courseIntake.findUnique({ where: { personId } }),
      ctx.db.courseDemand.findMany({
        where: { personId },
        select: { level: true, dayPart: true, language: true, childcare: true, askedAt: true, endedAt: true },
      }),
    ])
    const wishes = await ctx.db.allocationWish.findMany({
      where: { personId },
      orderBy: [{ roundId: 'asc' }, { rank: 'asc' }],
      select: { rank: true, runId: true, round: { select: { title: true, closesAt: true } } },
    })
    return {
      wishes: wishes.map(({ round, ...wish }) => ({ round: round.title, ...wish })),
      intake,
      waitsFor: demand,
      groups: groups.map(({ addedAt, group }) => ({ name: group.name, addedAt })),
      placement,
      bookings: bookings.map(({ pool, ...booking }) => ({
        ...booking,
        course: pool.run?.course.texts[0]?.title ?? null,
        startsOn: pool.run ? dateToDay(pool.run.startsOn) : null,
        endsOn: pool.run ? dateToDay(pool.run.endsOn) : null,
      })),
    }
  },
  readable: readableCourses,
  async conflicts(ctx, keptId, mergedId) {
    const pools = await sharedPools(ctx, courseRunPlaces, keptId, mergedId)
    return pools.length > 0 ? ['bookedBoth'] : []
  },
  async move(ctx, fromId, toId) {
    const runs = await ctx.db.courseRun.findMany({ where: { teacherId: fromId }, select: { id: true } })
    const runIds = runs.map((run) => run.id)
    await ctx.db.courseRun.updateMany({ where: { id: { in: runIds } }, data: { teacherId: toId } })
    const lessons = await ctx.db.lesson.findMany({ where: { teacherId: fromId }, select: { id: true } })
    const lessonIds = lessons.map((lesson) => lesson.id)
    await ctx.db.lesson.updateMany({ where: { id: { in: lessonIds } }, data: { teacherId: toId } })
    const facts = await ctx.db.placementFact.findMany({ where: { personId: fromId }, select: { id: true } })
    const factIds = facts.map((fact) => fact.id)
    await ctx.db.placementFact.updateMany({ where: { id: { in: factIds } }, data: { personId: toId } })
    // One intake and one wish at a time: what the kept record has itself counts.
    const wishRounds = await ctx.db.allocationWish.findMany({
      where: { personId: fromId, round: { wishes: { none: { personId: toId } } } },
      select: { roundId: true },
      distinct: ['roundId'],
    })
    const roundIds = wishRounds.map((one) => one.roundId)
    await ctx.db.allocationWish.updateMany({
      where: { personId: fromId, roundId: { in: roundIds } },
      data: { personId: toId },
    })
    await ctx.db.allocationEntry.updateMany({
      where: {
        personId: fromId,
        roundId: { in: roundIds },
        round: { entries: { none: { personId: toId } } },
      },
      data: { personId: toId },
    })
    const hasIntake = await ctx.db.courseIntake.count({ where: { personId: toId } })
    if (hasIntake === 0)
      await ctx.db.courseIntake.updateMany({ where: { personId: fromId }, data: { personId: toId } })
    const hasDemand = await ctx.db.courseDemand.count({ where: { personId: toId, endedAt: null } })
    const demands = await ctx.db.courseDemand.findMany({
      where: { personId: fromId, ...(hasDemand > 0 ? { endedAt: { not: null } } : {}) },
      select: { id: true },
    })
    const demandIds = demands.map((one) => one.id)
    await ctx.db.courseDemand.updateMany({ where: { id: { in: demandIds } }, data: { personId: toId } })
    const groups = await ctx.db.courseGroupMember.findMany({
      where: { personId: fromId, group: { members: { none: { personId: toId } } } },
      select: { groupId: true },
    })
    const groupIds = groups.map((member) => member.groupId)
    await ctx.db.courseGroupMember.updateMany({
      where: { personId: fromId, groupId: { in: groupIds } },
      data: { personId: toId },
    })
    return {
      bookings: await handOver(ctx, courseRunPlaces, fromId, toId),
      childcare: await handOver(ctx, childcarePlacesKind, fromId, toId),
      runs: runIds,
      lessons: lessonIds,
      facts: factIds,
      demands: demandIds,
      rounds: roundIds,
      intakes: hasIntake === 0 ? [fromId] : [],
      groups: groupIds,
    }
  },
  async erase(ctx, personId, email) {
    await ctx.db.bookingDraft.deleteMany({
      where: { OR: [{ personId }, ...(email ? [{ email }] : [])] },
    })
    await ctx.db.courseIntake.deleteMany({ where: { personId } })
    // A draw that stands keeps its numbers: they belong to nobody now.
    await ctx.db.allocationWish.deleteMany({ where: { personId } })
    await ctx.db.allocationEntry.deleteMany({ where: { personId, round: { committedAt: null } } })
    await ctx.db.courseDemand.deleteMany({ where: { personId } })
    await ctx.db.runImport.deleteMany({ where: { personId } })
    await ctx.db.familyDraft.deleteMany({ where: { personId } })
    await forgetChildren(ctx, personId)
    await ctx.db.placementFact.deleteMany({ where: { personId } })
    await ctx.db.placementFact.updateMany({ where: { recordedById: personId }, data: { recordedById: null } })
    await ctx.db.courseGroupMember.deleteMany({ where: { personId } })
    // Runs that somebody taught: that there was a teacher stays.
    await ctx.db.courseRun.updateMany({
      where: { teacherId: personId },
      data: { teacherId: null, teacherName: nobody },
    })
    await ctx.db.lesson.updateMany({ where: { teacherId: personId }, data: { teacherId: null } })
    await letGo(ctx, childcarePlaceOwner, personId)
    // A place that is given up goes to the next in line; what was, stays as a figure of nobody.
    const kept = await letGo(ctx, runPlaceOwner, personId)
    return kept > 0 ? ['bookings'] : []
  },
  async back(ctx, moved, holderId, toId) {
    await handBack(ctx, [...(moved.bookings ?? []), ...(moved.childcare ?? [])], holderId, toId)
    await ctx.db.lesson.updateMany({
      where: { id: { in: moved.lessons ?? [] }, teacherId: holderId },
      data: { teacherId: toId },
    })
    const rounds = { roundId: { in: moved.rounds ?? [] } }
    await ctx.db.allocationWish.updateMany({
      where: { ...rounds, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.allocationEntry.updateMany({
      where: { ...rounds, personId: holderId },
      data: { personId: toId },
    })
    if (moved.intakes?.length)
      await ctx.db.courseIntake.updateMany({ where: { personId: holderId }, data: { personId: toId } })
    await ctx.db.courseDemand.updateMany({
      where: { id: { in: moved.demands ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.placementFact.updateMany({
      where: { id: { in: moved.facts ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.courseGroupMember.updateMany({
      where: { groupId: { in: moved.groups ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.courseRun.updateMany({
      where: { id: { in: moved.runs ?? [] }, teacherId: holderId },
      data: { teacherId: toId },
    })
  },
}
