import 'server-only'
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'

// An object: "SF1\0", the nonce (12), the encrypted bytes, the tag (16). AES-256-GCM, a key of its own for each object.
const mark = Buffer.from('SF1\0')

/** What stands around the encrypted bytes. */
export const sealedOverhead = mark.length + 12 + 16

export type Sealed = { bytes: number; sha256: string }

/**
 * Writes a stream into `file`, encrypted as it comes: nothing of it ever lies open, and no more than one piece of it
 * is in memory. Answers `tooLarge` as soon as `most` bytes are passed. A stream that breaks throws; the caller throws
 * the half file away.
 */
export async function sealStream(
  source: AsyncIterable<Uint8Array>,
  file: string,
  options: { key: Buffer; about: string; most: number },
): Promise<Sealed | 'tooLarge'> {
  const hash = createHash('sha256')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', options.key, iv).setAAD(Buffer.from(options.about))
  const handle = await fs.open(file, 'wx', 0o600)
  let bytes = 0
  try {
    await handle.writeFile(Buffer.concat([mark, iv]))
    for await (const piece of source) {
      bytes += piece.length
      if (bytes > options.most) return 'tooLarge'
      hash.update(piece)
      await handle.writeFile(cipher.update(piece))
    }
    await handle.writeFile(cipher.final())
    await handle.writeFile(cipher.getAuthTag())
    // Acknowledged means on the disk, also when the power goes.
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** The open bytes of a whole object. Throws when a single bit of it, its name or its key is another. */
export function openSealed(object: Buffer, key: Buffer, about: string): Buffer {
  if (!object.subarray(0, 4).equals(mark)) throw new Error(`${about} is no object of ours`)
  const decipher = createDecipheriv('aes-256-gcm', key, object.subarray(4, 16))
    .setAAD(Buffer.from(about))
    .setAuthTag(object.subarray(-16))
  return Buffer.concat([decipher.update(object.subarray(16, -16)), decipher.final()])
}

/** The same for bytes that are in memory already. */
export function sealBytes(bytes: Buffer, key: Buffer, about: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
  return Buffer.concat([mark, iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}
