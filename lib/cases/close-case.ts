import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { readDefinition } from './definition'
import { note } from './history'
import { onCase } from './on-case'
import { mayConfirmClosing } from './policy'
import type { LockedCase } from './visible'
import type { Outcome } from './vocabulary'

async function writeReason(tx: Ctx, on: LockedCase, text: string | null): Promise<void> {
  if (!text) return
  await tx.db.caseNote.create({
    data: {
      id: newId(),
      caseId: on.id,
      kind: 'internal',
      language: 'nl',
      text,
      authorId: personIdOf(tx.actor),
      at: tx.now,
    },
  })
}

async function end(tx: Ctx, on: LockedCase, outcome: string): Promise<void> {
  await tx.db.helpCase.update({
    where: { id: on.id },
    data: { closedAt: tx.now, closedById: personIdOf(tx.actor), outcome },
  })
  await note(tx, on, 'closed', { outcome })
  if (!on.sensitive)
    await enqueue(tx, {
      kind: 'cases.closed',
      dedupeKey: `cases.closed:${on.id}:${on.version}`,
      personId: on.personId,
      data: { caseId: on.id },
    })
}

/**
 * Closes a case with its outcome; where the type asks four eyes it only asks a colleague to (`asked`). Refuses
 * `notFound`, `closed`.
 */
export async function closeCase(
  ctx: Ctx,
  input: { caseId: string; outcome: Outcome; reason: string | null },
): Promise<Result<'closed' | 'asked', 'notFound' | 'closed'>> {
  return onCase<'closed' | 'asked', never>(ctx, input.caseId, async (tx, on) => {
    const { definition } = await tx.db.caseTypeVersion.findUniqueOrThrow({
      where: { id: on.typeVersionId },
      select: { definition: true },
    })
    await writeReason(tx, on, input.reason)
    if (readDefinition(definition).fourEyes && tx.actor.kind !== 'system') {
      await tx.db.helpCase.update({
        where: { id: on.id },
        data: { closeAskedAt: tx.now, closeAskedById: personIdOf(tx.actor) },
      })
      await note(tx, on, 'closeAsked', { outcome: input.outcome })
      return ok('asked')
    }
    await end(tx, on, input.outcome)
    return ok('closed')
  })
}

/** The second pair of eyes: closes what a colleague asked to close. Refuses `notAsked`, `own` (one's own request). */
export async function confirmClosing(
  ctx: Ctx,
  input: { caseId: string },
): Promise<Result<null, 'notFound' | 'closed' | 'notAsked' | 'own'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    if (!on.closeAskedById) return refused('notAsked')
    if (!mayConfirmClosing(tx.actor, on.closeAskedById)) return refused('own')
    const asked = await tx.db.caseEvent.findFirst({
      where: { caseId: on.id, kind: 'closeAsked' },
      orderBy: { id: 'desc' },
      select: { data: true },
    })
    const outcome = (asked?.data as { outcome?: string } | null)?.outcome ?? 'solved'
    await end(tx, on, outcome)
    return ok(null)
  })
}

/** Does not close it yet, and says why. Refuses `notFound`, `closed`, `notAsked`. */
export async function refuseClosing(
  ctx: Ctx,
  input: { caseId: string; reason: string },
): Promise<Result<null, 'notFound' | 'closed' | 'notAsked'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    if (!on.closeAskedById) return refused('notAsked')
    await writeReason(tx, on, input.reason)
    await tx.db.helpCase.update({
      where: { id: on.id },
      data: { closeAskedAt: null, closeAskedById: null },
    })
    await note(tx, on, 'closeRefused')
    return ok(null)
  })
}

/** Opens a closed case again, with the reason as a note. Refuses `notFound`, `open`. */
export async function reopenCase(
  ctx: Ctx,
  input: { caseId: string; reason: string },
): Promise<Result<null, 'notFound' | 'closed' | 'open'>> {
  return onCase(
    ctx,
    input.caseId,
    async (tx, on) => {
      if (!on.closedAt) return refused('open')
      await writeReason(tx, on, input.reason)
      await tx.db.helpCase.update({
        where: { id: on.id },
        data: { closedAt: null, closedById: null, outcome: null, closeAskedAt: null, closeAskedById: null },
      })
      await note(tx, on, 'reopened')
      return ok(null)
    },
    { closedToo: true },
  )
}
