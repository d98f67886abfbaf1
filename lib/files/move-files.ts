import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { ok, type Result, refused } from '@/lib/result/result'
import { giveRoomBack, ownerScope, takeRoom } from './allowance'

/**
 * Gives the files of one owner to another of the same kind, in the caller's transaction, with the room they take.
 * `about` says which line of the new owner's checklist answers a line of the old one's. The domain has decided that
 * both are of one person. Refuses `ownerFull`: the caller's transaction then has to end without a change. Answers how many.
 */
export async function moveFiles(
  ctx: Ctx,
  input: { ownerKind: string; from: string; to: string; about: (line: string) => string | null },
): Promise<Result<number, 'ownerFull'>> {
  const rows = await ctx.db.$queryRaw<
    { id: string; bytes: number; about: string | null; subjectId: string | null }[]
  >`
    SELECT id, bytes, about, subject_id AS "subjectId" FROM stored_file
     WHERE owner_kind = ${input.ownerKind} AND owner_id = ${input.from} AND gone_at IS NULL
     ORDER BY id FOR UPDATE`
  for (const row of rows) {
    await giveRoomBack(ctx, ownerScope(input.ownerKind, input.from), row.bytes)
    const room = await takeRoom(ctx, ownerScope(input.ownerKind, input.to), row.bytes)
    if (room !== 'fits') return refused('ownerFull')
    await ctx.db.storedFile.update({
      where: { id: row.id },
      data: { ownerId: input.to, about: row.about ? input.about(row.about) : null },
    })
    await record(ctx, {
      event: 'files.file.moved',
      subject: { type: 'file', id: row.id },
      personId: row.subjectId,
      data: { owner: input.ownerKind },
    })
  }
  return ok(rows.length)
}
