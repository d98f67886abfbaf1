import 'server-only'
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto'
import { settings } from '@/lib/config/settings'

/** PKCS #8 head of an Ed25519 private key (RFC 8410); the 32 bytes of the seed follow. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

type Key = { kid: string; privateKey: KeyObject; jwk: { kty: string; crv: string; x: string } }
let made: { from: string; key: Key } | undefined

/** The issuer's signing key. It follows from ENCRYPTION_KEY, so there is nothing more to keep, and nothing more to lose. */
export function badgeKey(): Key {
  const { ENCRYPTION_KEY } = settings()
  if (made?.from === ENCRYPTION_KEY) return made.key
  const seed = Buffer.from(hkdfSync('sha256', ENCRYPTION_KEY, 'samen', 'open-badges-signing-1', 32))
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const { kty = '', crv = '', x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  // RFC 7638: the key's name is the hash of its own required members.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
  const key = { kid, privateKey, jwk: { kty, crv, x } }
  made = { from: ENCRYPTION_KEY, key }
  return key
}

/** What is published: the public half, with its name and use. */
export function publicBadgeKey() {
  const { kid, jwk } = badgeKey()
  return { ...jwk, kid, alg: 'EdDSA', use: 'sig' }
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A compact JWS (RFC 7515) over a credential; its `kid` leads to the published key. */
export function signCredential(claims: Record<string, unknown>): string {
  const { privateKey } = badgeKey()
  const head = { alg: 'EdDSA', typ: 'JWT', kid: `${settings().appUrl}/api/badges/key.json` }
  const body = `${part(head)}.${part(claims)}`
  return `${body}.${sign(null, Buffer.from(body), privateKey).toString('base64url')}`
}
