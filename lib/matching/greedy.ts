import type { Graph } from './graph'

/** Unit → index of its candidate in the graph, or -1. */
export type Choice = Int32Array

/** What people do by hand: the longest waiting first, each to the best helper who is still free. */
export function greedy(graph: Graph): Choice {
  const free = graph.free.slice()
  const order = graph.units.map((_, index) => index)
  order.sort((a, b) => (graph.units[b]?.waitingDays ?? 0) - (graph.units[a]?.waitingDays ?? 0) || a - b)
  const choice = new Int32Array(graph.units.length).fill(-1)
  for (const unit of order) {
    let best = -1
    for (let at = graph.start[unit] ?? 0; at < (graph.start[unit + 1] ?? 0); at++)
      if (
        (free[graph.helper[at] ?? 0] ?? 0) > 0 &&
        (best === -1 || (graph.points[at] ?? 0) > (graph.points[best] ?? 0))
      )
        best = at
    if (best === -1) continue
    choice[unit] = best
    const helper = graph.helper[best] ?? 0
    free[helper] = (free[helper] ?? 0) - 1
  }
  return choice
}
