import { Temporal } from 'temporal-polyfill'
import { addDays, type Day } from '@/lib/time/time'
import type { Mark } from './vocabulary'

/** A sheet may be filled in from an hour before the lesson begins. */
export const openBeforeMinutes = 60

/**
 * May this save be written? `same`: it arrived before (a phone that had no answer sends it again). `conflict`:
 * somebody else saved the sheet since this one was opened, and says something else.
 */
export function decideSheet(facts: {
  /** The sheet's version now; 0 when nobody saved it yet. */
  version: number
  /** The version on which this save was made. */
  base: number
  arrivedBefore: boolean
  sameMarks: boolean
}): 'write' | 'same' | 'conflict' {
  if (facts.arrivedBefore) return 'same'
  if (facts.base === facts.version) return 'write'
  return facts.sameMarks ? 'same' : 'conflict'
}

/** Present and late count as there: who came late was in the lesson. */
export function wasThere(mark: Mark): boolean {
  return mark === 'present' || mark === 'late'
}

export type Attended = { there: number; absent: number; excused: number; held: number }

/** How often somebody was there, of the lessons of which a sheet was saved. */
export function attended(list: readonly Mark[]): Attended {
  const count = (wanted: (mark: Mark) => boolean) => list.filter(wanted).length
  return {
    there: count(wasThere),
    absent: count((mark) => mark === 'absent'),
    excused: count((mark) => mark === 'excused'),
    held: list.length,
  }
}

/** Which rules come true with this number of absences. A rule that rests is not given here. */
export function rulesMet<Rule extends { trigger: string; threshold: number }>(
  rules: readonly Rule[],
  absences: number,
): Rule[] {
  return rules.filter((rule) => rule.trigger === 'absences' && absences >= rule.threshold)
}

/** Which kind of hours in the passport a course's lessons are. What counts is said by the trajectory's template. */
export function passportKindOf(courseKind: string): 'lesson' | 'languageCafe' | 'training' {
  if (courseKind === 'cafe') return 'languageCafe'
  return courseKind === 'language' || courseKind === 'civic' ? 'lesson' : 'training'
}

/** Seven lessons of ten, of those of which a sheet was saved, earn the certificate; one at least. */
export const certificateTenths = 7
export function earnsCertificate(there: number, held: number): boolean {
  return there > 0 && there * 10 >= held * certificateTenths
}

/** The same day so many months later, or that month's last. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

/** Fewer answers than this would show who said what. */
export const fewestAnswers = 5

/** So many days before it ends somebody is told that a training must be renewed, and staff see it. */
export const renewWithinDays = 60

/** Where a certificate stands: it counts; it must be renewed soon; its day has passed. */
export function renewalState(validUntil: Day | null, today: Day): 'counts' | 'soon' | 'over' {
  if (validUntil === null) return 'counts'
  if (validUntil < today) return 'over'
  return validUntil <= addDays(today, renewWithinDays) ? 'soon' : 'counts'
}
