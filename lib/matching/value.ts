import type { Graph } from './graph'
import type { Choice } from './greedy'

/**
 * What one person more is worth. Greater than everything that better fitting pairs could add together: first as
 * many people as possible, then the longest waiting and the best fit.
 */
export function worthOfOne(graph: Graph): number {
  return graph.compiled.mostPoints * Math.max(1, graph.units.length) + 1
}

/** 0–9 from the seed and two people: what decides between equals. It stays the same whatever else changes. */
export function coin(seed: number, a: number, b: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (a + 0x7f4a7c15), 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15) ^ (b + 0x165667b1), 0x27d4eb2f)
  return ((hash ^ (hash >>> 13)) >>> 0) % 10
}

/** What it is worth that this unit is matched at all: that it is one more, and the days it waited. */
function unitWorth(graph: Graph, unit: number, one: number): number {
  const waitingDays = graph.units[unit]?.waitingDays ?? 0
  const daily = Math.round(graph.compiled.problem.weights.waiting)
  return 10 * (one + daily * Math.floor(waitingDays))
}

/** The value of one candidate: a whole number, so that the optimum is exact. */
export function candidateValue(graph: Graph, unit: number, at: number, one: number): number {
  return (
    unitWorth(graph, unit, one) +
    10 * (graph.points[at] ?? 0) +
    coin(graph.compiled.problem.seed, unit, graph.helper[at] ?? 0)
  )
}

/** The value of a whole choice. */
export function worthOf(graph: Graph, choice: Choice): number {
  const one = worthOfOne(graph)
  let sum = 0
  choice.forEach((at, unit) => {
    if (at >= 0) sum += candidateValue(graph, unit, at, one)
  })
  return sum
}
