import type { Day } from '@/lib/time/time'
import type { AmbassadorState, EndKind, StepKind } from './vocabulary'

/** A role as a visitor reads it. */
export type RoleCard = {
  key: string
  icon: string
  name: string
  summary: string
  commitmentMonths: number
  minutesPerWeek: number
  needsPoliceRecord: boolean
  needsOccupation: boolean
  makesPairs: boolean
  modules: number
}

/** A sign-up that somebody is filling in. */
export type JoinDraft = {
  id: string
  answers: import('./schema').JoinAnswers
  email: string | null
  ambassadorId: string | null
}

/** What an applicant or ambassador sees of themselves. */
export type MyAmbassador = {
  id: string
  state: AmbassadorState
  endKind: EndKind | null
  appliedAt: Date
  steps: { kind: StepKind; at: Date }[]
  roles: { key: string; agreed: boolean }[]
  talk: { startsAt: Date; way: string } | null
  recordUntil: Day | null
  recordNeeded: boolean
  renewRecord: boolean
  modules: { key: string; courseSlug: string; done: boolean }[]
  codeSigned: boolean
  noteAccepted: boolean
  capacity: number
  times: string[]
  pausedUntil: Day | null
}
