import 'server-only'

type Waiter = () => void
const queues = new Map<string, { running: number; waiting: Waiter[] }>()

/**
 * Lets at most `limit` pieces of work with the same key run at once in this process; the rest wait in order
 * of arrival without holding a database connection. A hot course thus cannot take the whole pool.
 */
export async function throughGate<Value>(
  key: string,
  limit: number,
  work: () => Promise<Value>,
): Promise<Value> {
  const queue = queues.get(key) ?? { running: 0, waiting: [] }
  queues.set(key, queue)
  if (queue.running >= limit) await new Promise<void>((go) => queue.waiting.push(go))
  else queue.running++
  try {
    return await work()
  } finally {
    const next = queue.waiting.shift()
    // The next one takes over this one's turn; the count stays.
    if (next) next()
    else if (--queue.running === 0) queues.delete(key)
  }
}
