import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { days, dayToDate, shift } from '@/lib/time/time'
import type { FileOwner } from './owner'
import { verifiedDays } from './retention'
import type { DocumentType } from './rules'

export type VerifyRefusal = 'notFound' | 'already' | 'ownDocument'

/**
 * Writes down that staff saw a document: its type, the number's last four, its expiry, and by whom. The file itself
 * goes seven days later, or when the town chose. Refuses `notFound`, `already`, `ownDocument` (nobody checks their own).
 */
export async function verifyDocument(
  ctx: Ctx,
  owners: readonly FileOwner[],
  input: { fileId: string; type: DocumentType; lastFour?: string; expiresOn?: string },
): Promise<Result<{ ownerKind: string; ownerId: string; goesAt: Date }, VerifyRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const [file] = await tx.db.$queryRaw<
      {
        owner_kind: string | null
        owner_id: string | null
        subject_id: string | null
        verified_at: Date | null
        cleaned_at: Date | null
        about: string | null
      }[]
    >`SELECT owner_kind, owner_id, subject_id, verified_at, cleaned_at, about FROM stored_file
       WHERE id = ${input.fileId}::uuid AND gone_at IS NULL FOR UPDATE`
    const owner = owners.find(({ kind }) => kind === file?.owner_kind)
    if (!file?.owner_id || !file.owner_kind || !owner || owner.proofs) return refused('notFound')
    const standing = await owner.standing(tx, file.owner_id)
    // What nobody could look at yet, nobody has seen.
    if (standing?.as !== 'staff' || !file.cleaned_at) return refused('notFound')
    if (file.subject_id && file.subject_id === personIdOf(tx.actor)) return refused('ownDocument')
    if (file.verified_at) return refused('already')
    const goesAt = shift(tx.now, days(await verifiedDays(tx)))
    await tx.db.storedFile.update({
      where: { id: input.fileId },
      data: {
        verifiedAt: tx.now,
        verifiedById: personIdOf(tx.actor),
        documentType: input.type,
        lastFour: input.lastFour ?? null,
        expiresOn: input.expiresOn ? dayToDate(input.expiresOn) : null,
        keepUntil: goesAt,
      },
    })
    await record(tx, {
      event: 'files.document.verified',
      subject: { type: 'file', id: input.fileId },
      personId: file.subject_id,
      data: { type: input.type },
    })
    if (file.about) await owner.answered?.(tx, file.owner_id, file.about, 'verified')
    return ok({ ownerKind: file.owner_kind, ownerId: file.owner_id, goesAt })
  })
}
