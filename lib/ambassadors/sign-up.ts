import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { keepLanguage } from '@/lib/people/profile/lists'
import { grantRole } from '@/lib/people/register'
import { ok, type Result, refused } from '@/lib/result/result'
import { keepAvailability } from './availability'
import type { JoinAnswers } from './schema'

/**
 * Writes down that somebody wants to be an ambassador, with what they told: one application a person. Who stopped
 * before may sign up anew. Refuses `notFound`, `incomplete`, `already` (an application or an ambassador is there).
 */
export async function signUp(
  ctx: Ctx,
  input: { personId: string; answers: JoinAnswers; draftId?: string },
): Promise<Result<{ ambassadorId: string }, 'notFound' | 'incomplete' | 'already'>> {
  const { personId, answers } = input
  const { roles = [], languages = [], times = [], capacity = 1, you, note } = answers
  if (roles.length === 0 || !note) return refused('incomplete')
  return inTransaction(ctx, async (tx) => {
    // Two tabs that send at once stand in line here.
    const [person] = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM person WHERE id = ${personId}::uuid AND disabled_at IS NULL AND erased_at IS NULL FOR NO KEY UPDATE`
    if (!person) return refused('notFound')
    const before = await tx.db.ambassador.findUnique({
      where: { personId },
      select: { id: true, state: true },
    })
    if (before && before.state !== 'left') return refused('already')
    const told = {
      motivation: you?.motivation ?? null,
      occupation: you?.occupation ?? null,
      heardFrom: you?.heardFrom ?? null,
      capacity,
      pausedUntil: null,
      changedAt: tx.now,
    }
    const ambassadorId = before?.id ?? newId()
    if (before) {
      await tx.db.ambassadorRoleWish.deleteMany({ where: { ambassadorId } })
      await tx.db.ambassador.update({
        where: { id: ambassadorId },
        data: {
          ...told,
          appliedAt: tx.now,
          chasedCount: 0,
          chasedAt: null,
          coordinatorId: null,
          version: { increment: 1 },
        },
      })
    } else
      await tx.db.ambassador.create({
        data: { id: ambassadorId, personId, stateSince: tx.now, appliedAt: tx.now, ...told },
      })
    await tx.db.ambassadorRoleWish.createMany({ data: roles.map((roleKey) => ({ ambassadorId, roleKey })) })
    await tx.db.ambassadorStep.create({
      data: { id: newId(), ambassadorId, personId, kind: 'applied', at: tx.now, byId: personId },
    })
    await tx.db.ambassadorAcceptance.createMany({
      skipDuplicates: true,
      data: [{ id: newId(), ambassadorId, document: 'note', ...note, acceptedAt: tx.now }],
    })
    await keepAvailability(tx, personId, times)
    await keepLanguages(tx, personId, languages, note.language)
    await grantRole(tx, personId, 'resident')
    if (input.draftId)
      await tx.db.ambassadorDraft.update({ where: { id: input.draftId }, data: { ambassadorId, personId } })
    await record(tx, {
      event: 'ambassadors.application.sent',
      subject: { type: 'ambassador', id: ambassadorId },
      personId,
      data: { again: Boolean(before), noteVersion: note.version, noteCountry: note.country },
    })
    await enqueue(tx, {
      kind: 'ambassadors.applied',
      dedupeKey: `ambassador:${ambassadorId}:applied:${tx.now.getTime()}`,
      personId,
      data: { ambassadorId },
    })
    return ok({ ambassadorId })
  })
}

/** What they speak goes to their profile; what stands there already, better known, stays as it is. */
async function keepLanguages(ctx: Ctx, personId: string, languages: readonly string[], asked: string) {
  const own: Ctx = { ...ctx, actor: { kind: 'person', personId, sessionId: '', roles: [] } }
  const known = await ctx.db.profileLanguage.findMany({
    where: { profile: { personId } },
    select: { language: true },
  })
  for (const language of languages)
    if (!known.some((row) => row.language === language))
      await keepLanguage(
        own,
        { personId, language: asked },
        { language, speaks: 'good', reads: null, writes: null, interprets: false, forLetters: false },
      )
}
