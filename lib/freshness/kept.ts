import 'server-only'

type Kept = { lookedAt: number; values: Map<string, Promise<unknown>> }

// On the process, because the watcher and the pages are separate bundles of it.
const shared = globalThis as { samenKept?: Kept }
function kept(): Kept {
  shared.samenKept ??= { lookedAt: Number.NEGATIVE_INFINITY, values: new Map() }
  return shared.samenKept
}

/** Three looks. When none came in that time, nobody would tell of a change, and nothing kept is shown. */
const trustMs = 6000

/**
 * What `make` answers, made once and kept until a course changes: the watcher's look of every two seconds tells
 * (decision 6). Only for what is the same for everybody. Where nobody looks (the worker, a script, a test, a database
 * that is away) nothing is kept. What began to be made before a change is not found after it; a failure is not kept.
 */
export function keptUntilChange<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
  const { lookedAt, values } = kept()
  if (performance.now() - lookedAt > trustMs) return make()
  const found = values.get(key)
  if (found) return found as Promise<Value>
  const value = make()
  values.set(key, value)
  value.catch(() => {
    if (values.get(key) === value) values.delete(key)
  })
  return value
}

/** The watcher looked. When something changed, nothing that was made before is shown again. */
export function looked(changed: boolean): void {
  const all = kept()
  if (changed || performance.now() - all.lookedAt > trustMs) all.values.clear()
  all.lookedAt = performance.now()
}
