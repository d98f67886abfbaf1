import type { PlainLevel } from '@/lib/cefr/cefr'
import type { WeeklyLesson } from './rules'
import type { Skill } from './vocabulary'

/** A course's words in the reader's language, or in Dutch with its own `lang`. */
export type CourseWords = {
  lang: string
  title: string
  summary: string
  outcomes: string[]
  bring: string | null
  machine: boolean
  outdated: boolean
}

export type VenueLine = {
  name: string
  address: string
  latitude: number
  longitude: number
  stepFree: boolean
  room: string | null
}

/** One dated run, for whoever may read the public site. */
export type RunSummary = {
  id: string
  startsOn: string
  endsOn: string
  firstLessonAt: Date
  closesAt: Date
  weekly: WeeklyLesson[]
  setting: string
  venue: VenueLine | null
  teacherName: string
  childcare: boolean
  /** Places in the childcare; null where its places are not counted. */
  childcarePlaces: { capacity: number; taken: number; waiting: number } | null
  /** One may also follow it online. */
  hybrid: boolean
  /** The group it is for; null: everybody. */
  groupId: string | null
  /** Its places are given by a draw after wishes; null: booked as one comes. */
  roundId: string | null
  capacity: number
  taken: number
  waiting: number
}

export type CourseCard = {
  id: string
  kind: string
  plainLevel: PlainLevel | null
  words: Pick<CourseWords, 'lang' | 'title' | 'summary'>
  /** Runs that fit what was asked, the soonest first; never empty. */
  runs: RunSummary[]
}

/** One skill's levels. */
export type SkillLevels = { skill: Skill; from: string; to: string }

/** Something to learn from; of what is for the booked, others see only its title. */
export type MaterialLine = {
  id: string
  title: string
  url: string | null
  body: string | null
  locale: string
  bookedOnly: boolean
}

export type CourseDetail = {
  id: string
  kind: string
  audience: string[]
  sector: string | null
  track: string | null
  /** Lesson hours a level takes in its track. */
  trackHours: number | null
  skills: SkillLevels[]
  /** Minor units; 0 is free. */
  price: number
  priceExemptions: string[]
  renewalMonths: number | null
  levelGate: boolean
  /** Courses to have had before, in the reader's language. */
  requires: { id: string; title: string; lang: string; open: boolean }[]
  materials: MaterialLine[]
  levelFrom: string | null
  levelTo: string | null
  plainLevel: PlainLevel | null
  digitalSkill: number
  supportLanguages: string[]
  words: CourseWords
  runs: RunSummary[]
}

export type MyBooking = {
  id: string
  reference: string
  state: 'held' | 'placed' | 'waiting' | 'offered' | 'cancelled' | 'declined' | 'expired'
  /** 1 is the head of the waiting list. */
  position: number | null
  keptUntil: Date | null
  endedAt: Date | null
  reason: string | null
  sequence: number
  courseId: string
  words: CourseWords
  run: RunSummary & { onlineUrl: string | null; cancelledAt: Date | null }
  lessons: { id: string; startsAt: Date; endsAt: Date; cancelledAt: Date | null }[]
}

export type StaffCourseRow = {
  id: string
  title: string
  kind: string
  levelFrom: string | null
  levelTo: string | null
  phase: 'draft' | 'published' | 'closed'
  runs: number
  openRuns: number
  capacity: number
  taken: number
  waiting: number
  nextStartAt: Date | null
}

export type RosterRow = {
  bookingId: string
  personId: string
  name: string
  locale: string
  phone: string | null
  email: string | null
  state: 'placed' | 'waiting' | 'offered'
  reference: string
  bookedAt: Date
  bookedBy: string
  keptUntil: Date | null
  position: number | null
}
