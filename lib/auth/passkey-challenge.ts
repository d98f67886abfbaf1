import 'server-only'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { settings } from '@/lib/config/settings'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { ok, type Result, refused } from '@/lib/result/result'
import { minutes, shift } from '@/lib/time/time'
import { whyNotChangeKeys } from './fresh'
import { countWayTry } from './limiter'

/** What a passkey is asked for: a new one, a way in, or the second key of somebody who is in. */
export const passkeyPurposes = ['add', 'signIn', 'confirm'] as const
export type PasskeyPurpose = (typeof passkeyPurposes)[number]

/** Whom passkeys are made for: our own origin and nobody else's. */
export function relyingParty(): { id: string; origin: string; name: string } {
  const { origin, hostname } = new URL(settings().appUrl)
  return { id: hostname, origin, name: `${town.centre.name} ${town.name}` }
}

export type PasskeyOptions = {
  challengeId: string
  options: PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON
}

const timeout = minutes(limits.passkeys.challengeMinutes)
// The holder shows finger, face or the device's code: having the device alone is not enough, so it is two factors.
const userVerification = 'required'

/**
 * What the browser has to ask the passkey. To sign in it is the same for everybody: it names no key and no person.
 * Refuses `tooMany` (`seconds`), `notFound` (nobody is in), and what `whyNotChangeKeys` says.
 */
export async function passkeyOptions(
  ctx: Ctx,
  input: { purpose: PasskeyPurpose; network: string },
): Promise<Result<PasskeyOptions, 'tooMany' | 'notFound' | 'stale' | 'factorFirst'>> {
  const seconds = await countWayTry(input.network)
  if (seconds > 0) return refused('tooMany', { seconds })
  const { id: rpID, name: rpName } = relyingParty()
  if (input.purpose === 'signIn')
    return keep(
      ctx,
      input.purpose,
      null,
      await generateAuthenticationOptions({ rpID, timeout, userVerification }),
    )
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  const own = await ctx.db.passkey.findMany({
    where: { personId },
    select: { credentialId: true, transports: true },
  })
  const credentials = own.map((row) => ({ id: row.credentialId, transports: row.transports }))
  if (input.purpose === 'confirm')
    return keep(
      ctx,
      input.purpose,
      personId,
      await generateAuthenticationOptions({ rpID, timeout, userVerification, allowCredentials: credentials }),
    )
  const why = await whyNotChangeKeys(ctx)
  if (why) return refused(why)
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, fullName: true, callName: true },
  })
  return keep(
    ctx,
    input.purpose,
    personId,
    await generateRegistrationOptions({
      rpID,
      rpName,
      timeout,
      userID: Uint8Array.from(Buffer.from(personId.replaceAll('-', ''), 'hex')),
      userName: person.email ?? person.fullName,
      userDisplayName: person.callName ?? person.fullName,
      excludeCredentials: credentials,
      authenticatorSelection: { residentKey: 'required', userVerification },
    }),
  )
}

async function keep<Options extends PasskeyOptions['options']>(
  ctx: Ctx,
  purpose: PasskeyPurpose,
  personId: string | null,
  options: Options,
): Promise<{ ok: true; value: PasskeyOptions }> {
  const id = newId()
  await ctx.db.passkeyChallenge.create({
    data: {
      id,
      challenge: options.challenge,
      purpose,
      personId,
      expiresAt: shift(ctx.now, timeout),
    },
  })
  return ok({ challengeId: id, options })
}

/** Takes a challenge, once: whatever comes of it, it is used. Null: used, too old, for something or somebody else. */
export async function takeChallenge(
  ctx: Ctx,
  input: { challengeId: string; purpose: PasskeyPurpose; personId: string | null },
): Promise<string | null> {
  const [row] = await ctx.db.$queryRaw<
    { challenge: string; purpose: string; person_id: string | null; late: boolean }[]
  >`
    DELETE FROM passkey_challenge WHERE id = ${input.challengeId}::uuid
    RETURNING challenge, purpose, person_id, expires_at <= ${ctx.now} AS late`
  const meant = row && !row.late && row.purpose === input.purpose && row.person_id === input.personId
  return meant ? row.challenge : null
}
