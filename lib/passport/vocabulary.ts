/** What somebody can do that may count as taking part. Which of them counts is said by a trajectory template. */
export const activityKinds = [
  'lesson',
  'languageCafe',
  'pair',
  'event',
  'neighbourhood',
  'association',
  'volunteering',
  'internship',
  'work',
  'training',
  'other',
] as const
export type ActivityKind = (typeof activityKinds)[number]

export function isActivityKind(value: unknown): value is ActivityKind {
  return typeof value === 'string' && (activityKinds as readonly string[]).includes(value)
}

/** What may prove that a part without hours was done. Which of them it may be is said by a trajectory template. */
export const evidences = [
  'certificate',
  'examResult',
  'registration',
  'declaration',
  'report',
  'letter',
] as const
export type Evidence = (typeof evidences)[number]

/** Rows that the newcomer wrote down. */
export const ownSource = 'passport.own'
