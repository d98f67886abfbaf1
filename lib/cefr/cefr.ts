/**
 * Levels of the Common European Framework of Reference for Languages (Council of Europe, 2001 and
 * Companion Volume 2020), in order, after `alfa`: learning to read and write in a first alphabet.
 */
export const levels = ['alfa', 'A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export type Level = (typeof levels)[number]

export function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && (levels as readonly string[]).includes(value)
}

/** Negative when a is lower than b, 0 when equal, positive when higher. */
export function compareLevels(a: Level, b: Level): number {
  return levels.indexOf(a) - levels.indexOf(b)
}

/** The four answers a newcomer gives to "how much Dutch do you know?". */
export const plainLevels = ['read', 'start', 'simple', 'fluent'] as const
export type PlainLevel = (typeof plainLevels)[number]

/** Plain words for the level at which one starts; null where a course asks no level. */
export function plainLevelOf(from: string | null): PlainLevel | null {
  switch (from) {
    case 'alfa':
      return 'read'
    case 'A0':
      return 'start'
    case 'A1':
    case 'A2':
      return 'simple'
    case 'B1':
    case 'B2':
    case 'C1':
    case 'C2':
      return 'fluent'
    default:
      return null
  }
}

/** The starting levels behind a plain answer. */
export const levelsOfPlain: Record<PlainLevel, readonly Level[]> = {
  read: ['alfa'],
  start: ['A0'],
  simple: ['A1', 'A2'],
  fluent: ['B1', 'B2', 'C1', 'C2'],
}
