import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import type { Prisma } from '@/lib/db/client'
import type { Locale } from '@/lib/i18n/locales'
import { days, shift } from '@/lib/time/time'
import { rosterWhere } from './policy'
import { coursePhase } from './rules'
import { runSelect, textSelect, toRunSummary } from './select'
import type { RosterRow, RunSummary, StaffCourseRow } from './types'
import type { Kind } from './vocabulary'
import { wordsFor } from './words'

export type StaffCourseFilters = {
  q?: string
  kind?: Kind
  phase?: 'draft' | 'published' | 'closed'
  sort?: 'title' | 'start' | 'waiting'
}
export const staffCoursesPerPage = 50

/** The course list of the back office, with how full and how wanted each is. Two queries. */
export async function listStaffCourses(
  ctx: Ctx,
  locale: Locale,
  filters: StaffCourseFilters,
): Promise<StaffCourseRow[]> {
  const courses = await ctx.db.course.findMany({
    where: {
      ...(filters.kind ? { kind: filters.kind } : {}),
      ...(filters.phase === 'draft' ? { publishedAt: null, closedAt: null } : {}),
      ...(filters.phase === 'published' ? { publishedAt: { not: null }, closedAt: null } : {}),
      ...(filters.phase === 'closed' ? { closedAt: { not: null } } : {}),
      ...(filters.q
        ? { texts: { some: { title: { contains: filters.q.slice(0, 200), mode: 'insensitive' } } } }
        : {}),
    },
    select: {
      id: true,
      kind: true,
      levelFrom: true,
      levelTo: true,
      publishedAt: true,
      closedAt: true,
      textVersion: true,
      texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
    },
  })
  const figures = await ctx.db.$queryRaw<
    {
      course_id: string
      runs: number
      open: number
      capacity: number
      taken: number
      waiting: number
      next: Date | null
    }[]
  >`
    SELECT r.course_id, count(*)::int AS runs,
           count(*) FILTER (WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.first_lesson_at > ${ctx.now})::int AS open,
           coalesce(sum(p.capacity) FILTER (WHERE r.cancelled_at IS NULL AND r.ends_on >= ${ctx.now}::date), 0)::int AS capacity,
           coalesce(sum(p.taken) FILTER (WHERE r.cancelled_at IS NULL AND r.ends_on >= ${ctx.now}::date), 0)::int AS taken,
           coalesce(sum(p.waiting) FILTER (WHERE r.cancelled_at IS NULL AND r.ends_on >= ${ctx.now}::date), 0)::int AS waiting,
           min(r.first_lesson_at) FILTER (WHERE r.cancelled_at IS NULL AND r.first_lesson_at > ${ctx.now}) AS next
      FROM course_run r JOIN place_pool p ON p.id = r.pool_id
     WHERE r.course_id = ANY(${courses.map((course) => course.id)}::uuid[])
     GROUP BY r.course_id`
  const byCourse = new Map(figures.map((row) => [row.course_id, row]))
  const rows = courses.map((course): StaffCourseRow => {
    const figure = byCourse.get(course.id)
    return {
      id: course.id,
      title: wordsFor(course.texts, locale, course.textVersion).title,
      kind: course.kind,
      levelFrom: course.levelFrom,
      levelTo: course.levelTo,
      phase: coursePhase(course),
      runs: figure?.runs ?? 0,
      openRuns: figure?.open ?? 0,
      capacity: figure?.capacity ?? 0,
      taken: figure?.taken ?? 0,
      waiting: figure?.waiting ?? 0,
      nextStartAt: figure?.next ?? null,
    }
  })
  const never = Number.MAX_SAFE_INTEGER
  return rows.sort((a, b) => {
    if (filters.sort === 'waiting') return b.waiting - a.waiting || a.title.localeCompare(b.title, locale)
    if (filters.sort === 'start')
      return (a.nextStartAt?.getTime() ?? never) - (b.nextStartAt?.getTime() ?? never)
    return a.title.localeCompare(b.title, locale)
  })
}

export type StaffRun = RunSummary & {
  publishedAt: Date | null
  cancelledAt: Date | null
  cancelReason: string | null
  version: number
  endsOnDate: Date
  onlineUrl: string | null
  venueId: string | null
  roomId: string | null
  teacherId: string | null
}

const staffRunSelect = {
  ...runSelect,
  publishedAt: true,
  cancelledAt: true,
  cancelReason: true,
  version: true,
  venueId: true,
  roomId: true,
  teacherId: true,
} satisfies Prisma.CourseRunSelect

/** A course as staff edit it (its Dutch source text) with all its runs, newest first; null when unknown. */
export async function getStaffCourse(ctx: Ctx, courseId: string) {
  const course = await ctx.db.course.findUnique({
    where: { id: courseId },
    select: {
      id: true,
      kind: true,
      levelFrom: true,
      levelTo: true,
      track: true,
      digitalSkill: true,
      supportLanguages: true,
      sector: true,
      audience: true,
      price: true,
      priceExemptions: true,
      renewalMonths: true,
      levelGate: true,
      skills: { select: { skill: true, levelFrom: true, levelTo: true } },
      requires: { select: { requiresId: true } },
      materials: {
        orderBy: { position: 'asc' },
        select: { id: true, title: true, url: true, body: true, locale: true, bookedOnly: true },
      },
      version: true,
      textVersion: true,
      publishedAt: true,
      closedAt: true,
      texts: { select: textSelect },
      runs: { orderBy: { firstLessonAt: 'desc' }, take: 60, select: staffRunSelect },
    },
  })
  if (!course) return null
  const { texts, runs, requires, ...rest } = course
  return {
    ...rest,
    requires: requires.map((one) => one.requiresId),
    phase: coursePhase(course),
    source: wordsFor(texts, 'nl', course.textVersion),
    /** Languages that have the text, and whether it is older than the source. */
    languages: texts.map((text) => ({
      locale: text.locale,
      outdated: text.sourceVersion < course.textVersion,
    })),
    runs: runs.map(
      (run): StaffRun => ({
        ...toRunSummary(run),
        publishedAt: run.publishedAt,
        cancelledAt: run.cancelledAt,
        cancelReason: run.cancelReason,
        version: run.version,
        endsOnDate: run.endsOn,
        onlineUrl: run.onlineUrl,
        venueId: run.venueId,
        roomId: run.roomId,
        teacherId: run.teacherId,
      }),
    ),
  }
}

/**
 * A run with who has a place, who is asked and who waits; null when unknown or not this teacher's. Each person on it
 * was looked at: that is recorded, as a view or as an export.
 */
export async function getRoster(
  ctx: Ctx,
  runId: string,
  locale: Locale,
  look: 'courses.roster.viewed' | 'courses.roster.exported' = 'courses.roster.viewed',
) {
  const run = await ctx.db.courseRun.findFirst({
    where: { id: runId, ...rosterWhere(ctx.actor) },
    select: {
      ...staffRunSelect,
      poolId: true,
      lessons: {
        select: { id: true, startsAt: true, endsAt: true, cancelledAt: true },
        orderBy: { startsAt: 'asc' },
      },
      course: {
        select: {
          id: true,
          textVersion: true,
          publishedAt: true,
          closedAt: true,
          texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
        },
      },
    },
  })
  if (!run) return null
  const bookings = await ctx.db.booking.findMany({
    where: { poolId: run.poolId, state: { in: ['placed', 'waiting', 'offered'] }, personId: { not: null } },
    orderBy: { arrival: 'asc' },
    select: {
      id: true,
      state: true,
      reference: true,
      bookedAt: true,
      bookedBy: true,
      keptUntil: true,
      person: { select: { id: true, fullName: true, locale: true, phone: true, email: true } },
    },
  })
  await recordView(
    ctx,
    look,
    bookings.flatMap((booking) => booking.person?.id ?? []),
    { type: 'run', id: runId },
  )
  let position = 0
  const rows = bookings.flatMap((booking): RosterRow[] => {
    if (!booking.person) return []
    return [
      {
        bookingId: booking.id,
        personId: booking.person.id,
        name: booking.person.fullName,
        locale: booking.person.locale,
        phone: booking.person.phone,
        email: booking.person.email,
        state: booking.state as RosterRow['state'],
        reference: booking.reference,
        bookedAt: booking.bookedAt,
        bookedBy: booking.bookedBy,
        keptUntil: booking.keptUntil,
        position: booking.state === 'waiting' ? ++position : null,
      },
    ]
  })
  return {
    run: {
      ...toRunSummary(run),
      publishedAt: run.publishedAt,
      cancelledAt: run.cancelledAt,
      cancelReason: run.cancelReason,
      endsOnDate: run.endsOn,
    },
    courseId: run.course.id,
    title: wordsFor(run.course.texts, locale, run.course.textVersion).title,
    lessons: run.lessons,
    placed: rows.filter((row) => row.state === 'placed').sort((a, b) => a.name.localeCompare(b.name, locale)),
    offered: rows.filter((row) => row.state === 'offered'),
    waiting: rows.filter((row) => row.state === 'waiting'),
  }
}

/** What needs doing now: nearly empty or overfull runs, drafts, offers that end soon, lessons today. */
export async function todayForStaff(ctx: Ctx, locale: Locale, day: { from: Date; to: Date }) {
  const soon = shift(ctx.now, days(14))
  const titled = {
    course: {
      select: {
        id: true,
        textVersion: true,
        texts: { where: { locale: { in: [locale, 'nl'] as string[] } }, select: textSelect },
      },
    },
  } satisfies Prisma.CourseRunSelect
  const open = { cancelledAt: null, publishedAt: { not: null } } as const
  const [lessons, starting, wanted, drafts, offers, dead] = await Promise.all([
    ctx.db.lesson.findMany({
      where: {
        startsAt: { gte: day.from, lt: day.to },
        cancelledAt: null,
        run: { ...open, ...rosterWhere(ctx.actor) },
      },
      orderBy: { startsAt: 'asc' },
      take: 40,
      select: { id: true, startsAt: true, endsAt: true, run: { select: { ...runSelect, ...titled } } },
    }),
    ctx.db.courseRun.findMany({
      where: { ...open, firstLessonAt: { gt: ctx.now, lte: soon }, ...rosterWhere(ctx.actor) },
      orderBy: { firstLessonAt: 'asc' },
      take: 30,
      select: { ...runSelect, ...titled },
    }),
    ctx.db.courseRun.findMany({
      where: {
        ...open,
        firstLessonAt: { gt: ctx.now },
        pool: { waiting: { gt: 0 } },
        ...rosterWhere(ctx.actor),
      },
      orderBy: { pool: { waiting: 'desc' } },
      take: 8,
      select: { ...runSelect, ...titled },
    }),
    ctx.db.courseRun.findMany({
      where: {
        publishedAt: null,
        cancelledAt: null,
        firstLessonAt: { gt: ctx.now },
        ...rosterWhere(ctx.actor),
      },
      orderBy: { firstLessonAt: 'asc' },
      take: 8,
      select: { ...runSelect, ...titled },
    }),
    ctx.db.booking.count({ where: { state: 'offered' } }),
    ctx.db.outboxMessage.count({ where: { deadAt: { not: null } } }),
  ])
  const titleOf = (course: { textVersion: number; texts: Parameters<typeof wordsFor>[0] }) =>
    wordsFor(course.texts, locale, course.textVersion).title
  const toRow = (row: (typeof starting)[number]) => ({
    ...toRunSummary(row),
    courseId: row.course.id,
    title: titleOf(row.course),
  })
  return {
    lessons: lessons.map((lesson) => ({
      id: lesson.id,
      startsAt: lesson.startsAt,
      endsAt: lesson.endsAt,
      run: toRow(lesson.run),
    })),
    /** Starts within a fortnight with less than half its places taken. */
    thin: starting.map(toRow).filter((run) => run.taken * 2 < run.capacity),
    wanted: wanted.map(toRow),
    drafts: drafts.map(toRow),
    offers,
    dead,
  }
}

/** Venues to choose from, with their rooms. */
export async function listVenues(ctx: Ctx) {
  return ctx.db.venue.findMany({
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      rooms: { orderBy: { name: 'asc' }, select: { id: true, name: true, capacity: true } },
    },
  })
}

/** People with the role of teacher, by name. */
export async function listTeachers(ctx: Ctx) {
  return ctx.db.person.findMany({
    where: { disabledAt: null, roles: { some: { role: 'teacher', revokedAt: null } } },
    orderBy: { fullName: 'asc' },
    take: 500,
    select: { id: true, fullName: true },
  })
}

/** Every course by its Dutch title, for choosing what comes before another. */
export async function listCourseTitles(ctx: Ctx): Promise<{ id: string; title: string }[]> {
  const rows = await ctx.db.courseText.findMany({
    where: { locale: 'nl', course: { closedAt: null } },
    orderBy: { title: 'asc' },
    select: { courseId: true, title: true },
  })
  return rows.map((row) => ({ id: row.courseId, title: row.title }))
}
