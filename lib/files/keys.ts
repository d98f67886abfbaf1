import 'server-only'
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { settings } from '@/lib/config/settings'

type Wrapping = { id: string; key: Buffer }

const wrapping = (secret: string): Wrapping => {
  const key = createHash('sha256').update(`files:${secret}`).digest()
  // Names the key without telling anything of it.
  return { key, id: createHash('sha256').update(key).digest('hex').slice(0, 16) }
}

/** The key that wraps new files' keys. */
export function currentKeyId(): string {
  return wrapping(settings().ENCRYPTION_KEY).id
}

const known = (): Wrapping[] => [
  wrapping(settings().ENCRYPTION_KEY),
  ...settings().ENCRYPTION_KEYS_OLD.map(wrapping),
]

/** A new file's own key (256 bits). */
export function newFileKey(): Buffer {
  return randomBytes(32)
}

/** The file's key, closed with ENCRYPTION_KEY (AES-256-GCM) and bound to the object's name. */
export function wrapKey(fileKey: Buffer, blobName: string): { keyId: string; wrappedKey: string } {
  const { id, key } = wrapping(settings().ENCRYPTION_KEY)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(blobName))
  const body = Buffer.concat([cipher.update(fileKey), cipher.final()])
  return { keyId: id, wrappedKey: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url') }
}

/** Opens it with the key it names. Throws when that key is neither ENCRYPTION_KEY nor an old one, or it was tampered with. */
export function unwrapKey(blob: { name: string; keyId: string; wrappedKey: string }): Buffer {
  const found = known().find((candidate) => candidate.id === blob.keyId)
  if (!found)
    throw new Error(`file ${blob.name} was closed with a key that no setting names (ENCRYPTION_KEYS_OLD)`)
  const bytes = Buffer.from(blob.wrappedKey, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', found.key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(blob.name))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}
