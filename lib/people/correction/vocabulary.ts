/** What a correction can be about. */
export const correctionTopics = ['name', 'contact', 'birthYear', 'profile', 'courses', 'other'] as const
export type CorrectionTopic = (typeof correctionTopics)[number]

export function isCorrectionTopic(value: unknown): value is CorrectionTopic {
  return typeof value === 'string' && (correctionTopics as readonly string[]).includes(value)
}
