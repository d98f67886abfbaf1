import { type Locale, localeTags } from './locales'

// Month names split readers of Arabic and Persian (glossary.md): weekday and numbers there.
const numericDates: readonly Locale[] = ['ar', 'fa']

// Making one of these costs more than all it ever formats on a page; there are few kinds, so each is made once.
const made = new Map<string, unknown>()

function once<Made>(key: string, make: () => Made): Made {
  const known = made.get(key) as Made | undefined
  if (known) return known
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

function formatter(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(
    `date|${locale}|${zone}|${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(localeTags[locale], { timeZone: zone, ...options }),
  )
}

function numbers(locale: Locale, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once(
    `number|${locale}|${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(localeTags[locale], options),
  )
}

// A range in right-to-left text turns round at a hyphen; isolates keep each part whole (Unicode UAX #9).
const isolate = (text: string) => `\u2068${text}\u2069`

/** All formatting of one language in the town's zone. */
export function formats(locale: Locale, zone: string) {
  const numeric = numericDates.includes(locale)
  const day: Intl.DateTimeFormatOptions = numeric
    ? { weekday: 'long', day: '2-digit', month: '2-digit' }
    : { weekday: 'long', day: 'numeric', month: 'long' }
  const fullDay: Intl.DateTimeFormatOptions = { ...day, year: 'numeric' }
  const shortDay: Intl.DateTimeFormatOptions = numeric
    ? { day: '2-digit', month: '2-digit' }
    : { day: 'numeric', month: 'short' }
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const time = (at: Date) => formatter(locale, zone, clock).format(at)
  return {
    /** donderdag 8 oktober */
    day: (at: Date) => formatter(locale, zone, day).format(at),
    /** donderdag 8 oktober 2026 */
    fullDay: (at: Date) => formatter(locale, zone, fullDay).format(at),
    /** 8 okt */
    shortDay: (at: Date) => formatter(locale, zone, shortDay).format(at),
    weekday: (at: Date) => formatter(locale, zone, { weekday: 'long' }).format(at),
    dayNumber: (at: Date) => formatter(locale, zone, { day: 'numeric' }).format(at),
    month: (at: Date) =>
      formatter(locale, zone, numeric ? { month: '2-digit', year: 'numeric' } : { month: 'long' }).format(at),
    /** oktober 2026 */
    monthAndYear: (at: Date) =>
      formatter(locale, zone, { month: numeric ? '2-digit' : 'long', year: 'numeric' }).format(at),
    /** 14:30, always the 24-hour clock */
    time,
    /** donderdag 8 oktober, 14:30 */
    dayAndTime: (at: Date) => `${formatter(locale, zone, day).format(at)}, ${isolate(time(at))}`,
    /** donderdag 8 oktober 2026, 14:30: what may be long ago */
    fullDayAndTime: (at: Date) => `${formatter(locale, zone, fullDay).format(at)}, ${isolate(time(at))}`,
    /** Name of ISO weekday 1–7. */
    weekdayName: (iso: number) =>
      formatter(locale, 'UTC', { weekday: 'long' }).format(new Date(Date.UTC(2024, 0, iso))),
    /** A clock time of minutes after midnight. */
    minute: (minute: number) =>
      formatter(locale, 'UTC', clock).format(
        new Date(Date.UTC(2024, 0, 1, Math.floor(minute / 60), minute % 60)),
      ),
    number: (value: number) => numbers(locale).format(value),
    /** An amount of minor units: 1250 of EUR is € 12,50. */
    money: (minor: number, currency: string) =>
      numbers(locale, { style: 'currency', currency }).format(minor / 100),
    /** "120 uur", "24 maanden" */
    unit: (value: number, unit: 'hour' | 'month' | 'week') =>
      numbers(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
    list: (items: readonly string[]) =>
      once(`list|${locale}`, () => new Intl.ListFormat(localeTags[locale], { type: 'conjunction' })).format(
        items,
      ),
    /** A language's name in this language: "Arabisch". */
    languageName: (code: string) =>
      once(`language|${locale}`, () => new Intl.DisplayNames([localeTags[locale]], { type: 'language' })).of(
        code,
      ) ?? code,
  }
}

export type Formats = ReturnType<typeof formats>

/** An amount in cents as money: € 12,50. */
export function euros(locale: Locale, cents: number): string {
  return numbers(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100)
}
