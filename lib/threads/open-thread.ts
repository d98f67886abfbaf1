import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import type { ThreadOwner } from './owner'
import type { ThreadSide } from './types'

/** The conversation of an owner, made when it is first needed; null where the actor may not see it. */
export async function threadOf(
  ctx: Ctx,
  owner: ThreadOwner,
  ownerId: string,
): Promise<{ id: string; side: ThreadSide; subjectId: string | null } | null> {
  const standing = await owner.standing(ctx, ownerId)
  if (!standing) return null
  const where = { ownerKind_ownerId: { ownerKind: owner.kind, ownerId } }
  const known = await ctx.db.thread.findUnique({ where, select: { id: true } })
  if (known) return { id: known.id, ...standing }
  await ctx.db.thread.createMany({
    data: [
      {
        id: newId(),
        ownerKind: owner.kind,
        ownerId,
        subjectId: standing.subjectId,
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  const made = await ctx.db.thread.findUniqueOrThrow({ where, select: { id: true } })
  return { id: made.id, ...standing }
}
