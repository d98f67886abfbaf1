import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log/log'
import { announceBlob, endGoing, newBlobName, putBlob, readBlob, spoolBytes } from './blobs'
import { cleanPicture } from './inspect-picture'
import { newFileKey } from './keys'
import { letFilesGo } from './remove-file'
import type { FileKind } from './rules'
import { StorageAway } from './storage'

const mostTries = 3

/**
 * Makes the oldest picture that still carries hidden data anew and puts the clean one in its place; the first one goes.
 * What cannot be decoded three times goes as `broken`. Answers how many pictures were looked at.
 */
export async function cleanNextPicture(ctx: Ctx): Promise<number> {
  // Two workers do not take the same one: the count is the claim, and it says how often it was tried.
  const [file] = await ctx.db.$queryRaw<
    { id: string; kind: FileKind; blob_name: string; clean_tries: number }[]
  >`
    UPDATE stored_file SET clean_tries = clean_tries + 1 WHERE id = (
      SELECT f.id FROM stored_file f JOIN file_blob b ON b.name = f.blob_name
       WHERE f.gone_at IS NULL AND f.cleaned_at IS NULL AND b.state = 'stored'
       ORDER BY f.clean_tries, f.uploaded_at LIMIT 1 FOR UPDATE OF f SKIP LOCKED)
    RETURNING id, kind, blob_name, clean_tries`
  if (!file) return 0
  try {
    await cleanOne(ctx, file)
  } catch (error) {
    // The storage is nobody's picture's fault: it waits.
    if (error instanceof StorageAway) throw error
    log().warn({ file: file.id, cause: (error as Error).message }, 'a picture could not be made anew')
    if (file.clean_tries >= mostTries) await inTransaction(ctx, (tx) => letFilesGo(tx, [file.id], 'broken'))
  }
  return 1
}

async function cleanOne(ctx: Ctx, file: { id: string; kind: FileKind; blob_name: string }): Promise<void> {
  const bytes = await readBlob(ctx, file.blob_name)
  if (!bytes) throw new Error('its object is not there')
  const clean = await cleanPicture(bytes, file.kind)
  const key = newFileKey()
  const name = newBlobName()
  const spooled = await spoolBytes(clean.bytes, key, name)
  await announceBlob(ctx, { name, key, bytes: spooled.bytes })
  await putBlob(name, spooled.file)
  await inTransaction(ctx, async (tx) => {
    await tx.db.fileBlob.update({ where: { name }, data: { state: 'stored' } })
    const { count } = await tx.db.storedFile.updateMany({
      // Unless it was taken away in the meantime.
      where: { id: file.id, blobName: file.blob_name, goneAt: null },
      data: {
        blobName: name,
        kind: clean.kind,
        width: clean.width,
        height: clean.height,
        cleanedAt: tx.now,
      },
    })
    await tx.db.fileBlob.update({ where: { name: count ? file.blob_name : name }, data: { state: 'going' } })
    if (count) await record(tx, { event: 'files.file.cleaned', subject: { type: 'file', id: file.id } })
  })
  await endGoing(ctx)
}
