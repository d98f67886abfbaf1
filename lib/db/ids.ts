import 'server-only'
import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'

/** A new UUID (version 7, RFC 9562): rises with time, so that indexes stay compact. */
export function newId(): string {
  return v7()
}

// No 0/O, 1/I/L, 5/S, 2/Z, 8/B: it is read out on the phone.
const letters = 'ACDEFGHJKMNPQRTUVWXY34679'

/** A code such as `K7M-4QX-9D` (25^8 possibilities), easy to read out. */
export function newReference(): string {
  const pick = (count: number) =>
    Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('')
  return `${pick(3)}-${pick(3)}-${pick(2)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Addresses carry ids; anything else is "not found", never a database error. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}
