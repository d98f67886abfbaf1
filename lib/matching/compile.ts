import {
  type Constraint,
  constraints,
  type Facet,
  facets,
  type Helper,
  kilometres,
  type Problem,
  type Profile,
  type Seeker,
} from './types'

/** Words as bits, so that ten million pairs can be compared in a second. */
class Bits {
  readonly #words: number
  readonly #data: Int32Array
  constructor(rows: readonly (readonly string[])[], vocabulary: ReadonlyMap<string, number>) {
    this.#words = Math.max(1, Math.ceil(vocabulary.size / 32))
    this.#data = new Int32Array(rows.length * this.#words)
    rows.forEach((codes, row) => {
      for (const code of codes) {
        const index = vocabulary.get(code) ?? 0
        const at = row * this.#words + (index >> 5)
        this.#data[at] = (this.#data[at] ?? 0) | (1 << (index & 31))
      }
    })
  }
  /** How many of this row's words the other row has too. */
  shared(row: number, other: Bits, otherRow: number): number {
    let count = 0
    for (let word = 0; word < this.#words; word++)
      count += popcount(
        (this.#data[row * this.#words + word] ?? 0) & (other.#data[otherRow * this.#words + word] ?? 0),
      )
    return count
  }
  /** Does the other row have all of this row's words? */
  within(row: number, other: Bits, otherRow: number): boolean {
    for (let word = 0; word < this.#words; word++)
      if ((this.#data[row * this.#words + word] ?? 0) & ~(other.#data[otherRow * this.#words + word] ?? 0))
        return false
    return true
  }
}

export function popcount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

function vocabularyOf(...lists: readonly (readonly string[])[]): Map<string, number> {
  const words = new Map<string, number>()
  for (const list of lists) for (const word of list) if (!words.has(word)) words.set(word, words.size)
  return words
}

/** Below this two people cannot talk in a language: 2 is simple talk. */
export const talkLevel = 2

const levelOf = (steps: readonly number[], count: number) => steps[Math.min(count, steps.length - 1)] ?? 0
const kmSteps: readonly [number, number][] = [
  [0.6, 10],
  [1.2, 9],
  [2, 7],
  [3, 5],
  [5, 3],
  [8, 1],
]
/** 10 in the same street, 0 beyond eight kilometres; 3 when one of the two has no place. */
export function distanceLevel(km: number | null): number {
  if (km === null) return 3
  return kmSteps.find(([most]) => km <= most)?.[1] ?? 0
}

/** How many leading digits two ISCO codes share. */
export function sharedDigits(a: string | null, b: string | null): number {
  if (!a || !b) return 0
  let digits = 0
  while (digits < 4 && a[digits] !== undefined && a[digits] === b[digits]) digits++
  return digits
}

export type Compiled = {
  problem: Problem
  seekers: readonly Seeker[]
  helpers: readonly Helper[]
  /** Every constraint these two break, as bits in the order of `constraints`; 0 when the pair is possible. */
  blocks(seeker: number, helper: number): number
  /** Do they break none? Quicker: it stops at the first. */
  fits(seeker: number, helper: number): boolean
  /** 0–10 for each facet, in the order of `facets`. */
  levels(seeker: number, helper: number, into: Uint8Array): void
  /** Weighted sum of the levels: what this pair adds, without the waiting. */
  points(seeker: number, helper: number): number
  km(seeker: number, helper: number): number | null
  /** Most that `points` can be. */
  mostPoints: number
}

/** Which constraints a set of bits names. */
export function constraintsIn(bits: number): Constraint[] {
  return constraints.filter((_, index) => bits & (1 << index))
}

/**
 * Readies a problem for comparing every pair. People are sorted by id first: the order in which they came
 * never decides anything.
 */
export function compile(problem: Problem): Compiled {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const seekers = [...problem.seekers].sort(byId)
  const helpers = [...problem.helpers].sort(byId)
  const both: Profile[] = [...seekers, ...helpers]

  const traitWords = vocabularyOf(
    ...both.map((p) => p.traits),
    ...both.map((p) => p.needs),
    ...both.map((p) => p.prefers),
  )
  const side = (pick: (p: Profile) => readonly string[], words: ReadonlyMap<string, number>) =>
    [new Bits(seekers.map(pick), words), new Bits(helpers.map(pick), words)] as const
  const [sTraits, hTraits] = side((p) => p.traits, traitWords)
  const [sNeeds, hNeeds] = side((p) => p.needs, traitWords)
  const [sPrefers, hPrefers] = side((p) => p.prefers, traitWords)
  const [sInterests, hInterests] = side(
    (p) => p.interests,
    vocabularyOf(...both.map((person) => person.interests)),
  )
  const [sStages, hStages] = side((p) => p.stages, vocabularyOf(...both.map((person) => person.stages)))
  const skillWords = vocabularyOf(...seekers.map((s) => s.asks), ...helpers.map((h) => h.offers))
  const sAsks = new Bits(
    seekers.map((s) => s.asks),
    skillWords,
  )
  const hOffers = new Bits(
    helpers.map((h) => h.offers),
    skillWords,
  )
  const roleWords = vocabularyOf(
    seekers.map((s) => s.role),
    ...helpers.map((h) => h.roles),
  )
  const sRole = new Bits(
    seekers.map((s) => [s.role]),
    roleWords,
  )
  const hRoles = new Bits(
    helpers.map((h) => h.roles),
    roleWords,
  )

  const tongues = vocabularyOf(...both.map((p) => p.languages.map((speech) => speech.tag)))
  const spoken = (people: readonly Profile[]) => {
    const table = new Uint8Array(people.length * tongues.size)
    people.forEach((person, row) => {
      for (const { tag, level } of person.languages) {
        const at = row * tongues.size + (tongues.get(tag) ?? 0)
        table[at] = Math.max(table[at] ?? 0, level)
      }
    })
    return table
  }
  const sSpoken = spoken(seekers)
  const hSpoken = spoken(helpers)
  const sTongues = seekers.map((s) => s.languages.map((speech) => tongues.get(speech.tag) ?? 0))

  const seekerAt = new Map(seekers.map((s, index) => [s.id, index]))
  const helperAt = new Map(helpers.map((h, index) => [h.id, index]))
  const apart = new Set<number>()
  for (const { seekerId, helperId } of problem.apart) {
    const s = seekerAt.get(seekerId)
    const h = helperAt.get(helperId)
    if (s !== undefined && h !== undefined) apart.add(s * helpers.length + h)
  }
  const digits = seekers.map((s) => problem.roles?.[s.role]?.occupationDigits ?? 0)

  function tongue(seeker: number, helper: number): number {
    let best = 0
    for (const index of sTongues[seeker] ?? []) {
      const level = Math.min(
        sSpoken[seeker * tongues.size + index] ?? 0,
        hSpoken[helper * tongues.size + index] ?? 0,
      )
      if (level > best) best = level
    }
    return best
  }
  function km(seeker: number, helper: number): number | null {
    const a = seekers[seeker]?.place
    const b = helpers[helper]?.place
    return a && b ? kilometres(a, b) : null
  }
  const checks: readonly ((seeker: number, helper: number, s: Seeker, h: Helper) => boolean)[] = [
    (seeker, helper) => sRole.shared(seeker, hRoles, helper) > 0,
    (_seeker, _helper, _s, h) => h.blocked === null,
    (seeker, helper, s, h) => (s.withoutLanguage && h.withoutLanguage) || tongue(seeker, helper) >= talkLevel,
    (_seeker, _helper, s, h) => (s.availability & h.availability) !== 0,
    (seeker, helper) => sNeeds.within(seeker, hTraits, helper),
    (seeker, helper) => hNeeds.within(helper, sTraits, seeker),
    (seeker, helper, s, h) => {
      if (s.maxKm === null && h.maxKm === null) return true
      const far = km(seeker, helper)
      return far === null || (far <= (s.maxKm ?? Infinity) && far <= (h.maxKm ?? Infinity))
    },
    (seeker, _helper, s, h) => sharedDigits(s.occupation, h.occupation) >= (digits[seeker] ?? 0),
    (seeker, helper) => !apart.has(seeker * helpers.length + helper),
  ]
  function blocks(seeker: number, helper: number): number {
    const s = seekers[seeker] as Seeker
    const h = helpers[helper] as Helper
    let broken = 0
    checks.forEach((holds, index) => {
      if (!holds(seeker, helper, s, h)) broken |= 1 << index
    })
    return broken
  }
  // What is cheap and rules out most comes first.
  const quickly = [3, 0, 1, 2, 4, 5, 7, 6, 8].map((index) => checks[index])
  function fits(seeker: number, helper: number): boolean {
    const s = seekers[seeker] as Seeker
    const h = helpers[helper] as Helper
    for (const holds of quickly) if (!holds?.(seeker, helper, s, h)) return false
    return true
  }
  function levels(seeker: number, helper: number, into: Uint8Array): void {
    const s = seekers[seeker] as Seeker
    const h = helpers[helper] as Helper
    into[0] = levelOf([0, 1, 4, 7, 10], tongue(seeker, helper))
    into[1] = levelOf([0, 3, 7, 10], popcount(s.availability & h.availability))
    into[2] = distanceLevel(km(seeker, helper))
    into[3] = levelOf([0, 5, 8, 10], sInterests.shared(seeker, hInterests, helper))
    into[4] = levelOf([0, 6, 9, 10], sAsks.shared(seeker, hOffers, helper))
    into[5] = sStages.shared(seeker, hStages, helper) > 0 ? 10 : 0
    into[6] = levelOf([0, 3, 6, 8, 10], sharedDigits(s.occupation, h.occupation))
    const wished = s.prefers.length + h.prefers.length
    const met = sPrefers.shared(seeker, hTraits, helper) + hPrefers.shared(helper, sTraits, seeker)
    into[7] = wished === 0 ? 5 : Math.round((10 * met) / wished)
  }
  const weightOf = facets.map((facet: Facet) => Math.round(problem.weights[facet]))
  const scratch = new Uint8Array(facets.length)
  return {
    problem,
    seekers,
    helpers,
    blocks,
    fits,
    levels,
    km,
    points(seeker, helper) {
      levels(seeker, helper, scratch)
      let sum = 0
      for (let index = 0; index < scratch.length; index++)
        sum += (weightOf[index] ?? 0) * (scratch[index] ?? 0)
      return sum
    },
    mostPoints: 10 * weightOf.reduce((sum, weight) => sum + weight, 0),
  }
}
