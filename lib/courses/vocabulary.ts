/** Words of the trade, as data. Client-safe. */
export const kinds = [
  'language',
  'cafe',
  'digital',
  'civic',
  'work',
  'sector',
  'professional',
  'ambassador',
] as const
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

/** For whom a course is. The first three are who the public list is for; the others are chosen. */
export const audiences = [
  'newcomers',
  'parents',
  'jobSeekers',
  'police',
  'teachers',
  'careStaff',
  'mediators',
  'volunteers',
] as const
export type Audience = (typeof audiences)[number]
export const newcomerAudiences = ['newcomers', 'parents', 'jobSeekers'] as const satisfies readonly Audience[]

export const sectors = ['care', 'it', 'logistics', 'construction', 'food', 'cleaning', 'office'] as const
export type Sector = (typeof sectors)[number]

/** The four skills whose levels are apart (Council of Europe, Companion Volume 2020, ch. 2). */
export const skills = ['listening', 'speaking', 'reading', 'writing'] as const
export type Skill = (typeof skills)[number]

/** How a level is known, weakest first. */
export const evidences = ['self', 'tested', 'certified'] as const
export type Evidence = (typeof evidences)[number]

/** Why somebody pays nothing for a course that has a price. */
export const exemptions = ['integration', 'lowIncome', 'jobSeeker', 'minor'] as const
export type Exemption = (typeof exemptions)[number]

export const groupKinds = ['workplace', 'closed'] as const
export type GroupKind = (typeof groupKinds)[number]

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
