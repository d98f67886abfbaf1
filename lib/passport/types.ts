import type { Locale } from '@/lib/i18n/locales'
import type { Day } from '@/lib/time/time'
import type { ActivityKind, Evidence } from './vocabulary'

/** A town's own words, by language; Dutch is always there. */
export type OwnNames = Partial<Record<Locale, string>>
export type OwnTexts = Partial<Record<Locale, { title: string; how: string }>>

export type PartView = {
  id: string
  code: string
  /** Null for a part whose words are in the catalogue. */
  words: OwnTexts | null
  state: 'done' | 'busy' | 'todo'
  requiredMinutes: number | null
  minutes: number
  counts: ActivityKind[]
  /** What may prove it; empty where hours are asked or staff's word is enough. */
  evidence: Evidence[]
  doneOn: Day | null
  /** Which of them was seen. */
  seen: Evidence | null
  /** Last day of its term, where the law gives one. */
  termEndsOn: Day | null
}

export type TrajectoryView = {
  id: string
  personId: string
  code: string
  names: OwnNames | null
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
  names: OwnNames | null
  startedOn: Day
  minutes: number
  requiredMinutes: number
  open: number
  parts: number
  waiting: number
  behind: 'term' | 'pace' | 'silent' | null
}
