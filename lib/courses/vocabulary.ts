/** Words of the trade, as data. Client-safe. */
export const kinds = ['language', 'cafe', 'digital', 'civic', 'work'] as const
export type Kind = (typeof kinds)[number]

export const settings = [
  'centre',
  'library',
  'workplace',
  'neighbourhood',
  'school',
  'cafe',
  'online',
] as const
export type Setting = (typeof settings)[number]

export const tracks = ['alfa', 'slow', 'standard', 'fast', 'academic'] as const
export type Track = (typeof tracks)[number]

export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

/** Minutes after midnight at which the afternoon and the evening begin. */
export const dayPartFrom = { morning: 0, afternoon: 12 * 60, evening: 17 * 60 } as const

export function isOneOf<const Values extends readonly string[]>(
  values: Values,
  value: unknown,
): value is Values[number] {
  return typeof value === 'string' && (values as readonly string[]).includes(value)
}
