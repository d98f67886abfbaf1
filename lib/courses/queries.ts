import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { plainLevelOf } from '@/lib/cefr/cefr'
import type { Prisma } from '@/lib/db/client'
import { type Locale, sourceLocale } from '@/lib/i18n/locales'
import { type CourseFilters, coursesPerPage } from './filters'
import { cardsOf, openRuns } from './open-courses'
import { bookableRunWhere, ownBookingWhere } from './policy'
import { runSelect, textSelect, titleSelect, toRunSummary } from './select'
import { hoursOfTrack } from './tracks'
import type { CourseCard, CourseDetail, MaterialLine, MyBooking } from './types'
import type { Skill } from './vocabulary'
import { titleFor, wordsFor } from './words'

/** One page of the courses with at least one open run that fits what was asked, and how many there are. */
export async function listCourseCards(
  ctx: Ctx,
  locale: Locale,
  filters: CourseFilters,
  page: number,
): Promise<{ cards: CourseCard[]; total: number }> {
  const all = cardsOf(await openRuns(ctx, locale), filters, ctx.now)
  return { cards: all.slice((page - 1) * coursesPerPage, page * coursesPerPage), total: all.length }
}

/** A published course with its open runs, or null: unknown, draft and closed look the same. */
export async function getCourse(ctx: Ctx, courseId: string, locale: Locale): Promise<CourseDetail | null> {
  const course = await ctx.db.course.findFirst({
    where: { id: courseId, publishedAt: { not: null }, closedAt: null },
    select: {
      id: true,
      kind: true,
      levelFrom: true,
      levelTo: true,
      track: true,
      audience: true,
      sector: true,
      price: true,
      priceExemptions: true,
      renewalMonths: true,
      levelGate: true,
      digitalSkill: true,
      supportLanguages: true,
      textVersion: true,
      skills: { select: { skill: true, levelFrom: true, levelTo: true } },
      requires: {
        select: {
          requires: {
            select: {
              id: true,
              publishedAt: true,
              closedAt: true,
              texts: { where: { locale: { in: [locale, 'nl'] } }, select: titleSelect },
            },
          },
        },
      },
      materials: { orderBy: { position: 'asc' }, select: materialSelect },
      texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
      runs: {
        where: bookableRunWhere(ctx.actor, ctx.now),
        orderBy: [{ firstLessonAt: 'asc' }, { id: 'asc' }],
        select: runSelect,
      },
    },
  })
  if (!course) return null
  return {
    id: course.id,
    kind: course.kind,
    levelFrom: course.levelFrom,
    levelTo: course.levelTo,
    plainLevel: plainLevelOf(course.levelFrom),
    track: course.track,
    trackHours: course.track ? await hoursOfTrack(ctx, course.track) : null,
    audience: course.audience,
    sector: course.sector,
    price: course.price,
    priceExemptions: course.priceExemptions,
    renewalMonths: course.renewalMonths,
    levelGate: course.levelGate,
    skills: course.skills.map(({ skill, levelFrom, levelTo }) => ({
      skill: skill as Skill,
      from: levelFrom,
      to: levelTo,
    })),
    requires: course.requires.map(({ requires }) => ({
      id: requires.id,
      ...titleFor(requires.texts, locale),
      open: requires.publishedAt !== null && requires.closedAt === null,
    })),
    // What is for the booked shows its title, so that one knows that it comes.
    materials: course.materials.map((material) =>
      material.bookedOnly ? { ...material, url: null, body: null } : material,
    ),
    digitalSkill: course.digitalSkill,
    supportLanguages: course.supportLanguages,
    words: wordsFor(course.texts, locale, course.textVersion),
    runs: course.runs.map(toRunSummary),
  }
}

const materialSelect = {
  id: true,
  title: true,
  url: true,
  body: true,
  locale: true,
  bookedOnly: true,
} satisfies Prisma.CourseMaterialSelect

/** Everything to learn from in the course of one of my bookings; empty without a place. */
export async function myMaterials(ctx: Ctx, bookingId: string): Promise<MaterialLine[]> {
  return ctx.db.courseMaterial.findMany({
    where: {
      course: {
        runs: {
          some: {
            pool: { bookings: { some: { id: bookingId, state: 'placed', ...ownBookingWhere(ctx.actor) } } },
          },
        },
      },
    },
    orderBy: { position: 'asc' },
    select: materialSelect,
  })
}

const bookingSelect = (locale: Locale) =>
  ({
    id: true,
    reference: true,
    state: true,
    keptUntil: true,
    endedAt: true,
    reason: true,
    sequence: true,
    arrival: true,
    poolId: true,
    pool: {
      select: {
        run: {
          select: {
            ...runSelect,
            cancelledAt: true,
            lessons: {
              select: { id: true, startsAt: true, endsAt: true, cancelledAt: true },
              orderBy: { startsAt: 'asc' },
            },
            course: {
              select: {
                id: true,
                textVersion: true,
                texts: { where: { locale: { in: [locale, sourceLocale] } }, select: textSelect },
              },
            },
          },
        },
      },
    },
  }) satisfies Prisma.BookingSelect

/** My bookings, what needs an answer first, then by first lesson; ended ones last. */
export async function myBookings(
  ctx: Ctx,
  locale: Locale,
  only?: { bookingId: string },
): Promise<MyBooking[]> {
  const rows = await ctx.db.booking.findMany({
    where: { ...ownBookingWhere(ctx.actor), ...(only ? { id: only.bookingId } : {}) },
    orderBy: { bookedAt: 'desc' },
    take: 100,
    select: bookingSelect(locale),
  })
  const bookings: MyBooking[] = []
  for (const row of rows) {
    const run = row.pool.run
    if (!run) continue
    const position =
      row.state === 'waiting'
        ? await ctx.db.booking.count({
            where: { poolId: row.poolId, state: 'waiting', arrival: { lte: row.arrival } },
          })
        : null
    const hasPlace = row.state === 'placed'
    bookings.push({
      id: row.id,
      reference: row.reference,
      state: row.state,
      position,
      keptUntil: row.keptUntil,
      endedAt: row.endedAt,
      reason: row.reason,
      sequence: row.sequence,
      courseId: run.course.id,
      words: wordsFor(run.course.texts, locale, run.course.textVersion),
      run: { ...toRunSummary(run), onlineUrl: hasPlace ? run.onlineUrl : null, cancelledAt: run.cancelledAt },
      lessons: run.lessons,
    })
  }
  const rank = { offered: 0, placed: 1, waiting: 2, held: 3, cancelled: 4, declined: 4, expired: 4 } as const
  return bookings.sort(
    (a, b) => rank[a.state] - rank[b.state] || a.run.firstLessonAt.getTime() - b.run.firstLessonAt.getTime(),
  )
}

/** One of my bookings, or null. */
export async function myBooking(ctx: Ctx, bookingId: string, locale: Locale): Promise<MyBooking | null> {
  return (await myBookings(ctx, locale, { bookingId }))[0] ?? null
}

export type DraftView = {
  id: string
  runId: string
  courseId: string
  fullName: string | null
  email: string | null
  phone: string | null
  /** Who was signed in when it was begun. */
  personId: string | null
  bookingId: string | null
  keptUntil: Date | null
}

/** A booking being filled in, or null when it is unknown or a day old. Its id is the key. */
export async function getDraft(ctx: Ctx, draftId: string): Promise<DraftView | null> {
  const draft = await ctx.db.bookingDraft.findFirst({
    where: { id: draftId, expiresAt: { gt: ctx.now } },
    select: {
      id: true,
      runId: true,
      fullName: true,
      email: true,
      phone: true,
      personId: true,
      bookingId: true,
      holdId: true,
      run: { select: { courseId: true } },
    },
  })
  if (!draft) return null
  const hold = draft.holdId
    ? await ctx.db.booking.findFirst({
        where: { id: draft.holdId, state: 'held' },
        select: { keptUntil: true },
      })
    : null
  const { run, holdId: _, ...rest } = draft
  return { ...rest, courseId: run.courseId, keptUntil: hold?.keptUntil ?? null }
}
