import 'server-only'

/** Every error in a chain of causes, outermost first: Prisma wraps the driver's error in different ways. */
function* chain(error: unknown): Generator<Record<string, unknown>> {
  const seen = new Set<unknown>()
  const queue: unknown[] = [error]
  while (queue.length > 0) {
    const next = queue.shift()
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    const record = next as Record<string, unknown>
    yield record
    queue.push(record.cause, record.meta, record.driverAdapterError, record.originalError)
  }
}

/** PostgreSQL's SQLSTATE behind an error (`23505`, `40P01` …), or null. */
export function sqlState(error: unknown): string | null {
  for (const part of chain(error)) {
    for (const key of ['originalCode', 'code']) {
      const value = part[key]
      if (typeof value === 'string' && /^[0-9A-Z]{5}$/.test(value) && !/^P[12]0/.test(value)) return value
    }
    if (part.code === 'P2034') return '40P01'
    if (part.code === 'P2002') return '23505'
    if (part.kind === 'UniqueConstraintViolation') return '23505'
    if (part.kind === 'TransactionWriteConflict') return '40001'
  }
  return null
}

function mentions(error: unknown, constraint: string): boolean {
  for (const part of chain(error)) {
    if (part.constraint === constraint) return true
    const named = part.constraint as Record<string, unknown> | undefined
    if (named && typeof named === 'object' && (named.index === constraint || named.name === constraint))
      return true
    for (const key of ['message', 'originalMessage', 'detail']) {
      const value = part[key]
      if (typeof value === 'string' && value.includes(constraint)) return true
    }
  }
  return false
}

/** A unique index (optionally this one, by its name) refused a row. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return sqlState(error) === '23505' && (!constraint || mentions(error, constraint))
}

/** A check constraint (optionally this one) refused a row. */
export function isCheckViolation(error: unknown, constraint?: string): boolean {
  return sqlState(error) === '23514' && (!constraint || mentions(error, constraint))
}

/** An exclusion constraint (optionally this one) refused a row: two things would be in one place at once. */
export function isExclusionViolation(error: unknown, constraint?: string): boolean {
  return sqlState(error) === '23P01' && (!constraint || mentions(error, constraint))
}

/** Deadlock or serialisation conflict: the same work may simply be tried again. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40P01' || state === '40001'
}

/** Somebody else held the row longer than we wait, or the transaction ran out of time. */
export function isBusy(error: unknown): boolean {
  if (sqlState(error) === '55P03') return true
  for (const part of chain(error)) if (part.code === 'P2028') return true
  return false
}

const away = new Set(['08000', '08003', '08006', '08001', '08004', '57P01', '57P02', '57P03', '53300'])
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
])

/** The database cannot be reached, or is shutting down or starting. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error)
  if (state && away.has(state)) return true
  for (const part of chain(error)) {
    if (
      typeof part.code === 'string' &&
      (network.has(part.code) || part.code === 'P1001' || part.code === 'P1017')
    )
      return true
    if (part.kind === 'DatabaseNotReachable' || part.kind === 'ConnectionClosed') return true
    if (
      typeof part.message === 'string' &&
      /Connection terminated|timeout exceeded when trying to connect|Can't reach database|connection timeout|Server has closed the connection/i.test(
        part.message,
      )
    )
      return true
  }
  return false
}
