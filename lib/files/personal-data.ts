import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'
import { letFilesGo } from './remove-file'

/** Documents about a person: what was sent, what was seen of it, and when it went. */
export const filesPersonalData: PersonalData = {
  domain: 'files',
  async collect(ctx, personId) {
    return {
      documents: await ctx.db.storedFile.findMany({
        where: { subjectId: personId },
        orderBy: { uploadedAt: 'asc' },
        select: {
          name: true,
          kind: true,
          bytes: true,
          sha256: true,
          uploadedAt: true,
          keepUntil: true,
          verifiedAt: true,
          documentType: true,
          lastFour: true,
          expiresOn: true,
          goneAt: true,
          goneWhy: true,
        },
      }),
    }
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    const ids = async (where: { subjectId: string } | { uploadedById: string }) =>
      (await ctx.db.storedFile.findMany({ where, select: { id: true } })).map((row) => row.id)
    const [about, sent] = [await ids({ subjectId: fromId }), await ids({ uploadedById: fromId })]
    await ctx.db.storedFile.updateMany({ where: { id: { in: about } }, data: { subjectId: toId } })
    await ctx.db.storedFile.updateMany({ where: { id: { in: sent } }, data: { uploadedById: toId } })
    return { documents: about, sentDocuments: sent }
  },
  async erase(ctx, personId) {
    const theirs = { OR: [{ subjectId: personId }, { subjectId: null, uploadedById: personId }] }
    const files = await ctx.db.storedFile.findMany({
      where: { ...theirs, goneAt: null },
      select: { id: true },
    })
    await letFilesGo(
      ctx,
      files.map((file) => file.id),
      'erased',
    )
    // That something was sent, of what kind and when it went, stays; its name, its number and its print do not.
    await ctx.db.storedFile.updateMany({
      where: theirs,
      data: { name: '', lastFour: null, expiresOn: null, sha256: '', about: null },
    })
    return []
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.storedFile.updateMany({
      where: { id: { in: moved.documents ?? [] }, subjectId: holderId },
      data: { subjectId: toId },
    })
    await ctx.db.storedFile.updateMany({
      where: { id: { in: moved.sentDocuments ?? [] }, uploadedById: holderId },
      data: { uploadedById: toId },
    })
  },
}
