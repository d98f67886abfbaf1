import 'server-only'
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import type { Ctx } from '@/lib/access/context'
import { minuteOfTime, timeOfMinute } from '@/lib/time/time'
import { runInput } from '../schema'

/** The columns of a file of runs, as it is exported and imported. */
export const runColumns = [
  'course',
  'setting',
  'venue',
  'room',
  'teacher',
  'capacity',
  'childcare',
  'startsOn',
  'endsOn',
  'weekly',
  'onlineUrl',
] as const
export type RunColumn = (typeof runColumns)[number]
export type RunLine = Partial<Record<RunColumn, string>>
export type LineProblem = { line: number; column: RunColumn | null; key: string }

/** Lines of a file; a problem when it is no table, lacks a column, or is too long. Semicolons or commas. */
export function readRunFile(text: string, most: number): { lines: RunLine[]; problem: string | null } {
  const clean = text.replace(/^\uFEFF/, '')
  let rows: string[][]
  try {
    rows = parse(clean, {
      delimiter: [';', ',', '\t'].find((one) => clean.split('\n', 1)[0]?.includes(one)) ?? ';',
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch {
    return { lines: [], problem: 'notATable' }
  }
  const [head = [], ...body] = rows
  const names = head.map((name) => runColumns.find((column) => column.toLowerCase() === name.toLowerCase()))
  if (!['course', 'startsOn', 'endsOn', 'weekly'].every((name) => names.includes(name as RunColumn)))
    return { lines: [], problem: 'missingColumns' }
  if (body.length === 0) return { lines: [], problem: 'empty' }
  if (body.length > most) return { lines: [], problem: 'tooManyLines' }
  return {
    problem: null,
    lines: body.map((row) =>
      Object.fromEntries(
        row.flatMap((value, index) => {
          const name = names[index]
          return name && value !== '' ? [[name, value.replace(/^'(?=[=+\-@])/, '')]] : []
        }),
      ),
    ),
  }
}

/** `1 09:30-11:30, 4 09:30-11:30` → lessons; null when it is none. */
export function readWeekly(text: string): { weekday: string; from: string; to: string }[] | null {
  const parts = text
    .split(/\s*[,|]\s*/)
    .map((part) => /^([1-7])\s+(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})$/.exec(part))
  if (parts.some((part) => part === null)) return null
  return parts.flatMap((part) =>
    part && minuteOfTime(part[2] ?? '') !== null && minuteOfTime(part[3] ?? '') !== null
      ? [{ weekday: part[1] ?? '', from: part[2] ?? '', to: part[3] ?? '' }]
      : [],
  )
}

/** A weekly pattern as the file writes it. */
export const writeWeekly = (weekly: readonly { weekday: number; fromMinute: number; toMinute: number }[]) =>
  weekly
    .map((one) => `${one.weekday} ${timeOfMinute(one.fromMinute)}-${timeOfMinute(one.toMinute)}`)
    .join(', ')

type Known = {
  courses: Map<string, string>
  venues: Map<string, { id: string; rooms: Map<string, string> }>
  teachers: Map<string, string>
}

const key = (text: string) => text.trim().toLowerCase()

/** What the words of a file can mean: courses by slug or Dutch title, venues and rooms by name, teachers by address or name. */
export async function knownNames(ctx: Ctx): Promise<Known> {
  const [courses, venues, teachers] = await Promise.all([
    ctx.db.course.findMany({
      where: { closedAt: null },
      select: { id: true, slug: true, texts: { where: { locale: 'nl' }, select: { title: true } } },
    }),
    ctx.db.venue.findMany({
      select: { id: true, name: true, rooms: { select: { id: true, name: true } } },
    }),
    ctx.db.person.findMany({
      where: { disabledAt: null, roles: { some: { role: 'teacher', revokedAt: null } } },
      select: { id: true, email: true, fullName: true },
    }),
  ])
  return {
    courses: new Map(
      courses.flatMap((course) => [
        [key(course.slug), course.id] as const,
        [course.id, course.id] as const,
        ...course.texts.map((text) => [key(text.title), course.id] as const),
      ]),
    ),
    venues: new Map(
      venues.map((venue) => [
        key(venue.name),
        { id: venue.id, rooms: new Map(venue.rooms.map((room) => [key(room.name), room.id])) },
      ]),
    ),
    teachers: new Map(
      teachers.flatMap((one) => [
        [key(one.fullName), one.id] as const,
        ...(one.email ? [[key(one.email), one.id] as const] : []),
      ]),
    ),
  }
}

/** A line as the form would send it, or what is wrong with it, column by column. */
export function lineToRun(
  line: RunLine,
  number: number,
  known: Known,
): { run: z.output<typeof runInput> | null; problems: LineProblem[] } {
  const problems: LineProblem[] = []
  const wrong = (column: RunColumn, what: string) => problems.push({ line: number, column, key: what })
  const courseId = known.courses.get(key(line.course ?? ''))
  if (!courseId) wrong('course', 'unknown')
  const venue = line.venue ? known.venues.get(key(line.venue)) : undefined
  if (line.venue && !venue) wrong('venue', 'unknown')
  const roomId = line.room && venue ? venue.rooms.get(key(line.room)) : undefined
  if (line.room && venue && !roomId) wrong('room', 'unknown')
  const weekly = readWeekly(line.weekly ?? '')
  if (!weekly) wrong('weekly', 'weekly')
  const teacherId = line.teacher ? known.teachers.get(key(line.teacher)) : undefined
  const parsed = runInput.safeParse({
    courseId: courseId ?? '00000000-0000-7000-8000-000000000000',
    setting: line.setting ?? 'centre',
    venueId: venue?.id,
    roomId,
    teacherId,
    // Who has no account is taken by name.
    teacherName: teacherId ? undefined : line.teacher,
    capacity: line.capacity ?? '12',
    childcarePlaces: line.childcare || undefined,
    startsOn: line.startsOn,
    endsOn: line.endsOn,
    weekly: weekly ?? [{ weekday: '1', from: '09:00', to: '10:00' }],
    onlineUrl: line.onlineUrl || undefined,
  })
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '')
      const column: RunColumn | null =
        field === 'venueId'
          ? 'venue'
          : field === 'teacherName'
            ? 'teacher'
            : field === 'childcarePlaces'
              ? 'childcare'
              : (runColumns.find((one) => one === field) ?? null)
      if (!problems.some((problem) => problem.column === column))
        problems.push({
          line: number,
          column,
          key: /^[a-z][A-Za-z]+$/.test(issue.message) ? issue.message : 'invalid',
        })
    }
  return { run: problems.length === 0 && parsed.success ? parsed.data : null, problems }
}
