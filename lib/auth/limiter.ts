import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '@/lib/config/limits'
import { database } from '@/lib/db/client'

const limiters = new Map<string, RateLimiterPostgres>()

function limiter(name: string, points: number, duration: number): RateLimiterPostgres {
  const existing = limiters.get(name)
  if (existing) return existing
  const made = new RateLimiterPostgres({
    storeClient: database().pool,
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration,
  })
  limiters.set(name, made)
  return made
}

async function consume(name: string, key: string, points: number, seconds: number): Promise<number> {
  try {
    await limiter(name, points, seconds).consume(key)
    return 0
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw error
  }
}

/** Counts one try of a code for this address. Answers 0, or after how many seconds to try again. */
export function countCodeTry(email: string): Promise<number> {
  return consume('code-try', email, limits.signIn.triesPerMinute, 60)
}

/** Counts one try of a second factor for this person. */
export function countFactorTry(personId: string): Promise<number> {
  return consume('factor-try', personId, limits.signIn.triesPerMinute, 60)
}

/** Counts one try of a card's PIN: per number, and generously per network, against somebody who tries all numbers. */
export async function countCardTry(number: string, network: string): Promise<number> {
  const byNumber = await consume('card-try', number, limits.signIn.triesPerMinute, 60)
  return byNumber || consume('card-net', network, limits.card.triesPerNetworkPerMinute, 60)
}

/** Counts one look for a paper's code: generous per network, too few to guess one of 25¹². */
export function countProofLookUp(network: string): Promise<number> {
  return consume('proof-look', network, limits.proofs.looksPerNetworkPerMinute, 60)
}

/** Counts one code asked for; generous per network, so that a shelter's shared address is not blocked. */
export async function countCodeRequest(email: string, network: string): Promise<number> {
  const byAddress = await consume('code-ask', email, limits.signIn.codesPerAddressPerHour, 3600)
  return byAddress || consume('code-net', network, limits.signIn.codesPerNetworkPerHour, 3600)
}

/** Counts one way in that needs no address (a passkey, the town's provider): generous per network. */
export function countWayTry(network: string): Promise<number> {
  return consume('way-net', network, limits.passkeys.triesPerNetworkPerHour, 3600)
}

/** Counts one question for help of this network: generous, forty people of a shelter ask behind one address. */
export function countHelpQuestion(network: string): Promise<number> {
  return consume('help-ask', network, limits.cases.asksPerNetworkPerHour, 3600)
}

/** Counts one hour asked for without an account: few a day for a telephone, many for a network that a shelter shares. */
export async function countGuestBooking(phone: string, network: string): Promise<number> {
  const byPhone = await consume('guest-phone', phone, limits.appointments.perPhonePerDay, 24 * 3600)
  return byPhone || consume('guest-net', network, limits.appointments.perNetworkPerHour, 3600)
}
