import 'server-only'
import { randomInt } from 'node:crypto'
import { luhnDigit } from './schema'

/** Eleven digits that say nothing about their holder; the last one is a check digit (ISO/IEC 7812-1, Luhn). */
export function newCardNumber(): string {
  const body = Array.from({ length: 10 }, (_, place) => randomInt(place === 0 ? 1 : 0, 10)).join('')
  return body + luhnDigit(body)
}

/** Six digits, each equally likely; never the same digit six times and never a run that people try first. */
export function newPin(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0')
    if (!/^(\d)\1{5}$/.test(pin) && !'01234567890'.includes(pin) && !'09876543210'.includes(pin)) return pin
  }
}
