import type { Day } from '@/lib/time/time'
import type { ActivityKind } from './vocabulary'

export type PartView = {
  id: string
  code: string
  state: 'done' | 'busy' | 'todo'
  requiredMinutes: number | null
  minutes: number
  counts: ActivityKind[]
  doneOn: Day | null
  /** Last day of its term, where the law gives one. */
  termEndsOn: Day | null
}

export type TrajectoryView = {
  id: string
  personId: string
  code: string
  source: string
  startedOn: Day
  parts: PartView[]
}

export type HoursRow = {
  id: string
  on: Day
  minutes: number
  activityKind: ActivityKind
  what: string | null
  contactName: string | null
  state: 'confirmed' | 'waiting' | 'refused'
  refusedReason: string | null
  own: boolean
}

export type OverviewRow = {
  trajectoryId: string
  personId: string
  name: string
  code: string
  startedOn: Day
  minutes: number
  requiredMinutes: number
  open: number
  parts: number
  waiting: number
  behind: 'term' | 'pace' | 'silent' | null
}
