import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** A key of 256 bits, as it stands in a link that is mailed. */
export function newLinkKey(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a key. It has too many possibilities to need a slow hash. */
export function hashLinkKey(key: string): string {
  return createHash('sha256').update(`link:${key}`).digest('base64url')
}

/** True for what could be a key: anything else is not even looked up. */
export function isLinkKey(key: unknown): key is string {
  return typeof key === 'string' && /^[\w-]{43}$/.test(key)
}
