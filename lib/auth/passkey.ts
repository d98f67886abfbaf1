import 'server-only'
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log/log'
import { ok, type Result, refused } from '@/lib/result/result'
import { whyNotChangeKeys } from './fresh'
import { countFactorTry, countWayTry } from './limiter'
import { relyingParty, takeChallenge } from './passkey-challenge'
import { openFor, type SignedIn } from './sign-in'

type Answer = { challengeId: string; answer: string }

/** The browser's answer; what is not one at all is told apart from what does not verify only in the log. */
function parsed<Response>(answer: string): Response | null {
  try {
    const value: unknown = JSON.parse(answer)
    return typeof value === 'object' && value !== null && 'id' in value && 'response' in value
      ? (value as Response)
      : null
  } catch {
    // Anybody can post anything here.
    return null
  }
}

/** The library throws for everything that does not verify: that is the answer "no". */
async function verified<Value>(check: () => Promise<Value>): Promise<Value | null> {
  try {
    return await check()
  } catch (error) {
    log().info({ cause: (error as Error).message.slice(0, 200) }, 'a passkey was refused')
    return null
  }
}

/**
 * Keeps a new passkey of the actor. In a session that still waits for a second key, and has none, it is that key.
 * Refuses `wrong` (does not verify, or its challenge was used), `full`, `stale`, `factorFirst`, `known`.
 */
export async function addPasskey(
  ctx: Ctx,
  input: Answer & { name: string },
): Promise<Result<{ passkeyId: string }, 'wrong' | 'full' | 'stale' | 'factorFirst' | 'known'>> {
  const { actor } = ctx
  if (actor.kind !== 'person') return refused('wrong')
  const { personId, sessionId } = actor
  // Outside the transaction: a refusal must not bring the challenge back.
  const expectedChallenge = await takeChallenge(ctx, { ...input, purpose: 'add', personId })
  const response = parsed<RegistrationResponseJSON>(input.answer)
  if (!expectedChallenge || !response) return refused('wrong')
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty()
  const answer = await verified(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
    }),
  )
  if (!answer?.verified) return refused('wrong')
  const { credential, credentialBackedUp } = answer.registrationInfo
  return inTransaction(ctx, async (tx) => {
    // One at a time for a person: the count below is true until the end.
    await tx.db.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    const why = await whyNotChangeKeys(tx)
    if (why) return refused(why)
    if ((await tx.db.passkey.count({ where: { personId } })) >= limits.passkeys.most) return refused('full')
    if ((await tx.db.passkey.count({ where: { credentialId: credential.id } })) > 0) return refused('known')
    const id = newId()
    await tx.db.passkey.create({
      data: {
        id,
        personId,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: BigInt(credential.counter),
        transports: (credential.transports ?? []).slice(0, 10).map((way) => String(way).slice(0, 40)),
        name: input.name,
        synced: credentialBackedUp,
        createdAt: tx.now,
      },
    })
    await tx.db.session.updateMany({
      where: { id: sessionId, personId, endedAt: null, secondFactorAt: null },
      data: { secondFactorAt: tx.now },
    })
    await record(tx, { event: 'auth.passkey.added', subject: { type: 'passkey', id }, personId })
    return ok({ passkeyId: id })
  })
}

/** The passkey that signed, after its counter has been moved; null when it is nobody's or does not verify. */
async function check(
  ctx: Ctx,
  expectedChallenge: string | null,
  answer: string,
  ownerId?: string,
): Promise<{ id: string; personId: string; userVerified: boolean } | null> {
  const response = parsed<AuthenticationResponseJSON>(answer)
  if (!expectedChallenge || !response || typeof response.id !== 'string') return null
  const passkey = await ctx.db.passkey.findUnique({ where: { credentialId: response.id.slice(0, 2000) } })
  if (!passkey || (ownerId && passkey.personId !== ownerId)) return null
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty()
  const result = await verified(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: Number(passkey.counter),
        transports: passkey.transports,
      },
    }),
  )
  if (!result?.verified) return null
  const { newCounter, userVerified } = result.authenticationInfo
  // The WHERE decides between two copies of one key that sign at the same moment.
  const moved = await ctx.db.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: BigInt(newCounter), lastUsedAt: ctx.now },
  })
  return moved.count === 1 ? { id: passkey.id, personId: passkey.personId, userVerified } : null
}

/**
 * Signs in with a passkey alone. It counts as two factors. Refuses `wrong` (unknown, does not verify, challenge used,
 * account closed: the same words) and `tooMany` (`seconds`).
 */
export async function signInByPasskey(
  ctx: Ctx,
  input: Answer & { shared?: boolean; network: string },
): Promise<Result<SignedIn, 'wrong' | 'tooMany'>> {
  const seconds = await countWayTry(input.network)
  if (seconds > 0) return refused('tooMany', { seconds })
  const challenge = await takeChallenge(ctx, { ...input, purpose: 'signIn', personId: null })
  return inTransaction(ctx, async (tx) => {
    const signed = await check(tx, challenge, input.answer)
    if (!signed) return refused('wrong')
    const open = await tx.db.person.count({ where: { id: signed.personId, disabledAt: null } })
    if (open === 0) return refused('wrong')
    return ok(
      await openFor(tx, signed.personId, 'passkey', {
        shared: input.shared,
        secondFactor: signed.userVerified,
      }),
    )
  })
}

/** Shows a passkey as the second key of this session. Refuses `wrong`, `tooMany` (`seconds`). */
export async function confirmByPasskey(ctx: Ctx, input: Answer): Promise<Result<null, 'wrong' | 'tooMany'>> {
  const { actor } = ctx
  if (actor.kind !== 'person') return refused('wrong')
  const { personId, sessionId } = actor
  const seconds = await countFactorTry(personId)
  if (seconds > 0) return refused('tooMany', { seconds })
  const challenge = await takeChallenge(ctx, { ...input, purpose: 'confirm', personId })
  return inTransaction(ctx, async (tx) => {
    const signed = await check(tx, challenge, input.answer, personId)
    if (!signed?.userVerified) return refused('wrong')
    await tx.db.session.updateMany({
      where: { id: sessionId, personId, endedAt: null },
      data: { secondFactorAt: tx.now },
    })
    await record(tx, {
      event: 'auth.factor.shown',
      subject: { type: 'session', id: sessionId },
      personId,
      data: { way: 'passkey', first: false },
    })
    return ok(null)
  })
}

export type OwnPasskey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

/** My passkeys, the newest first. */
export async function ownPasskeys(ctx: Ctx): Promise<OwnPasskey[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  return ctx.db.passkey.findMany({
    where: { personId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  })
}

/** Removes one of my passkeys; it opens nothing any more. Refuses `notFound`, `stale`, `factorFirst`. */
export async function removePasskey(
  ctx: Ctx,
  input: { passkeyId: string },
): Promise<Result<null, 'notFound' | 'stale' | 'factorFirst'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const why = await whyNotChangeKeys(tx)
    if (why) return refused(why)
    const { count } = await tx.db.passkey.deleteMany({ where: { id: input.passkeyId, personId } })
    if (count === 0) return refused('notFound')
    await record(tx, {
      event: 'auth.passkey.removed',
      subject: { type: 'passkey', id: input.passkeyId },
      personId,
    })
    return ok(null)
  })
}
