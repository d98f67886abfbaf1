import type { Light } from './deadlines/types'
import type { Doer, Outcome, RuleSentence, StageKey, Wait } from './vocabulary'
import type { RuleWords, TypeRef } from './words'

/** A term for a page. Days are calendar days in the town; what may not be told has none for the person. */
export type TermView = {
  id: string
  ruleKey: string
  sentence: RuleSentence
  /** The town's own words, where the rule has them. */
  words: RuleWords | null
  kind: 'act' | 'authority'
  light: Light
  /** The rule is confirmed and fresh: its dates may be told. */
  told: boolean
  earliestOn: string | null
  latestOn: string | null
  safeFromOn: string | null
  safeUntilOn: string | null
  /** Said to be usual, where the law names no term. */
  usualOn: string | null
  /** Learned from closed cases: the middle number of days, of how many cases. */
  observed: { days: number; cases: number } | null
  daysLeft: number | null
  bridge: string | null
  loss: string | null
  lawyer: boolean
  metOn: string | null
  missedOn: string | null
  missedBy: string | null
  sequence: number
}

export type PaperView = {
  id: string
  key: string | null
  words: string | null
  required: boolean
  state: 'missing' | 'ready' | 'seen' | 'waived'
}

export type TaskView = {
  id: string
  key: string | null
  words: string | null
  who: Doer
  dueOn: string | null
  doneAt: Date | null
  /** The rule it asks to check. */
  rule: string | null
}

/** The one thing a person must do now. */
export type NextThing =
  | { kind: 'term'; term: TermView }
  | { kind: 'task'; task: TaskView }
  | { kind: 'papers'; papers: readonly PaperView[] }
  | { kind: 'wait' }
  | { kind: 'closed' }

export type Helper = {
  /** First name or what they are called; null: not yet somebody. */
  name: string | null
  seed: string | null
  team: string
  phone: string | null
  weekdays: readonly number[]
  fromMinute: number | null
  toMinute: number | null
}

/** A case in the list of its own person. */
export type MyCaseCard = TypeRef & {
  /** The pictogram of a type that the town made. */
  typeIcon: string | null
  id: string
  number: string
  stage: StageKey
  waitingOn: Wait
  openedAt: Date
  closedAt: Date | null
  outcome: Outcome | null
  next: NextThing
  sensitive: boolean
}

/** A case for its own person. */
export type MyCase = MyCaseCard & {
  question: string | null
  language: string
  answerBy: string
  answered: boolean
  stages: readonly { key: StageKey; done: boolean; on: Date | null }[]
  helper: Helper
  terms: readonly TermView[]
  papers: readonly PaperView[]
  tasks: readonly TaskView[]
  notes: readonly { id: string; text: string; language: string; at: Date; by: string | null }[]
  history: readonly { id: string; at: Date; kind: string; data: Record<string, unknown> }[]
}

/** A line of the inbox. */
export type CaseRow = TypeRef & {
  id: string
  number: string
  personId: string
  name: string
  stage: StageKey
  waitingOn: Wait
  dueOn: string | null
  daysLeft: number | null
  assigneeId: string | null
  assignee: string | null
  team: string
  language: string
  openedAt: Date
  urgency: string
  alarm: string | null
  sensitive: boolean
  closedAt: Date | null
  outcome: Outcome | null
  flags: readonly string[]
}
