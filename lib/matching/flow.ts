import type { Graph } from './graph'

/**
 * How many can be matched at all, whatever the points: a maximum flow from groups over people to helpers
 * (Dinic). It knows neither waiting nor weights, so what is derived from it cannot punish who waits longer.
 */
export class Flow {
  readonly #to: number[] = []
  readonly #cap: number[] = []
  readonly #out: number[][] = []
  readonly #groupNode = new Map<string, number>()
  readonly #groupEdge = new Map<string, number>()
  readonly #unitNode: Int32Array
  readonly #unitEdge: Int32Array
  #level = new Int32Array(0)
  readonly #source: number
  readonly #sink: number

  constructor(
    graph: Graph,
    groupOf: (unit: number) => string,
    capOf: (group: string) => number = () => 1 << 30,
  ) {
    this.#source = this.#node()
    this.#sink = this.#node()
    const helpers = Array.from(graph.free, (free) => {
      const node = this.#node()
      if (free > 0) this.#edge(node, this.#sink, free)
      return node
    })
    this.#unitNode = new Int32Array(graph.units.length)
    this.#unitEdge = new Int32Array(graph.units.length)
    for (let unit = 0; unit < graph.units.length; unit++) {
      const key = groupOf(unit)
      let group = this.#groupNode.get(key)
      if (group === undefined) {
        group = this.#node()
        this.#groupNode.set(key, group)
        this.#groupEdge.set(key, this.#edge(this.#source, group, capOf(key)))
      }
      const node = this.#node()
      this.#unitNode[unit] = node
      this.#unitEdge[unit] = this.#edge(group, node, 1)
      for (let at = graph.start[unit] ?? 0; at < (graph.start[unit + 1] ?? 0); at++)
        this.#edge(node, helpers[graph.helper[at] ?? 0] ?? 0, 1)
    }
  }

  #node(): number {
    this.#out.push([])
    return this.#out.length - 1
  }
  #edge(from: number, to: number, cap: number): number {
    const edge = this.#to.length
    this.#to.push(to, from)
    this.#cap.push(cap, 0)
    this.#out[from]?.push(edge)
    this.#out[to]?.push(edge + 1)
    return edge
  }

  #layers(): boolean {
    if (this.#level.length < this.#out.length) this.#level = new Int32Array(this.#out.length)
    this.#level.fill(-1)
    this.#level[this.#source] = 0
    const queue = [this.#source]
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at] ?? 0
      for (const edge of this.#out[node] ?? []) {
        const to = this.#to[edge] ?? 0
        if ((this.#cap[edge] ?? 0) > 0 && this.#level[to] === -1) {
          this.#level[to] = (this.#level[node] ?? 0) + 1
          queue.push(to)
        }
      }
    }
    return this.#level[this.#sink] !== -1
  }

  #push(node: number, most: number, next: Int32Array): number {
    if (node === this.#sink) return most
    const out = this.#out[node] ?? []
    for (; (next[node] ?? 0) < out.length; next[node] = (next[node] ?? 0) + 1) {
      const edge = out[next[node] ?? 0] ?? 0
      const to = this.#to[edge] ?? 0
      const cap = this.#cap[edge] ?? 0
      if (cap === 0 || this.#level[to] !== (this.#level[node] ?? 0) + 1) continue
      const sent = this.#push(to, Math.min(most, cap), next)
      if (sent === 0) continue
      this.#cap[edge] = cap - sent
      this.#cap[edge ^ 1] = (this.#cap[edge ^ 1] ?? 0) + sent
      return sent
    }
    return 0
  }

  /** Sends all that can be sent; answers how much more that was. */
  fill(): number {
    let total = 0
    while (this.#layers()) {
      const next = new Int32Array(this.#out.length)
      for (;;) {
        const sent = this.#push(this.#source, 1 << 30, next)
        if (sent === 0) break
        total += sent
      }
    }
    return total
  }

  /** Units of a group that have somebody. */
  sentBy(group: string): number {
    const edge = this.#groupEdge.get(group)
    return edge === undefined ? 0 : (this.#cap[edge ^ 1] ?? 0)
  }

  /** Has this unit somebody? */
  has(unit: number): boolean {
    return (this.#cap[this.#unitEdge[unit] ?? 0] ?? 0) === 0
  }

  /** One more helper who could take any of these units; answers how many more people that matches. It stays. */
  add(units: readonly number[], capacity: number): number {
    const helper = this.#node()
    this.#edge(helper, this.#sink, capacity)
    for (const unit of units) this.#edge(this.#unitNode[unit] ?? 0, helper, 1)
    return this.fill()
  }

  /** The same, but everything is as before afterwards. */
  wouldAdd(units: readonly number[], capacity: number): number {
    const caps = this.#cap.slice()
    const edges = this.#to.length
    const nodes = this.#out.length
    const gained = this.add(units, capacity)
    for (let edge = edges; edge < this.#to.length; edge += 2) {
      const from = this.#to[edge + 1] ?? 0
      const to = this.#to[edge] ?? 0
      if (from < nodes) this.#out[from]?.pop()
      if (to < nodes) this.#out[to]?.pop()
    }
    this.#to.length = edges
    this.#out.length = nodes
    this.#cap.length = edges
    for (let edge = 0; edge < edges; edge++) this.#cap[edge] = caps[edge] ?? 0
    return gained
  }
}
