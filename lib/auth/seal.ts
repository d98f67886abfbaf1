import 'server-only'
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { settings } from '@/lib/config/settings'

const keyOf = (secret: string) => createHash('sha256').update(`seal:${secret}`).digest()

/** AES-256-GCM with a key made of ENCRYPTION_KEY; `about` is bound to it, so that it cannot be moved to another row. */
export function seal(text: string, about: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(settings().ENCRYPTION_KEY), iv).setAAD(
    Buffer.from(about),
  )
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/**
 * What was sealed, with today's ENCRYPTION_KEY or one of ENCRYPTION_KEYS_OLD; null when it was changed, moved, or
 * sealed with a key that no setting names.
 */
export function unseal(sealed: string, about: string): string | null {
  const { ENCRYPTION_KEY, ENCRYPTION_KEYS_OLD } = settings()
  for (const secret of [ENCRYPTION_KEY, ...ENCRYPTION_KEYS_OLD]) {
    const text = open(sealed, about, keyOf(secret))
    if (text !== null) return text
  }
  return null
}

/** Whether it opens with today's key: what does not must be sealed anew before the old key is taken away. */
export function sealedToday(sealed: string, about: string): boolean {
  return open(sealed, about, keyOf(settings().ENCRYPTION_KEY)) !== null
}

function open(sealed: string, about: string, key: Buffer): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    // Node throws for every seal that does not hold: that is the answer.
    return null
  }
}
