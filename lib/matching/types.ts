/** A language somebody speaks: BCP 47 tag; 1 a few words, 2 simple talk, 3 good, 4 as a first language. */
export type Speech = { tag: string; level: number }

/** Degrees, WGS 84. */
export type Place = { latitude: number; longitude: number }

/** One shape for both sides. Codes mean what the caller says they mean; here they are only compared. */
export type Profile = {
  id: string
  languages: readonly Speech[]
  /** Fine without a common language (practising Dutch with gestures is a wish of its own). */
  withoutLanguage: boolean
  /** Bits of the week, `slotBit(weekday, part)`. */
  availability: number
  place: Place | null
  /** Farther than this is too far; null: anywhere. */
  maxKm: number | null
  interests: readonly string[]
  /** Of children at home, or none: whoever shares one knows that life. */
  stages: readonly string[]
  /** ISCO-08, up to four digits. */
  occupation: string | null
  /** What one is or has, as codes: `woman`, `noStairs`. */
  traits: readonly string[]
  /** Traits the other must have. */
  needs: readonly string[]
  /** Traits one would like the other to have. */
  prefers: readonly string[]
}

/** Somebody who asks. */
export type Seeker = Profile & {
  role: string
  /** Skills asked for. */
  asks: readonly string[]
  waitingDays: number
  /** The group that may not be left behind, such as the first language. */
  group: string
  /** Seekers with the same key go to one helper, or none of them does. */
  together: string | null
}

/** Somebody who offers. */
export type Helper = Profile & {
  roles: readonly string[]
  offers: readonly string[]
  /** People this helper can still take. */
  capacity: number
  /** Why not now, or null: `check`, `paused`. */
  blocked: string | null
}

export type RoleRule = {
  /** ISCO digits that must agree: 2 is the same field of work. 0 or absent: any. */
  occupationDigits?: number
}

export const facets = [
  'language',
  'time',
  'distance',
  'interests',
  'skills',
  'family',
  'profession',
  'wishes',
] as const
export type Facet = (typeof facets)[number]

/** 0 (no matter) to 10. `waiting` is points for each day: it grows for ever, so the longest waiting stay ahead. */
export type Weights = Record<Facet | 'waiting', number>

export const constraints = [
  'role',
  'blocked',
  'language',
  'time',
  'needs',
  'helperNeeds',
  'distance',
  'profession',
  'apart',
] as const
export type Constraint = (typeof constraints)[number]

export type Problem = {
  seekers: readonly Seeker[]
  helpers: readonly Helper[]
  roles?: Readonly<Record<string, RoleRule>>
  /** Never these two: they were a pair before, a note of conflict, or somebody forbade it. */
  apart: readonly { seekerId: string; helperId: string }[]
  /** These two, says a person: over language, time, wishes and distance, never over role, block, capacity or apart. */
  pinned: readonly { seekerId: string; helperId: string }[]
  weights: Weights
  /** How far a group's share may lie behind everybody's: 0.1 is ten in a hundred. Null: no floor. */
  floorGap: number | null
  seed: number
}

export type Match = { seekerId: string; helperId: string; pinned: boolean }

export type GroupShare = {
  group: string
  asking: number
  matched: number
  /** The fewest the floor allows; less only where that many cannot be reached. */
  floor: number
}

export type Outcome = {
  matches: Match[]
  unmatched: string[]
  /** Pins that would break role, block, capacity or apart. */
  refusedPins: { seekerId: string; helperId: string }[]
  /** Points of these matches, and what the solver proved nobody can surpass. Equal when optimal. */
  value: number
  bound: number
  optimal: boolean
  groups: GroupShare[]
  figures: {
    pairsPossible: number
    columns: number
    rounds: number
    /** Units whose candidates were cut to the best few hundred; 0 means every possible pair was weighed. */
    cut: number
  }
}

/** Bit of a weekday (ISO, 1 = Monday) and a part of the day (0 morning, 1 afternoon, 2 evening). */
export function slotBit(weekday: number, part: number): number {
  return 1 << ((weekday - 1) * 3 + part)
}

/** The weekdays and parts in a set of bits, in order. */
export function slotsOf(bits: number): { weekday: number; part: number }[] {
  const slots: { weekday: number; part: number }[] = []
  for (let bit = 0; bit < 21; bit++)
    if (bits & (1 << bit)) slots.push({ weekday: Math.floor(bit / 3) + 1, part: bit % 3 })
  return slots
}

/** Great-circle distance in kilometres (haversine). */
export function kilometres(a: Place, b: Place): number {
  const radians = Math.PI / 180
  const dLat = (b.latitude - a.latitude) * radians
  const dLon = (b.longitude - a.longitude) * radians
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}
