import { type Compiled, compile } from './compile'
import { constraints, type Match, type Problem } from './types'

/** One who asks alone, or a family: it takes one place of one helper, or none. */
export type Unit = {
  /** Indices into `compiled.seekers`. */
  seekers: readonly number[]
  /** Of whoever waits longest in it. */
  waitingDays: number
}

/** Every pair that breaks nothing, with its points; rows are units, sorted by id. */
export type Graph = {
  compiled: Compiled
  units: readonly Unit[]
  /** Places left of each helper once the pinned have theirs. */
  free: Int32Array
  start: Int32Array
  helper: Int32Array
  points: Int32Array
  /** Units with more candidates than are kept. */
  cut: number
  pinned: Match[]
  refusedPins: { seekerId: string; helperId: string }[]
}

/** Tells how far the work is, and lets others go first; answers true when it is to stop. */
export type Pace = (done: number) => Promise<boolean>
export class Stopped extends Error {
  constructor() {
    super('the matching was stopped')
  }
}

/**
 * A unit with more possible helpers than this keeps the best of them. A town and a city stay below it for almost
 * everybody; `Graph.cut` says for how many not. It looks at points only, never at waiting.
 */
export const mostCandidates = 800

/** Constraints that a pin cannot override. */
const firm = new Set(['role', 'blocked', 'apart'])
const firmBits = constraints.reduce((bits, name, index) => (firm.has(name) ? bits | (1 << index) : bits), 0)

function placePins(compiled: Compiled) {
  const { seekers, helpers, problem } = compiled
  const seekerAt = new Map(seekers.map((seeker, index) => [seeker.id, index]))
  const helperAt = new Map(helpers.map((helper, index) => [helper.id, index]))
  const free = Int32Array.from(helpers, (helper) => Math.max(0, helper.capacity))
  const taken = new Set<number>()
  const pinned: Match[] = []
  const refusedPins: { seekerId: string; helperId: string }[] = []
  for (const pin of problem.pinned) {
    const s = seekerAt.get(pin.seekerId)
    const h = helperAt.get(pin.helperId)
    if (s === undefined || h === undefined) continue
    if (taken.has(s) || (free[h] ?? 0) < 1 || compiled.blocks(s, h) & firmBits) {
      refusedPins.push(pin)
      continue
    }
    free[h] = (free[h] ?? 0) - 1
    taken.add(s)
    pinned.push({ ...pin, pinned: true })
  }
  return { free, taken, pinned, refusedPins }
}

function unitsOf(compiled: Compiled, taken: ReadonlySet<number>): Unit[] {
  const families = new Map<string, number[]>()
  const units: { seekers: number[] }[] = []
  compiled.seekers.forEach((seeker, index) => {
    if (taken.has(index)) return
    const key = seeker.together === null ? null : `${seeker.role}\n${seeker.together}`
    const family = key === null ? undefined : families.get(key)
    if (family) family.push(index)
    else {
      const seekers = [index]
      units.push({ seekers })
      if (key !== null) families.set(key, seekers)
    }
  })
  return units.map(({ seekers }) => ({
    seekers,
    waitingDays: Math.max(...seekers.map((index) => compiled.seekers[index]?.waitingDays ?? 0)),
  }))
}

/** May all of this unit go to this helper, at a time that suits all? */
export function unitFits(compiled: Compiled, unit: Unit, helper: number): boolean {
  let shared = compiled.helpers[helper]?.availability ?? 0
  for (const seeker of unit.seekers) {
    if (!compiled.fits(seeker, helper)) return false
    shared &= compiled.seekers[seeker]?.availability ?? 0
  }
  return shared !== 0
}

/** Weighs every unit against every helper. */
export async function buildGraph(problem: Problem, pace: Pace = async () => false): Promise<Graph> {
  const compiled = compile(problem)
  const { free, taken, pinned, refusedPins } = placePins(compiled)
  const units = unitsOf(compiled, taken)
  const start = new Int32Array(units.length + 1)
  let size = Math.max(1024, units.length * 64)
  let helper = new Int32Array(size)
  let points = new Int32Array(size)
  let count = 0
  let cut = 0
  const open = compiled.helpers.map((_, index) => index).filter((index) => (free[index] ?? 0) > 0)
  for (let u = 0; u < units.length; u++) {
    const unit = units[u] as Unit
    let found: { helper: number; points: number }[] = []
    for (const h of open) {
      if (!unitFits(compiled, unit, h)) continue
      let sum = 0
      for (const seeker of unit.seekers) sum += compiled.points(seeker, h)
      found.push({ helper: h, points: Math.round(sum / unit.seekers.length) })
    }
    if (found.length > mostCandidates) {
      cut++
      found.sort((a, b) => b.points - a.points || a.helper - b.helper)
      found = found.slice(0, mostCandidates).sort((a, b) => a.helper - b.helper)
    }
    if (count + found.length > size) {
      size = Math.max(size * 2, count + found.length)
      const [biggerHelper, biggerPoints] = [new Int32Array(size), new Int32Array(size)]
      biggerHelper.set(helper)
      biggerPoints.set(points)
      helper = biggerHelper
      points = biggerPoints
    }
    for (const candidate of found) {
      helper[count] = candidate.helper
      points[count] = candidate.points
      count++
    }
    start[u + 1] = count
    if (u % 100 === 99 && (await pace(u / units.length))) throw new Stopped()
  }
  return {
    compiled,
    units,
    free,
    start,
    helper: helper.subarray(0, count),
    points: points.subarray(0, count),
    cut,
    pinned,
    refusedPins,
  }
}
