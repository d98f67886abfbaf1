import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { giveRoomBack, holderScope, ownerScope } from './allowance'
import { endGoing } from './blobs'
import type { FileOwner } from './owner'
import type { GoneWhy } from './types'

/**
 * Takes files away: the object goes, the row stays and says when and why. In the caller's transaction; the object
 * itself goes when that has committed (here, or with the next sweep). Answers how many.
 */
export async function letFilesGo(ctx: Ctx, fileIds: readonly string[], why: GoneWhy): Promise<number> {
  let gone = 0
  for (const id of fileIds) {
    const [row] = await ctx.db.$queryRaw<
      {
        blob_name: string
        owner_kind: string | null
        owner_id: string | null
        holder: string
        bytes: number
        subject_id: string | null
      }[]
    >`SELECT blob_name, owner_kind, owner_id, holder, bytes, subject_id FROM stored_file
       WHERE id = ${id}::uuid AND gone_at IS NULL FOR UPDATE`
    if (!row) continue
    gone++
    await ctx.db.storedFile.update({ where: { id }, data: { blobName: null, goneAt: ctx.now, goneWhy: why } })
    await ctx.db.fileBlob.update({ where: { name: row.blob_name }, data: { state: 'going' } })
    const scope =
      row.owner_kind && row.owner_id ? ownerScope(row.owner_kind, row.owner_id) : holderScope(row.holder)
    await giveRoomBack(ctx, scope, row.bytes)
    await record(ctx, {
      event: 'files.file.removed',
      subject: { type: 'file', id },
      personId: row.subject_id,
      data: { why },
    })
  }
  return gone
}

/** Takes one document away: its own sender's while nobody verified it, or staff's. Refuses `notFound`, `verified`, `settled`. */
export async function removeDocument(
  ctx: Ctx,
  owners: readonly FileOwner[],
  input: { fileId: string },
): Promise<Result<{ ownerKind: string; ownerId: string }, 'notFound' | 'verified' | 'settled'>> {
  const result = await inTransaction(ctx, async (tx) => {
    const file = await tx.db.storedFile.findFirst({
      where: { id: input.fileId, goneAt: null, ownerKind: { not: null } },
      select: { ownerKind: true, ownerId: true, audience: true, verifiedAt: true },
    })
    const owner = owners.find(({ kind }) => kind === file?.ownerKind)
    if (!file?.ownerKind || !file.ownerId || !owner) return refused('notFound')
    const standing = await owner.standing(tx, file.ownerId)
    if (!standing || (standing.as === 'subject' && file.audience === 'staff')) return refused('notFound')
    if (standing.as === 'subject' && file.verifiedAt) return refused('verified')
    if (await owner.settled?.(tx, file.ownerId)) return refused('settled')
    await letFilesGo(tx, [input.fileId], 'removed')
    return ok({ ownerKind: file.ownerKind, ownerId: file.ownerId })
  })
  if (result.ok) await endGoing(ctx)
  return result
}

/** Everything that an owner has goes: the domain calls it when its own thing ends or is forgotten. */
export async function letOwnerGo(ctx: Ctx, ownerKind: string, ownerId: string): Promise<number> {
  const rows = await ctx.db.storedFile.findMany({
    where: { ownerKind, ownerId, goneAt: null },
    select: { id: true },
  })
  return letFilesGo(
    ctx,
    rows.map((row) => row.id),
    'owner',
  )
}
