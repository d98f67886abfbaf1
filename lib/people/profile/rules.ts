import { inTown } from '@/lib/time/time'
import type { LanguageOf, Profile } from './types'
import { type DayPart, dayPartNames, dayParts, type SkillLevel, skillLevels } from './vocabulary'

/** Whether a level is at least another: native ≥ good ≥ some; null is none. */
export function atLeast(level: SkillLevel | null, wanted: SkillLevel): boolean {
  return level !== null && skillLevels.indexOf(level) <= skillLevels.indexOf(wanted)
}

/** Languages two people can speak with each other, best first by the weaker of the two. */
export function sharedLanguages(a: readonly LanguageOf[], b: readonly LanguageOf[]): string[] {
  const rank = (level: SkillLevel | null) => (level === null ? Number.NaN : skillLevels.indexOf(level))
  return a
    .flatMap((one) => {
      const other = b.find((each) => each.language === one.language)
      const worst = other ? Math.max(rank(one.speaks), rank(other.speaks)) : Number.NaN
      return Number.isNaN(worst) ? [] : [{ language: one.language, worst }]
    })
    .sort((x, y) => x.worst - y.worst || x.language.localeCompare(y.language))
    .map(({ language }) => language)
}

/** Whether somebody born in that year counts as a child in this one. The day is not known: 18 this year is grown up. */
export function isChild(member: { relation: string; birthYear: number | null }, thisYear: number): boolean {
  return member.birthYear === null ? member.relation === 'child' : thisYear - member.birthYear < 18
}

/** The part of the day at a minute after midnight, or null at night. */
export function dayPartAt(minute: number): DayPart | null {
  return (
    dayPartNames.find((part) => minute >= dayParts[part].fromMinute && minute < dayParts[part].toMinute) ??
    null
  )
}

/**
 * Whether it is safe to telephone somebody at an instant, by the town's clock. Who named no times may be called in
 * the daytime; who did, only then.
 */
export function isSafeTime(contact: Profile['contact'], at: Date, zone: string): boolean {
  const clock = inTown(at, zone)
  const part = dayPartAt(clock.hour * 60 + clock.minute)
  if (!part) return false
  return (
    contact.times.length === 0 ||
    contact.times.some((time) => time.weekday === clock.dayOfWeek && time.part === part)
  )
}
