import loadHighs, { type Highs, type Model } from 'highs'
import { Flow } from './flow'
import { buildGraph, type Graph, type Pace, Stopped } from './graph'
import { type Choice, greedy } from './greedy'
import type { GroupShare, Match, Outcome, Problem } from './types'
import { candidateValue, worthOf, worthOfOne } from './value'

let loaded: Promise<Highs> | undefined
/** HiGHS in WebAssembly (MIT), loaded once. */
function highs(): Promise<Highs> {
  loaded ??= loadHighs()
  return loaded
}

/** The group a unit counts for: its first member's. */
export function groupOfUnit(graph: Graph, unit: number): string {
  return graph.compiled.seekers[graph.units[unit]?.seekers[0] ?? 0]?.group ?? ''
}

/**
 * The fewest of each group that must be matched: everybody's share less the gap, as far as it can be reached by
 * all groups at once. It comes from a maximum flow that knows no waiting, so waiting longer never changes it.
 */
export function floorsOf(graph: Graph, gap: number | null): { floors: Map<string, number>; most: number } {
  const group = (unit: number) => groupOfUnit(graph, unit)
  const most = new Flow(graph, group).fill()
  const floors = new Map<string, number>()
  if (gap === null || graph.units.length === 0) return { floors, most }
  const asking = new Map<string, number>()
  for (let unit = 0; unit < graph.units.length; unit++)
    asking.set(group(unit), (asking.get(group(unit)) ?? 0) + 1)
  const share = most / graph.units.length
  const wanted = (name: string) => Math.max(0, Math.floor((share - gap) * (asking.get(name) ?? 0)))
  const flow = new Flow(graph, group, wanted)
  flow.fill()
  for (const name of asking.keys()) floors.set(name, flow.sentBy(name))
  return { floors, most }
}

/**
 * Primal simplex from the columns at hand, cheapest pricing first: three times quicker here than HiGHS' own choice,
 * because every round begins at the answer of the one before.
 */
const primal = { simplex_strategy: 4, simplex_primal_edge_weight_strategy: 0 }
/**
 * Steps of the simplex after which others go first: about a sixth of a second in a city. Steps and not time, or the
 * answer among equals would depend on the machine.
 */
const sliceSteps = 1500
/** Candidates each unit begins with. */
const firstColumns = 8
/** New candidates each unit may bring in one round. */
const columnsPerRound = 6

type Columns = { unit: number[]; at: number[]; has: Uint8Array }

/**
 * Solves one batch to the proven optimum: as many people as possible, no group below its floor, then the longest
 * waiting and the best fit, in one sum. The linear programme begins with a few candidates of each unit; its own
 * prices then tell which other pairs could still gain anything, until none can (column generation).
 * Throws `Stopped` when `pace` says so. The same problem and seed give the same answer.
 */
export async function solve(problem: Problem, pace: Pace = async () => false): Promise<Outcome> {
  const graph = await buildGraph(problem, (done) => pace(done * 0.4))
  const solver = await highs()
  const { floors } = floorsOf(graph, problem.floorGap)
  if (await pace(0.45)) throw new Stopped()
  const result = await new Batch(solver, graph, floors).solve((done) => pace(0.45 + done * 0.5))
  return outcomeOf(graph, result.choice, floors, result)
}

type Solved = { choice: Choice; bound: number; rounds: number; columns: number }

class Batch {
  readonly #one: number
  readonly #columns: Columns
  /** Rows: units, helpers, then floors that were found broken. */
  readonly #floorRows = new Map<string, number>()
  #rounds = 0

  constructor(
    readonly solver: Highs,
    readonly graph: Graph,
    readonly floors: ReadonlyMap<string, number>,
  ) {
    this.#one = worthOfOne(graph)
    this.#columns = { unit: [], at: [], has: new Uint8Array(graph.helper.length) }
  }

  async solve(pace: Pace): Promise<Solved> {
    const { graph } = this
    const empty = new Int32Array(graph.units.length).fill(-1)
    if (graph.helper.length === 0) return { choice: empty, bound: 0, rounds: 0, columns: 0 }
    this.#chooseFirst()
    const model = this.solver.createModel()
    try {
      model.options.set({ output_flag: false, presolve: 'off', random_seed: 0, ...primal })
      this.#build(model)
      const bound = await this.#priceOut(model, pace)
      return {
        choice: this.#wholeChoice(model),
        bound,
        rounds: this.#rounds,
        columns: this.#columns.at.length,
      }
    } finally {
      model.dispose()
    }
  }

  /** The best few of each unit, and what the greedy answer uses: a good start. */
  #chooseFirst(): void {
    const { graph } = this
    for (let unit = 0; unit < graph.units.length; unit++) {
      const own: number[] = []
      for (let at = graph.start[unit] ?? 0; at < (graph.start[unit + 1] ?? 0); at++) own.push(at)
      own.sort((a, b) => this.#value(unit, b) - this.#value(unit, a) || a - b)
      for (const at of own.slice(0, firstColumns)) this.#take(unit, at)
    }
    greedy(graph).forEach((at, unit) => {
      if (at >= 0) this.#take(unit, at)
    })
  }

  #value(unit: number, at: number): number {
    return candidateValue(this.graph, unit, at, this.#one)
  }

  #take(unit: number, at: number): boolean {
    if (this.#columns.has[at]) return false
    this.#columns.has[at] = 1
    this.#columns.unit.push(unit)
    this.#columns.at.push(at)
    return true
  }

  #rowsOf(unit: number, at: number): { rows: number[]; values: number[] } {
    const { graph } = this
    const rows = [unit, graph.units.length + (graph.helper[at] ?? 0)]
    const values = [1, 1]
    const floor = this.#floorRows.get(groupOfUnit(graph, unit))
    if (floor !== undefined) {
      rows.push(floor)
      values.push(1)
    }
    return { rows, values }
  }

  #matrixOf(from: number) {
    const starts: number[] = [0]
    const indices: number[] = []
    const values: number[] = []
    const cost: number[] = []
    for (let column = from; column < this.#columns.at.length; column++) {
      const unit = this.#columns.unit[column] ?? 0
      const at = this.#columns.at[column] ?? 0
      const entry = this.#rowsOf(unit, at)
      indices.push(...entry.rows)
      values.push(...entry.values)
      starts.push(indices.length)
      cost.push(this.#value(unit, at))
    }
    return { starts, indices, values, cost }
  }

  #build(model: Model): void {
    const { graph } = this
    const { infinity, constants } = this.solver
    const rows = graph.units.length + graph.free.length
    const upper = new Float64Array(rows).fill(1, 0, graph.units.length)
    graph.free.forEach((free, index) => {
      upper[graph.units.length + index] = free
    })
    const { starts, indices, values, cost } = this.#matrixOf(0)
    const count = cost.length
    model.passModel({
      numCols: count,
      numRows: rows,
      sense: constants.objectiveSense.maximize,
      colCost: Float64Array.from(cost),
      colLower: new Float64Array(count),
      // The unit's row says "at most one"; a bound of its own would only add to the prices.
      colUpper: new Float64Array(count).fill(infinity),
      rowLower: new Float64Array(rows).fill(-infinity),
      rowUpper: upper,
      matrix: {
        format: 'csc',
        numRows: rows,
        numCols: count,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    })
  }

  /** One run in slices: between them others go first, and it can be stopped. */
  async #run(model: Model, pace: Pace): Promise<void> {
    const { constants } = this.solver
    for (;;) {
      model.run({
        [constants.callbackType.simplexInterrupt](event) {
          if ((event.data.simplex_iteration_count ?? 0) >= sliceSteps) event.interrupt()
        },
      })
      if (await pace(1 - 0.85 ** (this.#rounds + 1))) throw new Stopped()
      const status = model.getModelStatus()
      if (status === constants.modelStatus.optimal) return
      if (status !== constants.modelStatus.interrupted)
        throw new Error(`the solver ended with status ${status}`)
    }
  }

  /** Solves the linear programme over all pairs. Answers its value: no answer can surpass it. */
  async #priceOut(model: Model, pace: Pace): Promise<number> {
    const { graph } = this
    const { infinity } = this.solver
    for (;;) {
      this.#rounds++
      await this.#run(model, pace)
      const { rowDual } = model.getSolution()
      const before = this.#columns.at.length
      let room = 0
      for (let unit = 0; unit < graph.units.length; unit++) {
        const gains: { at: number; gain: number }[] = []
        for (let at = graph.start[unit] ?? 0; at < (graph.start[unit + 1] ?? 0); at++) {
          if (this.#columns.has[at]) continue
          const gain = this.#gain(rowDual, unit, at)
          if (gain > 1e-3) gains.push({ at, gain })
        }
        gains.sort((a, b) => b.gain - a.gain || a.at - b.at)
        room += gains[0]?.gain ?? 0
        for (const { at } of gains.slice(0, columnsPerRound)) this.#take(unit, at)
      }
      if (this.#columns.at.length > before) {
        this.#addColumns(model, before)
        // Every unit takes one candidate at most, so no answer gains more than `room`; values are whole numbers.
        if (room >= 0.5) continue
      }
      const broken = this.#brokenFloors(model)
      if (broken.length === 0) return model.getObjectiveValue()
      for (const { group, floor } of broken) {
        const indices: number[] = []
        this.#columns.unit.forEach((unit, column) => {
          if (groupOfUnit(graph, unit) === group) indices.push(column)
        })
        this.#floorRows.set(group, model.getDimensions().numRows)
        model.addRow(floor, infinity, { indices, values: indices.map(() => 1) })
      }
    }
  }

  #gain(rowDual: Float64Array, unit: number, at: number): number {
    const { rows, values } = this.#rowsOf(unit, at)
    let gain = this.#value(unit, at)
    rows.forEach((row, index) => {
      gain -= (rowDual[row] ?? 0) * (values[index] ?? 0)
    })
    return gain
  }

  #addColumns(model: Model, from: number): void {
    const { starts, indices, values, cost } = this.#matrixOf(from)
    const rows = model.getDimensions().numRows
    model.addCols({
      cost: Float64Array.from(cost),
      lower: new Float64Array(cost.length),
      upper: new Float64Array(cost.length).fill(this.solver.infinity),
      matrix: {
        format: 'csc',
        numRows: rows,
        numCols: cost.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    })
  }

  #brokenFloors(model: Model): { group: string; floor: number }[] {
    const { colValue } = model.getSolution()
    const matched = new Map<string, number>()
    this.#columns.unit.forEach((unit, column) => {
      const group = groupOfUnit(this.graph, unit)
      matched.set(group, (matched.get(group) ?? 0) + (colValue[column] ?? 0))
    })
    return [...this.floors]
      .filter(([group, floor]) => !this.#floorRows.has(group) && (matched.get(group) ?? 0) < floor - 1e-6)
      .map(([group, floor]) => ({ group, floor }))
      .sort((a, b) => (a.group < b.group ? -1 : 1))
  }

  /**
   * The answer. Units belong to one group and take one place each, so the programme is a flow through a network and
   * the simplex ends in a corner where every part is whole.
   */
  #wholeChoice(model: Model): Choice {
    const { colValue } = model.getSolution()
    const choice = new Int32Array(this.graph.units.length).fill(-1)
    for (let column = 0; column < this.#columns.at.length; column++) {
      const value = colValue[column] ?? 0
      if (Math.abs(value - Math.round(value)) > 1e-6) throw new Error('the solver gave halves')
      if (Math.round(value) === 1) choice[this.#columns.unit[column] ?? 0] = this.#columns.at[column] ?? -1
    }
    return choice
  }
}

function outcomeOf(
  graph: Graph,
  choice: Choice,
  floors: ReadonlyMap<string, number>,
  solved: Solved,
): Outcome {
  const { seekers, helpers } = graph.compiled
  const matches: Match[] = [...graph.pinned]
  const unmatched: string[] = []
  const shares = new Map<string, GroupShare>()
  graph.units.forEach((unit, index) => {
    const at = choice[index] ?? -1
    const group = groupOfUnit(graph, index)
    const share = shares.get(group) ?? { group, asking: 0, matched: 0, floor: floors.get(group) ?? 0 }
    shares.set(group, { ...share, asking: share.asking + 1, matched: share.matched + (at >= 0 ? 1 : 0) })
    for (const seeker of unit.seekers) {
      const seekerId = seekers[seeker]?.id ?? ''
      if (at < 0) unmatched.push(seekerId)
      else matches.push({ seekerId, helperId: helpers[graph.helper[at] ?? 0]?.id ?? '', pinned: false })
    }
  })
  const value = worthOf(graph, choice)
  return {
    matches: matches.sort((a, b) => (a.seekerId < b.seekerId ? -1 : 1)),
    unmatched: unmatched.sort(),
    refusedPins: graph.refusedPins,
    value,
    bound: Math.round(solved.bound),
    optimal: Math.abs(solved.bound - value) < 1,
    groups: [...shares.values()].sort((a, b) => (a.group < b.group ? -1 : 1)),
    figures: {
      pairsPossible: graph.helper.length,
      columns: solved.columns,
      rounds: solved.rounds,
      cut: graph.cut,
    },
  }
}
