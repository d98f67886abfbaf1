import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Look = { origin?: string; rpId?: string; userVerified?: boolean; counter?: number; type?: string }

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const url = (data: Buffer) => data.toString('base64url')

/** An authenticator in software (WebAuthn level 3, ES256, no attestation), to show what a wrong one meets. */
export class SoftAuthenticator {
  readonly id = randomBytes(32)
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject }
  private counter = 0

  constructor(private readonly home = { origin: 'http://localhost:3000', rpId: 'localhost' }) {
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  private client(type: string, challenge: string, look: Look): Buffer {
    const origin = look.origin ?? this.home.origin
    return Buffer.from(JSON.stringify({ type: look.type ?? type, challenge, origin, crossOrigin: false }))
  }

  private data(flags: number, look: Look): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(look.counter ?? ++this.counter)
    const verified = look.userVerified === false ? 0 : 0x04
    return Buffer.concat([
      sha256(look.rpId ?? this.home.rpId),
      Buffer.from([0x01 | verified | flags]),
      counter,
    ])
  }

  /** What `navigator.credentials.create` would answer. */
  register(challenge: string, look: Look = {}): string {
    const jwk = this.keys.publicKey.export({ format: 'jwk' })
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(String(jwk.x), 'base64url')],
      [-3, Buffer.from(String(jwk.y), 'base64url')],
    ])
    const length = Buffer.from([this.id.length >> 8, this.id.length & 255])
    const authData = Buffer.concat([
      this.data(0x40, look),
      Buffer.alloc(16),
      length,
      this.id,
      Buffer.from(isoCBOR.encode(cose as never)),
    ])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ])
    return JSON.stringify({
      id: url(this.id),
      rawId: url(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: url(this.client('webauthn.create', challenge, look)),
        attestationObject: url(Buffer.from(isoCBOR.encode(attestation as never))),
        transports: ['internal'],
      },
    })
  }

  /** What `navigator.credentials.get` would answer. */
  sign(challenge: string, look: Look = {}): string {
    const client = this.client('webauthn.get', challenge, look)
    const data = this.data(0, look)
    const signature = createSign('sha256')
      .update(Buffer.concat([data, sha256(client)]))
      .sign(this.keys.privateKey)
    return JSON.stringify({
      id: url(this.id),
      rawId: url(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: url(client),
        authenticatorData: url(data),
        signature: url(signature),
      },
    })
  }
}
