import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { giveRoomBack, holderScope, ownerScope, takeRoom } from './allowance'

/**
 * Gives what a holder sent before there was an owner to the owner that has come to be, in the caller's transaction.
 * The domain has decided that they may. Refuses `ownerFull`. Answers how many files.
 */
export async function claimFiles(
  ctx: Ctx,
  input: { holder: string; ownerKind: string; ownerId: string; subjectId: string | null; about?: string },
): Promise<Result<number, 'ownerFull'>> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<{ id: string; bytes: number }[]>`
      SELECT f.id, f.bytes FROM stored_file f JOIN file_blob b ON b.name = f.blob_name
       WHERE f.holder = ${input.holder} AND f.owner_kind IS NULL AND f.gone_at IS NULL AND b.state = 'stored'
       ORDER BY f.id FOR UPDATE OF f`
    for (const row of rows) {
      await giveRoomBack(tx, holderScope(input.holder), row.bytes)
      const room = await takeRoom(tx, ownerScope(input.ownerKind, input.ownerId), row.bytes)
      if (room !== 'fits') return refused('ownerFull')
      await tx.db.storedFile.update({
        where: { id: row.id },
        data: {
          ownerKind: input.ownerKind,
          ownerId: input.ownerId,
          subjectId: input.subjectId,
          about: input.about,
          claimedAt: tx.now,
          keepUntil: null,
        },
      })
      await record(tx, {
        event: 'files.file.claimed',
        subject: { type: 'file', id: row.id },
        personId: input.subjectId,
        data: { owner: input.ownerKind },
      })
    }
    return ok(rows.length)
  })
}

/** What a holder has sent and nobody claimed yet, oldest first: for the step that shows it. */
export async function unclaimedFiles(
  ctx: Ctx,
  holder: string,
): Promise<{ id: string; name: string; kind: string; bytes: number }[]> {
  return ctx.db.storedFile.findMany({
    where: { holder, ownerKind: null, goneAt: null, blob: { state: 'stored' } },
    orderBy: { uploadedAt: 'asc' },
    select: { id: true, name: true, kind: true, bytes: true },
  })
}
