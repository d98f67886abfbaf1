import 'server-only'
import type { Prisma } from '@/lib/db/client'
import { dateToDay } from '@/lib/time/time'
import { openRoundWhere } from './allocation/policy'
import type { RunSummary } from './types'

// The columns that reads share. A page never gets a whole row.

export const textSelect = {
  locale: true,
  title: true,
  summary: true,
  outcomes: true,
  bring: true,
  sourceVersion: true,
  machineTranslated: true,
} satisfies Prisma.CourseTextSelect

export const titleSelect = { locale: true, title: true } satisfies Prisma.CourseTextSelect

export const runSelect = {
  id: true,
  startsOn: true,
  endsOn: true,
  firstLessonAt: true,
  setting: true,
  teacherName: true,
  childcare: true,
  childcarePool: { select: { capacity: true, taken: true, waiting: true } },
  onlineUrl: true,
  groupId: true,
  rounds: { where: { round: openRoundWhere }, select: { roundId: true }, take: 1 },
  weeklyLessons: {
    select: { weekday: true, fromMinute: true, toMinute: true },
    orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }],
  },
  venue: {
    select: {
      name: true,
      street: true,
      houseNumber: true,
      postalCode: true,
      town: true,
      latitude: true,
      longitude: true,
      stepFree: true,
    },
  },
  room: { select: { name: true } },
  pool: { select: { capacity: true, taken: true, waiting: true, closesAt: true } },
} satisfies Prisma.CourseRunSelect

type RunRow = {
  id: string
  startsOn: Date
  endsOn: Date
  firstLessonAt: Date
  setting: string
  teacherName: string
  childcare: boolean
  childcarePool: { capacity: number; taken: number; waiting: number } | null
  onlineUrl: string | null
  groupId: string | null
  rounds: { roundId: string }[]
  weeklyLessons: { weekday: number; fromMinute: number; toMinute: number }[]
  venue: {
    name: string
    street: string
    houseNumber: string
    postalCode: string
    town: string
    latitude: number
    longitude: number
    stepFree: boolean
  } | null
  room: { name: string } | null
  pool: { capacity: number; taken: number; waiting: number; closesAt: Date }
}

/** A run's row as its reader's summary. */
export function toRunSummary(row: RunRow): RunSummary {
  const { venue } = row
  return {
    id: row.id,
    startsOn: dateToDay(row.startsOn),
    endsOn: dateToDay(row.endsOn),
    firstLessonAt: row.firstLessonAt,
    closesAt: row.pool.closesAt,
    weekly: row.weeklyLessons,
    setting: row.setting,
    venue: venue && {
      name: venue.name,
      address: `${venue.street} ${venue.houseNumber}, ${venue.postalCode} ${venue.town}`,
      latitude: venue.latitude,
      longitude: venue.longitude,
      stepFree: venue.stepFree,
      room: row.room?.name ?? null,
    },
    teacherName: row.teacherName,
    childcare: row.childcare,
    childcarePlaces: row.childcarePool,
    // Whether there is a link, never the link.
    hybrid: row.setting !== 'online' && row.onlineUrl !== null,
    groupId: row.groupId,
    roundId: row.rounds[0]?.roundId ?? null,
    capacity: row.pool.capacity,
    taken: row.pool.taken,
    waiting: row.pool.waiting,
  }
}
