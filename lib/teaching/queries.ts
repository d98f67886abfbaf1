import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { textSelect } from '@/lib/courses/select'
import { wordsFor } from '@/lib/courses/words'
import type { Locale } from '@/lib/i18n/locales'
import { speakerOf } from '@/lib/phrasebook/render'
import { asPhrases } from '@/lib/phrasebook/rules'
import { townZone } from '@/lib/time/clock'
import { dateToDay, dayOf, days, dayToDate, minutes, shift } from '@/lib/time/time'
import { taughtWhere } from './policy'
import { type Attended, attended, openBeforeMinutes, wasThere } from './rules'
import { groupWhere, standingIn } from './substitute'
import type { Group, GroupCard, Learner, LearnerRow, LessonRow, Sheet } from './types'
import type { Mark, Skill, Step } from './vocabulary'

const titled = (locale: Locale) =>
  ({
    select: {
      id: true,
      kind: true,
      textVersion: true,
      texts: { where: { locale: { in: [locale, 'nl'] as string[] } }, select: textSelect },
    },
  }) as const

const recordable = (startsAt: Date, now: Date) => shift(startsAt, -minutes(openBeforeMinutes)) <= now

/** Groups I teach or stand in for: running, beginning within a month, or ended less than a month ago. */
export async function myGroups(ctx: Ctx, locale: Locale): Promise<GroupCard[]> {
  const standing = await standingIn(ctx)
  const today = dayToDate(dayOf(ctx.now, townZone()))
  const runs = await ctx.db.courseRun.findMany({
    where: {
      ...taughtWhere(ctx.actor, standing),
      publishedAt: { not: null },
      cancelledAt: null,
      startsOn: { lte: shift(today, days(30)) },
      endsOn: { gte: shift(today, -days(30)) },
    },
    orderBy: [{ firstLessonAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: {
      id: true,
      startsOn: true,
      endsOn: true,
      teacherId: true,
      venue: { select: { name: true } },
      pool: { select: { taken: true } },
      course: titled(locale),
      lessons: {
        where: { cancelledAt: null },
        orderBy: { startsAt: 'asc' },
        select: { id: true, startsAt: true, endsAt: true },
      },
    },
  })
  const saved = new Set(
    (
      await ctx.db.attendanceSheet.findMany({
        where: { runId: { in: runs.map((run) => run.id) } },
        select: { lessonId: true },
      })
    ).map((row) => row.lessonId),
  )
  const cards = runs.map((run): GroupCard => {
    const words = wordsFor(run.course.texts, locale, run.course.textVersion)
    return {
      runId: run.id,
      title: words.title,
      lang: words.lang,
      place: run.venue?.name ?? null,
      learners: run.pool.taken,
      startsOn: dateToDay(run.startsOn),
      endsOn: dateToDay(run.endsOn),
      next: run.lessons.find((lesson) => lesson.endsAt > ctx.now) ?? null,
      missing: run.lessons.filter((lesson) => lesson.endsAt <= ctx.now && !saved.has(lesson.id)),
      substitute: standing.includes(run.id),
    }
  })
  const soon = (card: GroupCard) => card.next?.startsAt.getTime() ?? Number.MAX_SAFE_INTEGER
  return cards.sort((a, b) => soon(a) - soon(b))
}

/** People with a place in a run, by name. */
async function placedIn(ctx: Ctx, poolId: string, locale: Locale) {
  const rows = await ctx.db.booking.findMany({
    where: { poolId, state: 'placed', personId: { not: null } },
    select: { person: { select: { id: true, fullName: true, locale: true } } },
  })
  return rows
    .flatMap((row) => (row.person ? [row.person] : []))
    .sort((a, b) => a.fullName.localeCompare(b.fullName, locale))
}

/** One group: lessons, learners, who stands in; null when it is not mine. The look at its people is recorded. */
export async function getGroup(ctx: Ctx, runId: string, locale: Locale): Promise<Group | null> {
  const run = await ctx.db.courseRun.findFirst({
    where: { id: runId, ...(await groupWhere(ctx)) },
    select: {
      id: true,
      poolId: true,
      startsOn: true,
      endsOn: true,
      teacherName: true,
      course: titled(locale),
      lessons: {
        orderBy: { startsAt: 'asc' },
        select: { id: true, startsAt: true, endsAt: true, cancelledAt: true },
      },
    },
  })
  if (!run) return null
  const [people, sheets, marks, substitutions, messages, figures] = await Promise.all([
    placedIn(ctx, run.poolId, locale),
    ctx.db.attendanceSheet.findMany({ where: { runId }, select: { lessonId: true, recordedAt: true } }),
    ctx.db.attendanceMark.findMany({
      where: { runId },
      select: { lessonId: true, personId: true, mark: true },
    }),
    ctx.db.substitution.findMany({ where: { runId, endedAt: null }, orderBy: { fromOn: 'asc' } }),
    ctx.db.groupMessage.findMany({ where: { runId }, orderBy: { sentAt: 'desc' }, take: 20 }),
    ctx.db.attendanceFigure.findMany({ where: { lessonId: { in: run.lessons.map((lesson) => lesson.id) } } }),
  ])
  const standIns = await ctx.db.person.findMany({
    where: { id: { in: substitutions.map((row) => row.personId) } },
    select: { id: true, fullName: true },
  })
  await recordView(
    ctx,
    'courses.roster.viewed',
    people.map((person) => person.id),
    { type: 'run', id: runId },
  )
  const speak = await speakerOf(locale)
  const words = wordsFor(run.course.texts, locale, run.course.textVersion)
  const saved = new Map(sheets.map((sheet) => [sheet.lessonId, sheet.recordedAt]))
  return {
    runId,
    courseId: run.course.id,
    title: words.title,
    lang: words.lang,
    teacherName: run.teacherName,
    startsOn: dateToDay(run.startsOn),
    endsOn: dateToDay(run.endsOn),
    over: dateToDay(run.endsOn) < dayOf(ctx.now, townZone()),
    lessons: run.lessons.map(
      (lesson): LessonRow => ({
        ...lesson,
        recordedAt: saved.get(lesson.id) ?? null,
        there:
          marks.filter((row) => row.lessonId === lesson.id && wasThere(row.mark as Mark)).length +
          figures
            .filter((row) => row.lessonId === lesson.id && wasThere(row.mark as Mark))
            .reduce((sum, row) => sum + row.people, 0),
        open: !lesson.cancelledAt && recordable(lesson.startsAt, ctx.now),
      }),
    ),
    learners: people.map(
      (person): LearnerRow => ({
        personId: person.id,
        name: person.fullName,
        locale: person.locale,
        attended: attended(marks.filter((row) => row.personId === person.id).map((row) => row.mark as Mark)),
      }),
    ),
    substitutes: substitutions.map((row) => ({
      id: row.id,
      name: standIns.find((person) => person.id === row.personId)?.fullName ?? '',
      fromOn: dateToDay(row.fromOn),
      untilOn: dateToDay(row.untilOn),
    })),
    messages: messages.map((row) => ({
      id: row.id,
      lines: asPhrases(row.phrases).map(speak),
      sentAt: row.sentAt,
      told: row.told,
    })),
  }
}

/** The sheet of one lesson; null when the group is not mine. The look is recorded. */
export async function getSheet(
  ctx: Ctx,
  input: { runId: string; lessonId: string },
  locale: Locale,
): Promise<Sheet | null> {
  const lesson = await ctx.db.lesson.findFirst({
    where: { id: input.lessonId, run: { id: input.runId, ...(await groupWhere(ctx)) } },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      cancelledAt: true,
      run: { select: { poolId: true, course: titled(locale) } },
    },
  })
  if (!lesson) return null
  const [people, sheet, marks] = await Promise.all([
    placedIn(ctx, lesson.run.poolId, locale),
    ctx.db.attendanceSheet.findUnique({ where: { lessonId: lesson.id } }),
    ctx.db.attendanceMark.findMany({
      where: { lessonId: lesson.id },
      select: { personId: true, mark: true },
    }),
  ])
  const [by, gone] = await Promise.all([
    sheet?.recordedById
      ? ctx.db.person.findUnique({ where: { id: sheet.recordedById }, select: { fullName: true } })
      : null,
    // Somebody who was there and has no place any more stays on the sheet.
    ctx.db.person.findMany({
      where: {
        id: {
          in: marks.map((row) => row.personId).filter((id) => !people.some((person) => person.id === id)),
        },
      },
      select: { id: true, fullName: true, locale: true },
    }),
  ])
  const all = [...people, ...gone]
  await recordView(
    ctx,
    'courses.roster.viewed',
    all.map((person) => person.id),
    { type: 'run', id: input.runId },
  )
  const words = wordsFor(lesson.run.course.texts, locale, lesson.run.course.textVersion)
  const known = new Map(marks.map((row) => [row.personId, row.mark as Mark]))
  return {
    runId: input.runId,
    lessonId: lesson.id,
    title: words.title,
    lang: words.lang,
    startsAt: lesson.startsAt,
    endsAt: lesson.endsAt,
    cancelled: lesson.cancelledAt !== null,
    tooEarly: !recordable(lesson.startsAt, ctx.now),
    version: sheet?.version ?? 0,
    recordedAt: sheet?.recordedAt ?? null,
    recordedBy: by?.fullName ?? null,
    rows: all.map((person) => ({
      personId: person.id,
      name: person.fullName,
      mark: known.get(person.id) ?? null,
    })),
  }
}

/** One learner of a group, with attendance, notes and progress; null when not mine. The look is recorded. */
export async function getLearner(
  ctx: Ctx,
  input: { runId: string; personId: string },
  locale: Locale,
): Promise<Learner | null> {
  const run = await ctx.db.courseRun.findFirst({
    where: {
      id: input.runId,
      ...(await groupWhere(ctx)),
      pool: { bookings: { some: { personId: input.personId, placedAt: { not: null } } } },
    },
    select: {
      course: titled(locale),
      lessons: { orderBy: { startsAt: 'desc' }, select: { id: true, startsAt: true } },
    },
  })
  if (!run) return null
  const [person, marks, notes, progress] = await Promise.all([
    ctx.db.person.findUniqueOrThrow({ where: { id: input.personId }, select: { fullName: true } }),
    ctx.db.attendanceMark.findMany({ where: input, select: { lessonId: true, mark: true } }),
    ctx.db.learnerNote.findMany({ where: input, orderBy: { createdAt: 'desc' }, take: 100 }),
    ctx.db.skillProgress.findMany({ where: input }),
  ])
  const authors = await ctx.db.person.findMany({
    where: { id: { in: notes.flatMap((note) => note.createdById ?? []) } },
    select: { id: true, fullName: true },
  })
  await recordView(ctx, 'courses.roster.viewed', [input.personId], { type: 'run', id: input.runId })
  const words = wordsFor(run.course.texts, locale, run.course.textVersion)
  const known = new Map(marks.map((row) => [row.lessonId, row.mark as Mark]))
  return {
    ...input,
    name: person.fullName,
    title: words.title,
    lang: words.lang,
    attended: attended([...known.values()]),
    days: run.lessons.flatMap((lesson) => {
      const mark = known.get(lesson.id)
      return mark ? [{ lessonId: lesson.id, startsAt: lesson.startsAt, mark }] : []
    }),
    notes: notes.map((note) => ({
      id: note.id,
      text: note.text,
      createdAt: note.createdAt,
      author: authors.find((author) => author.id === note.createdById)?.fullName ?? null,
    })),
    progress: Object.fromEntries(
      progress.map((row) => [row.skill as Skill, { step: row.step as Step, seenAt: row.seenAt }]),
    ),
  }
}

/** My own attendance in one of my runs, oldest lesson first. */
export async function myAttendance(ctx: Ctx, runId: string): Promise<{ lessonId: string; mark: Mark }[]> {
  if (ctx.actor.kind !== 'person') return []
  const rows = await ctx.db.attendanceMark.findMany({
    where: { runId, personId: ctx.actor.personId },
    select: { lessonId: true, mark: true },
  })
  return rows.map((row) => ({ lessonId: row.lessonId, mark: row.mark as Mark }))
}

/** Teachers who could stand in, by name. */
export async function listTeachers(ctx: Ctx, locale: Locale): Promise<{ id: string; name: string }[]> {
  const rows = await ctx.db.person.findMany({
    where: {
      disabledAt: null,
      mergedIntoId: null,
      roles: { some: { role: 'teacher', revokedAt: null } },
    },
    select: { id: true, fullName: true },
  })
  return rows
    .map((row) => ({ id: row.id, name: row.fullName }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}

/** How often each person of a run was there, for the roster; the roster's own look is recorded there. */
export async function runAttendance(
  ctx: Ctx,
  runId: string,
): Promise<{ held: number; people: Map<string, Attended> }> {
  const [held, rows] = await Promise.all([
    ctx.db.attendanceSheet.count({ where: { runId } }),
    ctx.db.attendanceMark.findMany({ where: { runId }, select: { personId: true, mark: true } }),
  ])
  const marksOf = new Map<string, Mark[]>()
  for (const row of rows) marksOf.set(row.personId, [...(marksOf.get(row.personId) ?? []), row.mark as Mark])
  return { held, people: new Map([...marksOf].map(([personId, list]) => [personId, attended(list)])) }
}
