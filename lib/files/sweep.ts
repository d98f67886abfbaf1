import 'server-only'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Ctx } from '@/lib/access/context'
import { limits } from '@/lib/config/limits'
import { inTransaction } from '@/lib/db/transaction'
import { days, minutes, shift } from '@/lib/time/time'
import { giveRoomBack, holderScope, ownerScope } from './allowance'
import { endGoing } from './blobs'
import { letFilesGo } from './remove-file'
import { spoolFolder } from './storage-disk'

/** Undoes an upload that never became whole: its row goes, its room is given back, its object (if any) follows. */
export async function abandonArrival(ctx: Ctx, blobName: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [blob] = await tx.db.$queryRaw<{ name: string }[]>`
      SELECT name FROM file_blob WHERE name = ${blobName} AND state = 'arriving' FOR UPDATE`
    if (!blob) return
    const file = await tx.db.storedFile.findUnique({ where: { blobName } })
    if (file) {
      // A cleaned picture that is on its way is not yet the file's; only a first arrival has a file that waits for it.
      await tx.db.storedFile.delete({ where: { id: file.id } })
      const scope =
        file.ownerKind && file.ownerId ? ownerScope(file.ownerKind, file.ownerId) : holderScope(file.holder)
      await giveRoomBack(tx, scope, file.bytes)
    }
    await tx.db.fileBlob.update({ where: { name: blobName }, data: { state: 'going' } })
  })
}

/**
 * What the clock does to files: uploads that died are undone, what nobody claimed and what was verified a week ago
 * goes, then the objects of all that is going. Answers how many files or objects went.
 */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  const late = shift(ctx.now, -minutes(limits.files.arrivingMinutes))
  const dead = await ctx.db.fileBlob.findMany({
    where: { state: 'arriving', createdAt: { lt: late } },
    select: { name: true },
    take: 200,
  })
  for (const { name } of dead) await abandonArrival(ctx, name)

  const over = await ctx.db.storedFile.findMany({
    where: { goneAt: null, keepUntil: { lte: ctx.now }, blob: { state: 'stored' } },
    select: { id: true, ownerKind: true, verifiedAt: true, subjectId: true },
    orderBy: { keepUntil: 'asc' },
    take: 200,
  })
  // What a court needs stays while the hold stands.
  const held = await heldPeople(
    ctx,
    over.flatMap((file) => file.subjectId ?? []),
  )
  let went = 0
  for (const file of over) {
    if (file.subjectId && held.has(file.subjectId)) continue
    const why = file.ownerKind === null ? 'unclaimed' : file.verifiedAt ? 'verified' : 'owner'
    went += await inTransaction(ctx, (tx) => letFilesGo(tx, [file.id], why))
  }
  return went + (await endGoing(ctx))
}

async function heldPeople(ctx: Ctx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await ctx.db.legalHold.findMany({
    where: { personId: { in: [...personIds] }, liftedAt: null },
    select: { personId: true },
  })
  return new Set(rows.map((row) => row.personId))
}

/** Once a day: what a program that died left in the spool, and days whose room nobody counts any more. */
export async function sweepSpool(ctx: Ctx): Promise<void> {
  const folder = await spoolFolder()
  const late = shift(ctx.now, -minutes(limits.files.arrivingMinutes)).getTime()
  for (const name of await fs.readdir(folder)) {
    const file = path.join(folder, name)
    const found = await fs.stat(file).catch(() => null)
    if (found && found.mtimeMs < late) await fs.rm(file, { force: true })
  }
  const before = shift(ctx.now, -days(2)).toISOString().slice(0, 10)
  await ctx.db.fileAllowance.deleteMany({ where: { scope: { gte: 'day:', lt: `day:${before}` } } })
}
