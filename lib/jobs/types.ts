import type { Ctx } from '@/lib/access/context'
import type { Permission } from '@/lib/access/matrix'

export type JobOutcome = 'done' | 'cancelled' | 'failed'
export type JobState = 'queued' | 'running' | 'cancelling' | JobOutcome

/** What a handler answers: numbers for the sentence, and a path (without language) where the result is to be seen. */
export type JobResult = { href?: string; counts?: Record<string, number> }

/** What a handler is given besides its input. */
export type JobReport = {
  jobId: string
  /** Says how far it is. Written at most twice a second; cheap to call. */
  progress: (done: number, total: number) => Promise<void>
  /** Aborted when somebody cancelled or the worker ends; look at it between two pieces of work. */
  signal: AbortSignal
}

/**
 * One kind of long work. `run` may be begun again by another worker after a crash: what it did before must be found
 * done and not done twice. It opens its own transactions; `ctx` acts as the person who started it.
 */
export type JobKind<Input = unknown> = {
  kind: string
  /** Who may see it besides the person who started it, and cancel it. */
  permission: Permission
  run: (ctx: Ctx, input: Input, report: JobReport) => Promise<JobResult>
}

/** What a page shows of it. */
export type JobView = {
  id: string
  kind: string
  state: JobState
  done: number
  total: number | null
  createdAt: Date
  endedAt: Date | null
  result: JobResult | null
}
