import 'server-only'
import { addDays, type Day } from '@/lib/time/time'
import { addWorkingDays, rollBack, rollForward, workingDaysBetween } from '@/lib/time/working-days'
import type { Country } from '../vocabulary'
import { addCalendar } from './rules'
import type { Offset, RuleShape, TermWindow } from './types'

function move(country: Country, day: Day, offset: Offset): Day {
  return offset.unit === 'wd' ? addWorkingDays(country, day, offset.count) : addCalendar(day, offset)
}

/** NL: terms longer than 90 days, 12 weeks or 3 months do not move (Algemene termijnenwet art. 4). */
function tooLongToRoll(country: Country, { count, unit }: Offset): boolean {
  if (country !== 'NL') return false
  return (
    unit === 'y' ||
    (unit === 'm' && count > 3) ||
    (unit === 'w' && count > 12) ||
    (unit === 'd' && count > 90)
  )
}

/** Day 0: the trigger itself, the third working day after posting, or the first of the next month. */
function startOf(country: Country, rule: RuleShape, trigger: Day): Day {
  const served = rule.posted ? addWorkingDays(country, trigger, 3) : trigger
  if (!rule.fromNextMonth) return served
  return addCalendar(`${served.slice(0, 7)}-01`, { count: 1, unit: 'm' })
}

function legalLatest(country: Country, rule: RuleShape, start: Day): Day | null {
  if (!rule.latest) return null
  let day = move(country, start, rule.latest)
  if (rule.atLeastWorkingDays)
    while (workingDaysBetween(country, start, day) < rule.atLeastWorkingDays) day = addDays(day, 1)
  // Before an expiry the last day moves back (our own caution); after it, forward where the law says so.
  if (rule.latest.count <= 0) return rollBack(country, day)
  return rule.rolls && !tooLongToRoll(country, rule.latest) ? rollForward(country, day) : day
}

/**
 * The window of a rule from one day. `earliestOn`/`latestOn` are the law's; `safeFromOn`/`safeUntilOn` are the days
 * we tell: inside every source, on working days, and never later than the law's last day. A window with no room
 * between two closed days keeps its last safe day.
 */
export function windowOf(country: Country, rule: RuleShape, trigger: Day): TermWindow {
  const startsOn = startOf(country, rule, trigger)
  if (rule.taskOnly)
    return { startsOn, earliestOn: null, latestOn: null, safeFromOn: null, safeUntilOn: null, usualOn: null }
  const earliestOn = rule.earliest ? move(country, startsOn, rule.earliest) : null
  const rolledLatest = legalLatest(country, rule, startsOn)
  // Over a long weekend the day before would lie before the window opens: then the day itself stands.
  const latestOn =
    rolledLatest && earliestOn && rolledLatest < earliestOn && rule.latest
      ? move(country, startsOn, rule.latest)
      : rolledLatest
  const from = rule.safe ? move(country, startsOn, rule.safe.from) : earliestOn
  const plainLatest = rule.latest ? move(country, startsOn, rule.latest) : null
  const until = rule.safe ? move(country, startsOn, rule.safe.until) : plainLatest
  const backed = until ? rollBack(country, until) : null
  // A short term may hold no working day before its end but the law's own last day.
  const safeUntilOn =
    backed && latestOn
      ? backed <= startsOn && until && until > startsOn
        ? latestOn
        : min(backed, latestOn)
      : backed
  const rolled = from ? rollForward(country, from) : null
  const safeFromOn = rolled && safeUntilOn ? min(rolled, safeUntilOn) : rolled
  const usualOn = rule.usual ? move(country, startsOn, rule.usual) : null
  return {
    startsOn,
    earliestOn,
    latestOn,
    safeFromOn,
    safeUntilOn: rule.kind === 'authority' ? latestOn : safeUntilOn,
    usualOn,
  }
}

const min = (a: Day, b: Day) => (a < b ? a : b)

/**
 * The days on which both are reminded, in order: the rule's own days from its start, or 14, 7 and 2 days before the
 * safe day; and the first day one can act. Of an authority's term: the day after it should have answered.
 */
export function reminderDays(rule: RuleShape, window: TermWindow): Day[] {
  const days: Day[] = []
  if (rule.kind === 'authority') {
    const by = window.latestOn ?? window.usualOn
    if (by) days.push(addDays(by, 1))
  } else if (rule.remind) days.push(...rule.remind.map((count) => addDays(window.startsOn, count)))
  else {
    const until = window.safeUntilOn
    if (until) days.push(addDays(until, -14), addDays(until, -7), addDays(until, -2))
    if (window.safeFromOn) days.push(window.safeFromOn)
  }
  return [...new Set(days)].sort()
}

/** The first of those days that is still to come (after `today`), or null. */
export function nextReminder(rule: RuleShape, window: TermWindow, today: Day): Day | null {
  return reminderDays(rule, window).find((day) => day > today) ?? null
}

/**
 * The first reminder of a term that was just set or moved: today when a day of reminding is past already, for who
 * heard of the date late is told at once, and once for all those days; otherwise the first day to come.
 */
export function firstReminder(rule: RuleShape, window: TermWindow, today: Day): Day | null {
  return reminderDays(rule, window).some((day) => day <= today) ? today : nextReminder(rule, window, today)
}
