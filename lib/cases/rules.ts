import type { Day } from '@/lib/time/time'
import type { StageKey, Wait } from './vocabulary'

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

/** Whether a stage lies behind this case: by its facts, never by what somebody typed. */
export function stageDone(stage: StageKey, standing: Standing): boolean {
  const { facts } = standing
  if (standing.closed) return true
  switch (stage) {
    case 'asked':
      return standing.assigned
    case 'read':
      return standing.answered
    case 'gather':
      return papersComplete(standing.papers) || facts.has('submittedOn')
    case 'submit':
      return facts.has('submittedOn')
    case 'decide':
      return facts.has('decidedOn')
    case 'collect':
      return facts.has('collectedOn')
    case 'act':
      return standing.tasks.every((task) => task.done)
    case 'finish':
      return false
  }
}

/** The first stage of the type that is not behind it; the last one when all are. */
export function stageOf(stages: readonly StageKey[], standing: Standing): StageKey {
  return stages.find((stage) => !stageDone(stage, standing)) ?? stages.at(-1) ?? 'finish'
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
