import 'server-only'
import { createHash } from 'node:crypto'

// Places of an oversubscribed start day are given by student-proposing deferred acceptance (Gale & Shapley, "College
// Admissions and the Stability of Marriage", 1962; Abdulkadiroğlu & Sönmez, "School Choice", 2003). It is stable: nobody
// is passed over for a place by somebody behind them in the published order; and telling one's true wishes is best.

export type Wisher = {
  id: string
  /** Runs, most wanted first. */
  wishes: readonly string[]
  /** Class by the published rules, run by run where it differs; lower comes first. */
  priority: number
  priorityAt?: ReadonlyMap<string, number>
}

export type Outcome = {
  /** Person → run. Who is not in it has nothing. */
  places: Map<string, string>
  /** Everybody in the order of the draw. */
  draw: string[]
}

/**
 * The order of the draw: everybody by the SHA-256 of the seed and their id. The same seed gives the same order, and
 * whoever knows seed and ids can check it. Nobody can be moved without moving the seed.
 */
export function drawOrder(ids: readonly string[], seed: string): string[] {
  return ids
    .map((id) => ({ id, key: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

/** Whether `a` comes before `b` for a run: by class, then by the draw. */
export function comesBefore(
  a: Wisher,
  b: Wisher,
  runId: string,
  position: ReadonlyMap<string, number>,
): boolean {
  const class_ = (one: Wisher) => one.priorityAt?.get(runId) ?? one.priority
  return class_(a) - class_(b) < 0 || (class_(a) === class_(b) && at(position, a.id) < at(position, b.id))
}

const at = (position: ReadonlyMap<string, number>, id: string) => position.get(id) ?? Number.MAX_SAFE_INTEGER

/**
 * Gives places: everybody asks for their first wish; a run keeps the first in order up to its capacity; who is passed
 * over asks for the next, until nobody is left to ask. The result does not depend on who asks when.
 */
export function allocate(
  people: readonly Wisher[],
  capacities: ReadonlyMap<string, number>,
  seed: string,
): Outcome {
  const draw = drawOrder(
    people.map((person) => person.id),
    seed,
  )
  const position = new Map(draw.map((id, index) => [id, index]))
  const byId = new Map(people.map((person) => [person.id, person]))
  const kept = new Map<string, Heap>()
  const asked = new Map<string, number>()
  const queue = [...draw].reverse()
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const person = byId.get(id)
    const next = asked.get(id) ?? 0
    const runId = person?.wishes[next]
    if (!person || runId === undefined) continue
    asked.set(id, next + 1)
    const capacity = capacities.get(runId) ?? 0
    if (capacity <= 0) {
      queue.push(id)
      continue
    }
    const heap = kept.get(runId) ?? new Heap((a, b) => comesBefore(a, b, runId, position))
    kept.set(runId, heap)
    heap.push(person)
    if (heap.size > capacity) queue.push(heap.popLast().id)
  }
  const places = new Map<string, string>()
  for (const [runId, heap] of kept) for (const person of heap.all()) places.set(person.id, runId)
  return { places, draw }
}

/** Those a run keeps, with the last in its order on top, so that who has to go is found at once. */
class Heap {
  private readonly items: Wisher[] = []
  constructor(private readonly isBefore: (a: Wisher, b: Wisher) => boolean) {}
  get size() {
    return this.items.length
  }
  all(): readonly Wisher[] {
    return this.items
  }
  push(person: Wisher): void {
    this.items.push(person)
    let child = this.items.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.later(child, parent)) break
      this.swap(child, parent)
      child = parent
    }
  }
  popLast(): Wisher {
    const [top] = this.items
    const end = this.items.pop()
    if (!top || !end) throw new Error('nobody to pass over')
    if (this.items.length > 0) {
      this.items[0] = end
      let parent = 0
      for (;;) {
        let latest = parent
        for (const child of [2 * parent + 1, 2 * parent + 2])
          if (child < this.items.length && this.later(child, latest)) latest = child
        if (latest === parent) break
        this.swap(parent, latest)
        parent = latest
      }
    }
    return top
  }
  private later(a: number, b: number): boolean {
    const [one, other] = [this.items[a], this.items[b]]
    return one !== undefined && other !== undefined && this.isBefore(other, one)
  }
  private swap(a: number, b: number): void {
    const [one, other] = [this.items[a], this.items[b]]
    if (one && other) {
      this.items[a] = other
      this.items[b] = one
    }
  }
}
