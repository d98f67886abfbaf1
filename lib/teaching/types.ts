import type { Attended } from './rules'
import type { Mark, Skill, Step } from './vocabulary'

/** A lesson in a teacher's list. */
export type LessonRow = {
  id: string
  startsAt: Date
  endsAt: Date
  cancelledAt: Date | null
  /** Null until somebody saved its sheet. */
  recordedAt: Date | null
  there: number
  /** A sheet can be saved now. */
  open: boolean
}

export type GroupCard = {
  runId: string
  title: string
  /** BCP 47 of the title. */
  lang: string
  place: string | null
  learners: number
  startsOn: string
  endsOn: string
  /** The lesson that is now or next, and those whose sheet is still missing. */
  next: { id: string; startsAt: Date; endsAt: Date } | null
  missing: { id: string; startsAt: Date }[]
  /** I stand in for somebody. */
  substitute: boolean
}

export type LearnerRow = {
  personId: string
  name: string
  locale: string
  attended: Attended
}

export type Group = {
  runId: string
  courseId: string
  title: string
  lang: string
  teacherName: string
  startsOn: string
  endsOn: string
  over: boolean
  lessons: LessonRow[]
  learners: LearnerRow[]
  substitutes: { id: string; name: string; fromOn: string; untilOn: string }[]
  messages: { id: string; lines: string[]; sentAt: Date; told: number }[]
}

export type Sheet = {
  runId: string
  lessonId: string
  title: string
  lang: string
  startsAt: Date
  endsAt: Date
  cancelled: boolean
  tooEarly: boolean
  version: number
  recordedAt: Date | null
  recordedBy: string | null
  rows: { personId: string; name: string; mark: Mark | null }[]
}

export type Learner = {
  runId: string
  personId: string
  name: string
  title: string
  lang: string
  attended: Attended
  days: { lessonId: string; startsAt: Date; mark: Mark }[]
  notes: { id: string; text: string; createdAt: Date; author: string | null }[]
  progress: Partial<Record<Skill, { step: Step; seenAt: Date }>>
}
