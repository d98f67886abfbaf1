import 'server-only'
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { settings } from '@/lib/config/settings'

/** Six digits, each equally likely. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** A keyed hash, so that a stolen table does not give away a million possibilities in a second. */
export function hashCode(email: string, code: string): string {
  return createHmac('sha256', settings().AUTH_SECRET).update(`code:${email}:${code}`).digest('base64url')
}

/** Compares in constant time. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
