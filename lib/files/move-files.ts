import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { ok, type Result, refused } from '@/lib/result/result'
import { giveRoomBack, ownerScope, takeRoom } from './allowance'

/** A file that went, and which line of the checklist it answered there. */
export type MovedFile = { id: string; about: string | null }

/**
 * Gives files of one owner to another of the same kind, in the caller's transaction, with the room they take: all of
 * them, or those of `only`. `about` says which line of the new owner's checklist a file answers. The domain has decided
 * that both are of one person. Answers what went. Refuses `ownerFull`: the caller's transaction then has to end without
 * a change.
 */
export async function moveFiles(
  ctx: Ctx,
  input: {
    ownerKind: string
    from: string
    to: string
    only?: readonly string[]
    about: (file: MovedFile) => string | null
  },
): Promise<Result<MovedFile[], 'ownerFull'>> {
  const only = input.only ? [...input.only] : null
  const rows = await ctx.db.$queryRaw<(MovedFile & { bytes: number; subjectId: string | null })[]>`
    SELECT id, bytes, about, subject_id AS "subjectId" FROM stored_file
     WHERE owner_kind = ${input.ownerKind} AND owner_id = ${input.from} AND gone_at IS NULL
       AND (${only}::uuid[] IS NULL OR id = ANY(${only}::uuid[]))
     ORDER BY id FOR UPDATE`
  for (const row of rows) {
    await giveRoomBack(ctx, ownerScope(input.ownerKind, input.from), row.bytes)
    const room = await takeRoom(ctx, ownerScope(input.ownerKind, input.to), row.bytes)
    if (room !== 'fits') return refused('ownerFull')
    await ctx.db.storedFile.update({
      where: { id: row.id },
      data: { ownerId: input.to, about: input.about(row) },
    })
    await record(ctx, {
      event: 'files.file.moved',
      subject: { type: 'file', id: row.id },
      personId: row.subjectId,
      data: { owner: input.ownerKind },
    })
  }
  return ok(rows.map(({ id, about }) => ({ id, about })))
}
