import { addDays, type Day, weekdayOf } from './time'

/** Countries whose legal holidays are known here (ISO 3166-1). */
export type Country = 'BE' | 'NL'

/** Easter Sunday (Gregorian; Meeus/Jones/Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * Days that a Dutch decree put on a level with a holiday (Algemene termijnenwet art. 3.3), besides the Friday after
 * Ascension, which always is. A town adds the next decree's days here.
 */
const dutchDecree: readonly Day[] = []

const known = new Map<string, ReadonlySet<Day>>()

/**
 * The legal holidays of a year. BE: the ten of the law of 4 January 1974. NL: Algemene termijnenwet art. 3 with the
 * equated Good Friday and the Friday after Ascension; King's Day is the 26th when the 27th is a Sunday.
 */
export function holidays(country: Country, year: number): ReadonlySet<Day> {
  const key = `${country}${year}`
  const made = known.get(key)
  if (made) return made
  const easter = easterSunday(year)
  const on = (monthDay: string) => `${year}-${monthDay}`
  const list =
    country === 'BE'
      ? [
          on('01-01'),
          addDays(easter, 1),
          on('05-01'),
          addDays(easter, 39),
          addDays(easter, 50),
          on('07-21'),
          on('08-15'),
          on('11-01'),
          on('11-11'),
          on('12-25'),
        ]
      : [
          on('01-01'),
          addDays(easter, -2),
          addDays(easter, 1),
          weekdayOf(on('04-27')) === 7 ? on('04-26') : on('04-27'),
          on('05-05'),
          addDays(easter, 39),
          addDays(easter, 40),
          addDays(easter, 50),
          on('12-25'),
          on('12-26'),
          ...dutchDecree.filter((day) => day.startsWith(`${year}-`)),
        ]
  const set = new Set(list)
  known.set(key, set)
  return set
}

/** Monday to Friday and no legal holiday. A town's own closing days are not the law's (see `isCentreDay`). */
export function isWorkingDay(country: Country, day: Day): boolean {
  return weekdayOf(day) <= 5 && !holidays(country, Number(day.slice(0, 4))).has(day)
}

/** Days on which Flemish offices close besides the law's: 11 July, 2 and 15 November, 26 December. */
const officesClosed: Record<Country, readonly string[]> = { BE: ['07-11', '11-02', '11-15', '12-26'], NL: [] }

/** A day on which the centre works: for what *we* promise, never for a legal term. */
export function isCentreDay(country: Country, day: Day): boolean {
  return isWorkingDay(country, day) && !officesClosed[country].includes(day.slice(5))
}

function walk(day: Day, step: 1 | -1, count: number, counts: (day: Day) => boolean): Day {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, step)
    if (counts(at)) left--
  }
  return at
}

/** `count` working days after `day` (before it when negative); `day` itself is day 0 and does not count. */
export function addWorkingDays(country: Country, day: Day, count: number): Day {
  return walk(day, count < 0 ? -1 : 1, Math.abs(count), (at) => isWorkingDay(country, at))
}

/**
 * `count` days on which the centre works after `day` (before it when negative). `closed` are days on which the town
 * closes besides, from its own list of closures.
 */
export function addCentreDays(
  country: Country,
  day: Day,
  count: number,
  closed: ReadonlySet<Day> = new Set(),
): Day {
  return walk(day, count < 0 ? -1 : 1, Math.abs(count), (at) => isCentreDay(country, at) && !closed.has(at))
}

/** roll+: the day itself, or the next working day. */
export function rollForward(country: Country, day: Day): Day {
  return isWorkingDay(country, day) ? day : addWorkingDays(country, day, 1)
}

/** roll−: the day itself, or the working day before it. */
export function rollBack(country: Country, day: Day): Day {
  return isWorkingDay(country, day) ? day : addWorkingDays(country, day, -1)
}

/** How many working days lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(country: Country, from: Day, to: Day): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(country, at)) count++
  return count
}
