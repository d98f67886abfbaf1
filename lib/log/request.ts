import 'server-only'
import type { AsyncLocalStorage } from 'node:async_hooks'

/** What scripts/serve.mjs knows of the request under way. */
export type RequestRecord = { id: string; status?: number; databaseDown?: boolean; agent?: string }

/** The request's record, or undefined outside the shipped server (worker, tests, build). */
export function currentRequest(): RequestRecord | undefined {
  const storage = (globalThis as Record<symbol, unknown>)[Symbol.for('samen.request')] as
    | AsyncLocalStorage<RequestRecord>
    | undefined
  return storage?.getStore()
}
