import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { isBeyond } from '../colleague'
import type { ProfileStep } from './vocabulary'

/** Whose profile, and in which language it is talked about. */
export type About = {
  personId: string
  /** BCP 47: the language in which the question was put. */
  language: string
}

/**
 * Whether the actor may write this person's profile, with their row locked: it is their own, or a worker fills it in
 * with them. A colleague's profile is not written at the desk. False also for who is unknown, merged away or erased.
 */
export async function mayWrite(ctx: Ctx, personId: string): Promise<boolean> {
  const own = personIdOf(ctx.actor) === personId
  if (!own && !can(ctx.actor, 'people.profile.assist')) return false
  const rows = await ctx.db.$queryRaw<unknown[]>`
    SELECT id FROM person WHERE id = ${personId}::uuid AND merged_into_id IS NULL AND erased_at IS NULL FOR UPDATE`
  return rows.length === 1 && (own || !(await isBeyond(ctx, personId)))
}

/** The profile's row, made at the first answer. The person's row must be locked. */
export async function ownRow(ctx: Ctx, personId: string): Promise<string> {
  const row = await ctx.db.profile.findUnique({ where: { personId }, select: { id: true } })
  if (row) {
    await ctx.db.profile.update({
      where: { id: row.id },
      data: { changedAt: ctx.now, version: { increment: 1 } },
    })
    return row.id
  }
  const id = newId()
  await ctx.db.profile.create({ data: { id, personId, createdAt: ctx.now, changedAt: ctx.now } })
  return id
}

/** Writes that a question was answered or passed over: who, when, in which language, and alone or together. */
export async function noteStep(
  ctx: Ctx,
  { personId, language }: About,
  step: ProfileStep,
  outcome: 'answered' | 'skipped',
): Promise<void> {
  const byId = personIdOf(ctx.actor)
  const note = { outcome, at: ctx.now, byId, language }
  await ctx.db.profileStep.upsert({
    where: { personId_step: { personId, step } },
    create: { personId, step, ...note },
    update: note,
  })
  await record(ctx, {
    event: outcome === 'answered' ? 'people.profile.answered' : 'people.profile.skipped',
    subject: { type: 'person', id: personId },
    personId,
    data: { step, language, together: byId !== personId },
  })
}
