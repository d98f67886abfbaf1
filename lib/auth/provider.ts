import 'server-only'
import * as oidc from 'openid-client'
import type { Ctx } from '@/lib/access/context'
import type { Role } from '@/lib/access/roles'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { type Settings, settings } from '@/lib/config/settings'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log/log'
import { followProvider } from '@/lib/people/provider-roles'
import { personForEmail } from '@/lib/people/register'
import { emailInput, fullNameInput } from '@/lib/people/schema'
import { ok, type Result, refused } from '@/lib/result/result'
import { minutes, shift } from '@/lib/time/time'
import { sameHash } from './code'
import { countWayTry } from './limiter'
import { hashLinkKey, newLinkKey } from './link-key'
import { seal, unseal } from './seal'
import { openFor, type SignedIn } from './sign-in'

/** Whether the town has a provider, and what its button is called; null without one. */
export function providerName(): string | null {
  const { OIDC_ISSUER, OIDC_NAME } = settings()
  return OIDC_ISSUER ? (OIDC_NAME ?? new URL(OIDC_ISSUER).host) : null
}

/** Where the provider sends people back to. */
function returnAddress(): string {
  return `${settings().appUrl}/api/provider/callback`
}

let known: { issuer: string; configuration: Promise<oidc.Configuration> } | undefined

/** What the provider says about itself, asked once a process; asked again when it could not be reached. */
function configuration(): Promise<oidc.Configuration> {
  const { OIDC_ISSUER: issuer = '', OIDC_CLIENT_ID: clientId = '', OIDC_CLIENT_SECRET: secret } = settings()
  if (known?.issuer === issuer) return known.configuration
  const local = issuer.startsWith('http://')
  const asked = oidc.discovery(new URL(issuer), clientId, secret, secret ? undefined : oidc.None(), {
    timeout: 5,
    // A provider on one's own machine; settings allow plain http nowhere else.
    execute: local ? [oidc.allowInsecureRequests] : [],
  })
  known = { issuer, configuration: asked }
  asked.catch(() => {
    known = undefined
  })
  return asked
}

/** A provider that is away, or says what it should not: for the log a reason without a word of anybody. */
function logRefusal(error: unknown): void {
  const { code, name, message } = error as { code?: string; name?: string; message?: string }
  log().warn({ code, name, cause: message?.slice(0, 200) }, 'the provider’s sign-in was refused')
}

/**
 * Sets out to the town's provider: its address with state, nonce and PKCE (RFC 9700), and a key for the browser, so
 * that nobody comes back in another one. Refuses `off`, `away`, `tooMany` (`seconds`).
 */
export async function startProviderSignIn(
  ctx: Ctx,
  input: { locale: string; back: string | null; shared: boolean; network: string },
): Promise<Result<{ url: string; browserKey: string }, 'off' | 'away' | 'tooMany'>> {
  if (!providerName()) return refused('off')
  const seconds = await countWayTry(input.network)
  if (seconds > 0) return refused('tooMany', { seconds })
  let provider: oidc.Configuration
  try {
    provider = await configuration()
  } catch (error) {
    logRefusal(error)
    return refused('away')
  }
  const id = newId()
  const verifier = oidc.randomPKCECodeVerifier()
  const [state, nonce, browserKey] = [oidc.randomState(), oidc.randomNonce(), newLinkKey()]
  await ctx.db.providerTrip.create({
    data: {
      id,
      stateHash: hashLinkKey(state),
      browserHash: hashLinkKey(browserKey),
      nonce,
      sealed: seal(verifier, id),
      locale: input.locale,
      back: input.back,
      shared: input.shared,
      expiresAt: shift(ctx.now, minutes(limits.providerTripMinutes)),
    },
  })
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: returnAddress(),
    scope: settings().OIDC_SCOPES,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return ok({ url: url.href, browserKey })
}

type Trip = {
  id: string
  browser_hash: string
  nonce: string
  sealed: string
  locale: string
  back: string | null
  shared: boolean
  late: boolean
}

/** What the ID token, and where it says too little the user-info endpoint, tells about somebody. */
async function claimsOf(
  provider: oidc.Configuration,
  tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
): Promise<Record<string, unknown> & { sub: string }> {
  const claims = tokens.claims()
  if (!claims) throw new Error('there is no ID token')
  const enough = claims.email !== undefined && claims[settings().OIDC_GROUPS_CLAIM] !== undefined
  if (enough || !provider.serverMetadata().userinfo_endpoint) return claims
  return { ...(await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims }
}

/** The roles that somebody's groups bring, by the town's setting. */
export function rolesOfGroups(groups: unknown, { OIDC_ROLES }: Pick<Settings, 'OIDC_ROLES'>): Role[] {
  const names = Array.isArray(groups) ? groups : typeof groups === 'string' ? [groups] : []
  return [...new Set(names.flatMap((name) => OIDC_ROLES?.get(String(name)) ?? []))]
}

/** Whether the provider says that it asked for a second factor, in the words of the town's setting. */
export function hadSecondFactor(
  claims: Record<string, unknown>,
  { OIDC_SECOND_FACTOR }: Pick<Settings, 'OIDC_SECOND_FACTOR'>,
): boolean {
  const amr = Array.isArray(claims.amr) ? claims.amr : []
  return [`acr:${claims.acr}`, ...amr.map((way) => `amr:${way}`)].some((said) =>
    OIDC_SECOND_FACTOR?.has(said),
  )
}

/** Back from the provider: where to, in which language, and who; or in which language to say that it did not work. */
export type ProviderReturn = SignedIn & { locale: string; back: string | null }

/**
 * Comes back from the provider. The trip is used up whatever comes of it: a state works once, in the browser that set
 * out. Refuses `refused` (state, nonce, PKCE, signature, a closed account, an address that came to belong to somebody
 * else at the provider) and `unverified`: the provider does not call the e-mail address verified.
 */
export async function finishProviderSignIn(
  ctx: Ctx,
  input: { search: string; browserKey: string | undefined },
): Promise<Result<ProviderReturn, 'refused' | 'unverified'>> {
  if (!providerName()) return refused('refused')
  const state = new URLSearchParams(input.search).get('state') ?? ''
  const [trip] = await ctx.db.$queryRaw<Trip[]>`
    DELETE FROM provider_trip WHERE state_hash = ${hashLinkKey(state)}
    RETURNING id, browser_hash, nonce, sealed, locale, back, shared, expires_at <= ${ctx.now} AS late`
  const verifier = trip && unseal(trip.sealed, trip.id)
  if (!trip || !verifier || trip.late || !input.browserKey) return refused('refused')
  const { locale, back, shared } = trip
  if (!sameHash(trip.browser_hash, hashLinkKey(input.browserKey))) return refused('refused', { locale })
  let claims: Record<string, unknown> & { sub: string }
  try {
    const provider = await configuration()
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(returnAddress() + input.search), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: trip.nonce,
      idTokenExpected: true,
    })
    claims = await claimsOf(provider, tokens)
  } catch (error) {
    logRefusal(error)
    return refused('refused', { locale })
  }
  const email = emailInput.safeParse(claims.email)
  if (claims.email_verified !== true || !email.success) return refused('unverified', { locale })
  const name = fullNameInput.safeParse(claims.name)
  const result = await inTransaction(ctx, async (tx) => {
    const personId = await personOf(tx, {
      subject: claims.sub,
      email: email.data,
      fullName: name.success ? name.data : null,
      locale,
    })
    if (!personId) return refused('refused')
    await followProvider(tx, personId, rolesOfGroups(claims[settings().OIDC_GROUPS_CLAIM], settings()))
    return ok(
      await openFor(tx, personId, 'provider', { shared, secondFactor: hadSecondFactor(claims, settings()) }),
    )
  })
  return result.ok ? ok({ ...result.value, locale, back }) : refused('refused', { locale })
}

/**
 * Whose account this is. Known by the provider's own name for them (`sub`), which never changes hands; the first time by
 * their address. Null: the account is closed, or its address belongs to somebody else at the provider now.
 */
async function personOf(
  tx: Ctx,
  input: { subject: string; email: string; fullName: string | null; locale: string },
): Promise<string | null> {
  const issuer = settings().OIDC_ISSUER ?? ''
  const { subject, ...details } = input
  // Two browsers that come for the first time at once become one account.
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtext('auth.provider'), hashtext(${subject}))::text AS lock`
  const before = await tx.db.providerIdentity.findUnique({ where: { issuer_subject: { issuer, subject } } })
  const personId = before?.personId ?? (await personForEmail(tx, { ...details, phone: null, role: null }))
  if ((await tx.db.person.count({ where: { id: personId, disabledAt: null } })) === 0) return null
  if (before) {
    await tx.db.providerIdentity.update({ where: { id: before.id }, data: { lastUsedAt: tx.now } })
    return personId
  }
  if ((await tx.db.providerIdentity.count({ where: { issuer, personId } })) > 0) {
    log().warn({ person: personId }, 'an address has another owner at the provider now')
    return null
  }
  const id = newId()
  await tx.db.providerIdentity.create({
    data: { id, issuer, subject, personId, createdAt: tx.now, lastUsedAt: tx.now },
  })
  await record(tx, {
    event: 'auth.provider.linked',
    subject: { type: 'person', id: personId },
    personId,
  })
  return personId
}
