import 'server-only'
import { translatorFor } from '@/lib/i18n/translate'
import type { PersonalData } from '@/lib/people/personal-data'
import { copyWords, own, plain, tableChapter } from '@/lib/people/readable'
import { letFilesGo } from './remove-file'
import { documentTypes, stateOf } from './rules'

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
  async readable(ctx, personId, locale) {
    const { t, f, day } = await copyWords(locale)
    const words = await translatorFor(locale, 'files')
    const rows = await ctx.db.storedFile.findMany({
      where: { subjectId: personId },
      orderBy: { uploadedAt: 'asc' },
    })
    return tableChapter(
      words('myTitle'),
      [t('when'), t('name'), t('pdf.what'), t('pdf.state')],
      rows.map((row) => [
        plain(f.fullDay(row.uploadedAt)),
        own(row.name),
        plain(
          [
            row.documentType &&
              words(`type.${documentTypes.find((type) => type === row.documentType) ?? 'other'}`),
            row.lastFour && words('lastFour', { characters: row.lastFour }),
            row.expiresOn && words('validUntil', { day: day(row.expiresOn) }),
          ]
            .filter(Boolean)
            .join(' · '),
        ),
        plain(
          [
            words(`state.${stateOf(row)}`),
            row.keepUntil && !row.goneAt ? words('keptUntil', { day: f.fullDay(row.keepUntil) }) : null,
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      ]),
    )
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
    const { count } = await ctx.db.storedFile.updateMany({
      where: theirs,
      data: { name: '', lastFour: null, expiresOn: null, sha256: '', about: null },
    })
    return count > 0 ? ['files'] : []
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
