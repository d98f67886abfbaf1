import 'server-only'
import { translatorFor } from '@/lib/i18n/translate'
import type { PersonalData } from '@/lib/people/personal-data'
import { code, copyWords, own, plain, tableChapter } from '@/lib/people/readable'
import { wordOfProof } from './types'

/** Proofs on a person's name. A paper of somebody who was forgotten is unknown to its page. */
export const proofsPersonalData: PersonalData = {
  domain: 'proofs',
  async collect(ctx, personId) {
    const proofs = await ctx.db.proof.findMany({
      where: { personId },
      orderBy: { issuedAt: 'asc' },
      select: {
        kind: true,
        code: true,
        holder: true,
        summary: true,
        issuedAt: true,
        validUntil: true,
        revokedAt: true,
      },
    })
    return { proofs }
  },
  async readable(ctx, personId, locale) {
    const { t, f, day } = await copyWords(locale)
    const words = await translatorFor(locale, 'proofs')
    const rows = await ctx.db.proof.findMany({ where: { personId }, orderBy: { issuedAt: 'asc' } })
    return tableChapter(
      t('pdf.proofs'),
      [words('fact.issued'), words('fact.what'), words('fact.name'), words('code'), words('fact.validUntil')],
      rows.map((row) => [
        plain(f.fullDay(row.issuedAt)),
        plain(words(`kind.${wordOfProof(row.kind)}`)),
        own(row.holder),
        code(row.code),
        plain(
          row.revokedAt
            ? words('revokedText', { day: f.fullDay(row.revokedAt) })
            : row.validUntil && day(row.validUntil),
        ),
      ]),
    )
  },
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    // What one of the two issued to the other stays: nobody issues their own. A double of one source stays too.
    const moved = await ctx.db.$queryRaw<{ id: string }[]>`
      UPDATE proof h SET person_id = ${toId}::uuid
       WHERE h.person_id = ${fromId}::uuid AND h.issued_by_id IS DISTINCT FROM ${toId}::uuid
         AND NOT EXISTS (SELECT FROM proof k WHERE k.person_id = ${toId}::uuid AND k.revoked_at IS NULL
                            AND h.revoked_at IS NULL AND k.source_kind = h.source_kind AND k.source_id = h.source_id)
      RETURNING h.id`
    return { proofs: moved.map((row) => row.id) }
  },
  async erase(ctx, personId) {
    const { count } = await ctx.db.proof.updateMany({
      where: { personId, revokedAt: null },
      data: { revokedAt: ctx.now, revokeReason: 'erased' },
    })
    await ctx.db.proof.updateMany({
      where: { personId },
      data: { personId: null, holder: null, summary: {} },
    })
    return count > 0 ? ['proofs'] : []
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.proof.updateMany({
      where: { id: { in: moved.proofs ?? [] }, personId: holderId },
      data: { personId: toId },
    })
  },
}
