import type { Day } from '@/lib/time/time'
import type { StageKey, StageSign, Wait } from './vocabulary'

/** What a case's standing is worked out from. */
export type Standing = {
  closed: boolean
  assigned: boolean
  answered: boolean
  /** Keys of the facts that stand. */
  facts: ReadonlySet<string>
  papers: readonly { required: boolean; ready: boolean; seen: boolean; waived: boolean }[]
  tasks: readonly { who: string; done: boolean; dueOn: Day | null }[]
  /** A referral that waits for the partner's answer, or was accepted. */
  referral: 'none' | 'open' | 'accepted'
}

const papersComplete = (papers: Standing['papers']) =>
  papers.every((paper) => !paper.required || paper.seen || paper.waived)

/** A stage is behind a case when one of these signs is there, or all of them. */
export type DoneWhen = { match: 'all' | 'any'; signs: readonly StageSign[] }
/** A type's own conditions; a stage that it leaves out has ours. */
export type Conditions = { readonly [Stage in StageKey]?: DoneWhen }

/** What ends each stage where a type says nothing else. Only closing ends the last. */
export const usualConditions: Record<Exclude<StageKey, 'finish'>, DoneWhen> = {
  asked: { match: 'any', signs: ['assigned'] },
  read: { match: 'any', signs: ['answered'] },
  gather: { match: 'any', signs: ['papersSeen', 'submittedOn'] },
  submit: { match: 'any', signs: ['submittedOn'] },
  decide: { match: 'any', signs: ['decidedOn'] },
  collect: { match: 'any', signs: ['collectedOn'] },
  act: { match: 'any', signs: ['tasksDone'] },
}
/** The condition of a stage in a type; null for the last, which only closing ends. */
export function conditionOf(stage: StageKey, conditions: Conditions): DoneWhen | null {
  return stage === 'finish' ? null : (conditions[stage] ?? usualConditions[stage])
}

function shows(sign: StageSign, standing: Standing): boolean {
  switch (sign) {
    case 'assigned':
      return standing.assigned
    case 'answered':
      return standing.answered
    case 'papersSeen':
      return papersComplete(standing.papers)
    case 'tasksDone':
      return standing.tasks.every((task) => task.done)
    default:
      return standing.facts.has(sign)
  }
}

/** Whether a stage lies behind this case: by its facts, never by what somebody typed. */
export function stageDone(stage: StageKey, standing: Standing, conditions: Conditions = {}): boolean {
  if (standing.closed) return true
  const when = conditionOf(stage, conditions)
  if (!when) return false
  return when.match === 'all'
    ? when.signs.every((sign) => shows(sign, standing))
    : when.signs.some((sign) => shows(sign, standing))
}

/** The first stage of the type that is not behind it; the last one when all are. */
export function stageOf(
  stages: readonly StageKey[],
  standing: Standing,
  conditions: Conditions = {},
): StageKey {
  return stages.find((stage) => !stageDone(stage, standing, conditions)) ?? stages.at(-1) ?? 'finish'
}

/** On whom it waits now. */
export function waitingOn(standing: Standing): Wait {
  if (standing.closed) return 'nobody'
  if (standing.referral === 'open') return 'partner'
  if (!standing.assigned || !standing.answered) return 'centre'
  const open = standing.tasks.filter((task) => !task.done)
  if (standing.facts.has('submittedOn') && !standing.facts.has('decidedOn')) {
    return open.some((task) => task.who === 'centre' && task.dueOn !== null) ? 'centre' : 'authority'
  }
  if (open.some((task) => task.who === 'centre')) return 'centre'
  if (open.some((task) => task.who === 'newcomer')) return 'newcomer'
  if (standing.papers.some((paper) => paper.required && !paper.ready && !paper.seen && !paper.waived))
    return 'newcomer'
  if (open.some((task) => task.who === 'authority')) return 'authority'
  if (standing.referral === 'accepted' || open.some((task) => task.who === 'partner')) return 'partner'
  return 'centre'
}

/** The nearest day by which the centre or the person must have done something; null when there is none. */
export function nearestDay(days: readonly (Day | null)[]): Day | null {
  return days.filter((day): day is Day => day !== null).sort()[0] ?? null
}
