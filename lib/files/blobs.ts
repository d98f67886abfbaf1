import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Ctx } from '@/lib/access/context'
import { log } from '@/lib/log/log'
import { openSealed, sealBytes } from './cipher'
import { unwrapKey, wrapKey } from './keys'
import { StorageAway, storage } from './storage'
import { spoolFolder } from './storage-disk'

// A row stands before its object and after it: `arriving` is committed before the first byte is put, `going` before
// the object is taken away. So whatever dies in between, no object is ever without a row, and what a row calls
// `stored` is there. `sweepFiles` ends what was left half done.

/** A new object's name. */
export function newBlobName(): string {
  return randomBytes(16).toString('hex')
}

/** A place of one's own in the spool. */
export async function spoolFile(): Promise<string> {
  return path.join(await spoolFolder(), randomUUID())
}

/** The row of an object that is about to be put. Commit it before {@link putBlob}. */
export async function announceBlob(
  ctx: Ctx,
  input: { name: string; key: Buffer; bytes: number },
): Promise<void> {
  await ctx.db.fileBlob.create({
    data: {
      name: input.name,
      state: 'arriving',
      storage: storage().kind,
      ...wrapKey(input.key, input.name),
      bytes: input.bytes,
      createdAt: ctx.now,
    },
  })
}

/** Puts an announced object. Throws {@link StorageAway} when it cannot; then the row is swept. */
export async function putBlob(name: string, file: string): Promise<void> {
  try {
    await storage().put(name, file)
  } catch (error) {
    throw new StorageAway(`an object could not be put: ${(error as Error).message}`, { cause: error })
  }
}

/** The open bytes of an object. Null when the storage has none of that name; throws when it was tampered with. */
export async function readBlob(ctx: Ctx, name: string): Promise<Buffer | null> {
  const blob = await ctx.db.fileBlob.findUnique({ where: { name } })
  if (blob?.state !== 'stored') return null
  let object: Buffer | null
  try {
    object = await storage(blob.storage).get(name)
  } catch (error) {
    throw new StorageAway(`an object could not be read: ${(error as Error).message}`, { cause: error })
  }
  return object && openSealed(object, unwrapKey(blob), name)
}

/** Seals bytes that are in memory into the spool; answers the file and its size. */
export async function spoolBytes(
  bytes: Buffer,
  key: Buffer,
  name: string,
): Promise<{ file: string; bytes: number }> {
  const file = await spoolFile()
  const sealed = sealBytes(bytes, key, name)
  await fs.writeFile(file, sealed, { mode: 0o600, flag: 'wx', flush: true })
  return { file, bytes: sealed.length }
}

/**
 * Takes away the objects that are going, then their rows. Whatever stops it in between, the next time goes on. Answers
 * how many went; an object whose storage is away waits.
 */
export async function endGoing(ctx: Ctx, most = 200): Promise<number> {
  const rows = await ctx.db.fileBlob.findMany({
    where: { state: 'going' },
    orderBy: { createdAt: 'asc' },
    take: most,
    select: { name: true, storage: true },
  })
  let gone = 0
  for (const row of rows) {
    try {
      await storage(row.storage).remove(row.name)
    } catch (error) {
      log().warn({ cause: (error as Error).message }, 'an object could not be taken away yet')
      continue
    }
    await ctx.db.fileBlob.deleteMany({ where: { name: row.name, state: 'going' } })
    gone++
  }
  return gone
}
