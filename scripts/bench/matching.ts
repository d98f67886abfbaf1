// How good and how quick: a city in one batch, small towns against trying everything, and two years week by week.
import { buildGraph } from '@/lib/matching/graph'
import { greedy } from '@/lib/matching/greedy'
import { solve } from '@/lib/matching/solve'
import type { Helper, Problem } from '@/lib/matching/types'
import { worthOf } from '@/lib/matching/value'
import { bruteForce } from '../../tests/support/brute-force'
import { dice, makeHelper, makeSeeker, matchingTown, plainWeights } from '../../tests/support/matching-town'
import { atLeast, atMost, type Bench } from './report'

type Say = (line: string) => void

const matchedIn = (choice: Int32Array) => choice.filter((at) => at >= 0).length

async function city(size: { seekers: number; helpers: number }, say: Say) {
  const problem = matchingTown(1, size)
  const from = performance.now()
  const cpuFrom = process.cpuUsage()
  let longestBreath = 0
  let breath = performance.now()
  const outcome = await solve(problem, async () => {
    longestBreath = Math.max(longestBreath, performance.now() - breath)
    await new Promise((resolve) => setImmediate(resolve))
    breath = performance.now()
    return false
  })
  const seconds = (performance.now() - from) / 1000
  const cpu = process.cpuUsage(cpuFrom)
  const graph = await buildGraph(problem)
  const byHand = greedy(graph)
  const matched = size.seekers - outcome.unmatched.length
  say(
    `${size.seekers} wait, ${size.helpers} offer: ${matched} matched in ${seconds.toFixed(1)} s, by hand ${matchedIn(byHand)}`,
  )
  return {
    seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    memoryMb: process.resourceUsage().maxRSS / 1024,
    longestBreath,
    outcome,
    matched,
    matchedByHand: matchedIn(byHand),
    gainOnGreedy: outcome.value / Math.max(1, worthOf(graph, byHand)),
  }
}

/** Small towns in which every choice can be tried: the share whose value is exactly the same. */
async function exact(towns: number): Promise<number> {
  let equal = 0
  for (let seed = 1; seed <= towns; seed++) {
    const problem = matchingTown(seed, { seekers: 8, helpers: 6, families: seed % 2 }, { floorGap: null })
    const graph = await buildGraph(problem)
    if ((await solve(problem)).value === bruteForce(graph, () => true)) equal++
  }
  return equal / towns
}

type Waited = Map<string, number[]>
type Policy = (problem: Problem) => Promise<{ seekerId: string; helperId: string }[]>

const optimal: Policy = async (problem) => (await solve(problem)).matches
const byHand: Policy = async (problem) => {
  const graph = await buildGraph(problem)
  return [...greedy(graph)].flatMap((at, unit) =>
    at < 0
      ? []
      : (graph.units[unit]?.seekers ?? []).map((s) => ({
          seekerId: graph.compiled.seekers[s]?.id ?? '',
          helperId: graph.compiled.helpers[graph.helper[at] ?? 0]?.id ?? '',
        })),
  )
}

/**
 * Weeks of a town: people arrive, pairs last half a year, ambassadors come and go. Every second week a batch. Both
 * policies meet exactly the same people.
 */
async function replay(
  policy: Policy,
  weeks: number,
): Promise<{ waited: Waited; matched: number; left: number }> {
  const d = dice(2026)
  let helpers: Helper[] = Array.from({ length: 110 }, (_, n) => makeHelper(d, `h0-${n}`))
  let waiting = Array.from({ length: 60 }, (_, n) => ({ seeker: makeSeeker(d, `s-${n}`, 0), since: 0 }))
  const busyUntil = new Map<string, number[]>()
  const apart: { seekerId: string; helperId: string }[] = []
  const waited: Waited = new Map()
  let matched = 0
  for (let week = 0; week < weeks; week++) {
    for (let n = 0; n < 7; n++) waiting.push({ seeker: makeSeeker(d, `s${week}-${n}`, 0), since: week })
    for (let n = 0; n < 2; n++) helpers.push(makeHelper(d, `h${week}-${n}`))
    if (week % 4 === 3) helpers = helpers.slice(4)
    if (week % 2 === 1) continue
    const free = helpers.map((helper) => {
      const until = (busyUntil.get(helper.id) ?? []).filter((end) => end > week)
      busyUntil.set(helper.id, until)
      return { ...helper, capacity: Math.max(0, helper.capacity - until.length) }
    })
    const pairs = await policy({
      seekers: waiting.map(({ seeker, since }) => ({ ...seeker, waitingDays: (week - since) * 7 })),
      helpers: free,
      roles: { professional: { occupationDigits: 2 } },
      apart,
      pinned: [],
      weights: plainWeights,
      floorGap: 0.1,
      seed: week,
    })
    const chosen = new Map(pairs.map((pair) => [pair.seekerId, pair.helperId]))
    for (const { seeker, since } of waiting) {
      const helperId = chosen.get(seeker.id)
      if (!helperId) continue
      matched++
      const days = (week - since) * 7
      waited.set(seeker.group, [...(waited.get(seeker.group) ?? []), days])
      busyUntil.set(helperId, [...(busyUntil.get(helperId) ?? []), week + 26])
      apart.push({ seekerId: seeker.id, helperId })
    }
    waiting = waiting.filter(({ seeker }) => !chosen.has(seeker.id))
  }
  // Who still waits counts too, with what they waited until now: else leaving people out would look quick.
  for (const { seeker, since } of waiting)
    waited.set(seeker.group, [...(waited.get(seeker.group) ?? []), (weeks - since) * 7])
  return { waited, matched, left: waiting.length }
}

const meanOf = (list: readonly number[]) =>
  list.reduce((sum, days) => sum + days, 0) / Math.max(1, list.length)

export const bench: Bench = async ({ quick, say }) => {
  const size = quick ? { seekers: 800, helpers: 500 } : { seekers: 4000, helpers: 2500 }
  const one = await city(size, say)
  const equalToExact = await exact(quick ? 20 : 60)
  say(`Small towns solved exactly like trying everything: ${Math.round(equalToExact * 100)} in 100`)
  const weeks = quick ? 26 : 104
  const best = await replay(optimal, weeks)
  const hand = await replay(byHand, weeks)
  const groups = [...new Set([...best.waited.keys(), ...hand.waited.keys()])].sort()
  say(`${weeks} weeks: mean days waited per language, optimal against by hand`)
  for (const group of groups)
    say(
      `  ${group.padEnd(4)} ${meanOf(best.waited.get(group) ?? [])
        .toFixed(0)
        .padStart(4)}  ${meanOf(hand.waited.get(group) ?? [])
        .toFixed(0)
        .padStart(4)}`,
    )
  const meanDays = (waited: Waited) => meanOf([...waited.values()].flat())
  const worstGroup = (waited: Waited) =>
    Math.max(...[...waited.values()].filter((list) => list.length >= 10).map(meanOf))
  return {
    figures: {
      seconds: one.seconds,
      cpuSeconds: one.cpuSeconds,
      memoryMb: one.memoryMb,
      longestBreathMs: one.longestBreath,
      matched: one.matched,
      matchedByHand: one.matchedByHand,
      pairsPossible: one.outcome.figures.pairsPossible,
      columns: one.outcome.figures.columns,
      rounds: one.outcome.figures.rounds,
      unitsCut: one.outcome.figures.cut,
      replayMatched: best.matched,
      replayMatchedByHand: hand.matched,
      replayMeanDays: meanDays(best.waited),
      replayMeanDaysByHand: meanDays(hand.waited),
      replayWorstGroupDays: worstGroup(best.waited),
      replayWorstGroupDaysByHand: worstGroup(hand.waited),
    },
    bars: [
      atLeast('optimal', one.outcome.optimal ? 1 : 0, 1),
      // Of one processor: what the clock shows on a machine that does nothing else. `seconds` is this machine's clock.
      atMost('cpuSeconds', one.cpuSeconds, 10),
      atMost('memoryMb', one.memoryMb, 1024),
      atLeast('objectiveToGreedy', one.gainOnGreedy, 1),
      atLeast('equalToExact', equalToExact, 1),
      atLeast('replayMatchedToByHand', best.matched / Math.max(1, hand.matched), 1),
      atMost('replayMeanDaysToByHand', meanDays(best.waited) / Math.max(1, meanDays(hand.waited)), 1),
    ],
  }
}
