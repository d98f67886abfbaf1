import { dayPartOf } from '@/lib/courses/rules'
import { addMonths, type Day, inTown } from '@/lib/time/time'
import type { JoinAnswers } from './schema'
import { type AmbassadorState, dayParts, type EndKind, type JoinStep, type StepKind } from './vocabulary'

export type Evidence = { kind: StepKind; at: Date; voidedAt?: Date | null }
export type Standing = { state: AmbassadorState; since: Date | null; endKind: EndKind | null }

/**
 * Where somebody stands, from the evidence alone (voided steps do not count). Signing up again begins anew. The
 * database folds the same way (trigger `ambassador_step_gives_state`); a test holds the two side by side.
 */
export function standingOf(evidence: readonly Evidence[]): Standing {
  const has = new Set<StepKind>()
  let paused = false
  let standing: Standing = { state: 'applied', since: null, endKind: null }
  for (const step of evidence) {
    if (step.voidedAt) continue
    let endKind = standing.endKind
    switch (step.kind) {
      case 'applied':
        has.clear()
        paused = false
        endKind = null
        break
      case 'declined':
      case 'withdrawn':
      case 'lapsed':
      case 'left':
        endKind = step.kind
        break
      case 'paused':
        paused = true
        break
      case 'resumed':
        paused = false
        break
      case 'activated':
        paused = false
        has.add('activated')
        break
      default:
        has.add(step.kind)
    }
    const state: AmbassadorState = endKind
      ? 'left'
      : has.has('activated')
        ? paused
          ? 'paused'
          : 'active'
        : reached(has)
    const moved = state !== standing.state || standing.since === null
    standing = { state, since: moved ? step.at : standing.since, endKind }
  }
  return standing
}

/** The furthest stage with everything before it: a training without a talk does not make anybody ready. */
function reached(has: ReadonlySet<StepKind>): AmbassadorState {
  if (!has.has('screened')) return has.has('talkPlanned') ? 'talkPlanned' : 'applied'
  if (!has.has('checked')) return 'screened'
  return has.has('trained') ? 'trained' : 'checked'
}

/** A kind of police record: how long it counts, and from when a new one is asked for (months after its date). */
export type CheckRule = { kind: 'be5962' | 'nlVog'; validMonths: number; renewFromMonth: number }

/**
 * What each country asks of people who accompany others. Belgium: extract of the criminal record, model of article
 * 596.2 of the Code of Criminal Procedure (work with minors). The Netherlands: Verklaring Omtrent het Gedrag. The
 * three years are the programme's own rule: neither law says how long such a paper counts.
 */
export const checkRules: Record<string, CheckRule> = {
  BE: { kind: 'be5962', validMonths: 36, renewFromMonth: 33 },
  NL: { kind: 'nlVog', validMonths: 36, renewFromMonth: 33 },
}

/** The first day on which a record issued then counts no more. */
export function checkExpiresOn(issuedOn: Day, rule: CheckRule): Day {
  return addMonths(issuedOn, rule.validMonths)
}

/** From this day on a new record is asked for. */
export function renewalFrom(expiresOn: Day, rule: CheckRule): Day {
  return addMonths(expiresOn, rule.renewFromMonth - rule.validMonths)
}

/** A record counts on a day before it expires, and it may not be older than six months when it is shown. */
export function decideCheck(input: {
  issuedOn: Day
  today: Day
}): { ok: true } | { ok: false; refusal: 'inFuture' | 'tooOld' } {
  if (input.issuedOn > input.today) return { ok: false, refusal: 'inFuture' }
  if (addMonths(input.issuedOn, 6) < input.today) return { ok: false, refusal: 'tooOld' }
  return { ok: true }
}

/** Versions of the texts that are shown now; the wording is in messages `ambassadorsLegal`. */
export const codeVersion = '2026-1'
export const noteVersion = '2026-1'

/** Steps a colleague can record from here, in the order in which they are usually done. */
export function nextSteps(state: AmbassadorState): readonly StepKind[] {
  switch (state) {
    case 'applied':
      return ['talkPlanned', 'screened', 'declined']
    case 'talkPlanned':
      return ['screened', 'talkPlanned', 'declined']
    case 'screened':
      return ['checked', 'trained', 'declined']
    case 'checked':
      return ['trained', 'declined']
    case 'trained':
      return ['activated', 'declined']
    case 'active':
      return ['paused', 'left']
    case 'paused':
      return ['resumed', 'left']
    case 'left':
      return []
  }
}

/** What is still missing before somebody can be active. */
export function missingFor(input: {
  screened: boolean
  recordNeeded: boolean
  recordUntil: Day | null
  codeSigned: boolean
  noteAccepted: boolean
  modulesMissing: readonly string[]
  today: Day
}): ('talk' | 'record' | 'code' | 'note' | 'training')[] {
  const missing: ('talk' | 'record' | 'code' | 'note' | 'training')[] = []
  if (!input.screened) missing.push('talk')
  if (input.recordNeeded && !(input.recordUntil && input.recordUntil > input.today)) missing.push('record')
  if (!input.codeSigned) missing.push('code')
  if (!input.noteAccepted) missing.push('note')
  if (input.modulesMissing.length > 0) missing.push('training')
  return missing
}

/** The first question of a sign-up that has no answer yet; `check` when all have. */
export function nextJoinStep(answers: JoinAnswers): JoinStep {
  if (!answers.roles?.length) return 'roles'
  if (!answers.languages?.length) return 'languages'
  if (!answers.times?.length || !answers.capacity) return 'time'
  if (!answers.you) return 'you'
  return answers.note ? 'check' : 'note'
}

/** `1-evening` … as the bits matching reads: (weekday - 1) * 3 + part. */
export function bitsOfTimes(times: readonly string[]): number {
  return times.reduce((bits, time) => {
    const [day, part] = time.split('-')
    const index = (dayParts as readonly string[]).indexOf(part ?? '')
    return index < 0 ? bits : bits | (1 << ((Number(day) - 1) * 3 + index))
  }, 0)
}

/** Every part of the week that a stretch of one town day touches, as the same bits: whoever comes must have them all. */
export function bitsOfWindow(window: { from: Date; to: Date }, zone: string): number {
  const from = inTown(window.from, zone)
  const to = inTown(window.to, zone)
  const first = from.hour * 60 + from.minute
  const last = Math.max(
    first,
    (to.toPlainDate().equals(from.toPlainDate()) ? to.hour * 60 + to.minute : 1440) - 1,
  )
  const part = (minute: number) => dayParts.indexOf(dayPartOf(minute))
  let bits = 0
  for (let index = part(first); index <= part(last); index++) bits |= 1 << ((from.dayOfWeek - 1) * 3 + index)
  return bits
}

/** The other way round. */
export function timesOfBits(bits: number): string[] {
  return Array.from({ length: 21 }, (_, bit) => bit)
    .filter((bit) => bits & (1 << bit))
    .map((bit) => `${Math.floor(bit / 3) + 1}-${dayParts[bit % 3]}`)
}

/**
 * Groups as they may be told in public: from `small` on by number, down to two as "some", single people only in the
 * rest. When the rest is one person it takes the smallest group in, so that nobody can be counted out.
 */
export function toldGroups(
  groups: readonly { language: string; count: number }[],
  small: number,
): { waiting: number; languages: { language: string; count: number | null }[]; others: number } {
  const waiting = groups.reduce((sum, group) => sum + group.count, 0)
  const told = groups.filter((group) => group.count >= 2).map((group) => ({ ...group }))
  let others = waiting - told.reduce((sum, group) => sum + group.count, 0)
  if (others === 1) others += told.pop()?.count ?? 0
  return {
    waiting,
    languages: told.map(({ language, count }) => ({ language, count: count >= small ? count : null })),
    others,
  }
}
