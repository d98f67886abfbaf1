import type { Graph } from '@/lib/matching/graph'
import { candidateValue, worthOfOne } from '@/lib/matching/value'

/** The best value of all choices that `allowed` lets through, found by trying every one. For a handful of people. */
export function bruteForce(graph: Graph, allowed: (choice: readonly number[]) => boolean): number {
  const one = worthOfOne(graph)
  const free = Array.from(graph.free)
  const choice = new Array<number>(graph.units.length).fill(-1)
  let best = Number.NEGATIVE_INFINITY
  const from = (unit: number, value: number) => {
    if (unit === graph.units.length) {
      if (value > best && allowed(choice)) best = value
      return
    }
    choice[unit] = -1
    from(unit + 1, value)
    for (let at = graph.start[unit] ?? 0; at < (graph.start[unit + 1] ?? 0); at++) {
      const helper = graph.helper[at] ?? 0
      if ((free[helper] ?? 0) === 0) continue
      free[helper] = (free[helper] ?? 0) - 1
      choice[unit] = at
      from(unit + 1, value + candidateValue(graph, unit, at, one))
      free[helper] = (free[helper] ?? 0) + 1
    }
    choice[unit] = -1
  }
  from(0, 0)
  return best
}
