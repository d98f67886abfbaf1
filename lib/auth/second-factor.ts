import 'server-only'
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { countFactorTry } from './limiter'
import { seal, unseal } from './seal'

const recoveryCodes = 10

/** The app's codes: RFC 6238 with what every app knows — SHA-1, six digits, thirty seconds. */
const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: `${town.centre.name} ${town.name}`, label, secret: Secret.fromBase32(secret) })

const stepOf = (at: Date) => Math.floor(at.getTime() / 30_000)

/** argon2id as for a card's PIN: fifty bits of paper want a slow hash with a salt (OWASP ASVS 5.0, 6.5.2). */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export type Enrolment =
  | { kind: 'enrol'; secret: string; address: string }
  /** Which keys there are to show. */
  | { kind: 'ask'; app: boolean; passkey: boolean }

/** A passkey is a second key already: without showing it, a mailbox alone must not be enough to make another. */
async function mustShowPasskey(ctx: Ctx, personId: string): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'person' || (await ctx.db.passkey.count({ where: { personId } })) === 0) return false
  return (await ctx.db.session.count({ where: { id: actor.sessionId, secondFactorAt: { not: null } } })) === 0
}

/**
 * What the second factor's page has to show: a secret for the app, or the question for a code. The same secret is
 * offered until it is confirmed, so that a reload does not make the app useless.
 */
export async function secondFactor(ctx: Ctx): Promise<Enrolment | null> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return null
  const known = await ctx.db.authenticator.findUnique({ where: { personId } })
  const passkey = (await ctx.db.passkey.count({ where: { personId } })) > 0
  if (known?.confirmedAt) return { kind: 'ask', app: true, passkey }
  if (await mustShowPasskey(ctx, personId)) return { kind: 'ask', app: false, passkey: true }
  let secret = known ? unseal(known.sealed, personId) : null
  if (!secret) {
    secret = new Secret({ size: 20 }).base32
    const sealed = seal(secret, personId)
    await ctx.db.authenticator.upsert({
      where: { personId },
      create: { personId, sealed, createdAt: ctx.now },
      update: { sealed, createdAt: ctx.now },
    })
  }
  const person = await ctx.db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } })
  return { kind: 'enrol', secret, address: totpOf(secret, person.email ?? personId).toString() }
}

/**
 * Shows the second factor for this session: a code of the app (also one step early or late; none twice), or a
 * recovery code. The first code of a new app confirms it and answers the recovery codes, to be kept on paper: only
 * their hashes stay. Refuses `wrong`, `tooMany` (`seconds`).
 */
export async function showSecondFactor(
  ctx: Ctx,
  input: { code: string },
): Promise<Result<{ recovery: string[] }, 'wrong' | 'tooMany'>> {
  const { actor } = ctx
  if (actor.kind !== 'person') return refused('wrong')
  const { personId, sessionId } = actor
  const seconds = await countFactorTry(personId)
  if (seconds > 0) return refused('tooMany', { seconds })
  return inTransaction(ctx, async (tx) => {
    // One try at a time for a person: a code is used by one of two browsers.
    const [row] = await tx.db.$queryRaw<{ sealed: string; confirmed_at: Date | null; last_step: bigint }[]>`
      SELECT sealed, confirmed_at, last_step FROM authenticator WHERE person_id = ${personId}::uuid FOR UPDATE`
    const secret = row && unseal(row.sealed, personId)
    if (!row || !secret) return refused('wrong')
    if (!row.confirmed_at && (await mustShowPasskey(tx, personId))) return refused('wrong')
    const byApp = /^\d{6}$/.test(input.code)
    let recovery: string[] = []
    if (byApp) {
      const delta = totpOf(secret, personId).validate({
        token: input.code,
        timestamp: tx.now.getTime(),
        window: 1,
      })
      const step = delta === null ? null : BigInt(stepOf(tx.now) + delta)
      if (step === null || step <= row.last_step) return refused('wrong')
      await tx.db.authenticator.update({
        where: { personId },
        data: { lastStep: step, confirmedAt: row.confirmed_at ?? tx.now },
      })
      if (!row.confirmed_at) recovery = await makeRecoveryCodes(tx, personId)
    } else {
      const codes = await tx.db.recoveryCode.findMany({ where: { personId, usedAt: null } })
      let match: (typeof codes)[number] | undefined
      for (const code of codes) if (await verify(code.codeHash, input.code)) match = code
      if (!match || !row.confirmed_at) return refused('wrong')
      await tx.db.recoveryCode.update({ where: { id: match.id }, data: { usedAt: tx.now } })
    }
    await tx.db.session.updateMany({
      where: { id: sessionId, personId, endedAt: null },
      data: { secondFactorAt: tx.now },
    })
    await record(tx, {
      event: 'auth.factor.shown',
      subject: { type: 'session', id: sessionId },
      personId,
      data: { way: byApp ? 'app' : 'recovery', first: recovery.length > 0 },
    })
    return ok({ recovery })
  })
}

// No 0/O, 1/I/L: they are read from paper.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

async function makeRecoveryCodes(tx: Ctx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () =>
    // The first is a letter, so that no recovery code looks like an app's.
    Array.from({ length: 10 }, (_, n) => letters[randomInt(n === 0 ? 23 : letters.length)]).join(''),
  )
  await tx.db.recoveryCode.deleteMany({ where: { personId } })
  await tx.db.recoveryCode.createMany({
    data: await Promise.all(
      codes.map(async (code) => ({ id: newId(), personId, codeHash: await hash(code, argon) })),
    ),
  })
  return codes
}

/**
 * Forgets somebody's app, passkeys and recovery codes, because their telephone is gone: a second administrator's work, never
 * one's own. They are signed out and begin again. Refuses `own`, `notFound` (there is none).
 */
export async function resetSecondFactor(
  ctx: Ctx,
  input: { personId: string },
): Promise<Result<null, 'own' | 'notFound'>> {
  if (personIdOf(ctx.actor) === input.personId) return refused('own')
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.authenticator.deleteMany({ where: { personId: input.personId } })
    const passkeys = await tx.db.passkey.deleteMany({ where: { personId: input.personId } })
    if (count + passkeys.count === 0) return refused('notFound')
    await tx.db.recoveryCode.deleteMany({ where: { personId: input.personId } })
    await tx.db.session.updateMany({
      where: { personId: input.personId, endedAt: null },
      data: { endedAt: tx.now },
    })
    await record(tx, {
      event: 'auth.factor.reset',
      subject: { type: 'person', id: input.personId },
      personId: input.personId,
    })
    return ok(null)
  })
}

/** Whether somebody has a second key: a confirmed app, or a passkey. */
export async function hasSecondFactor(ctx: Ctx, personId: string): Promise<boolean> {
  const [apps, passkeys] = [
    await ctx.db.authenticator.count({ where: { personId, confirmedAt: { not: null } } }),
    await ctx.db.passkey.count({ where: { personId } }),
  ]
  return apps + passkeys > 0
}
