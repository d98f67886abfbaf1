import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { seal, unseal } from '@/lib/auth/seal'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { minutes, shift } from '@/lib/time/time'
import type { FormValues } from './state'

/** Never kept, wherever they stand: they are worth something to whoever reads them. */
const secrets = new Set(['code', 'pin', 'key', 'answer', 'password'])

const about = (personId: string, path: string, formId: string) => `kept:${personId}:${path}:${formId}`

/**
 * Keeps what somebody sent after their session had ended. It is theirs alone: bound to the person whose session it was,
 * encrypted, on the server and not on the device, for half an hour. Nothing was executed.
 */
export async function keepForm(
  ctx: Ctx,
  input: { personId: string; path: string; formId: string; values: FormValues },
): Promise<void> {
  const { personId, path, formId } = input
  const words = Object.fromEntries(Object.entries(input.values).filter(([name]) => !secrets.has(name)))
  const sealed = seal(JSON.stringify(words), about(personId, path, formId))
  const expiresAt = shift(ctx.now, minutes(limits.sessions.keepTypedMinutes))
  await inTransaction(ctx, async (tx) => {
    await tx.db.keptForm.upsert({
      where: { personId_path_formId: { personId, path, formId } },
      create: { id: newId(), personId, path, formId, sealed, createdAt: tx.now, expiresAt },
      update: { sealed, createdAt: tx.now, expiresAt },
    })
    // Somebody who sends without end fills no table.
    const surplus = await tx.db.keptForm.findMany({
      where: { personId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: limits.sessions.keptForms,
      select: { id: true },
    })
    if (surplus.length > 0)
      await tx.db.keptForm.deleteMany({ where: { id: { in: surplus.map((row) => row.id) } } })
  })
}

/** What the actor typed into the forms of a page before they had to sign in again: form → words. */
export async function keptForms(ctx: Ctx, path: string): Promise<Map<string, FormValues>> {
  const personId = personIdOf(ctx.actor)
  const kept = new Map<string, FormValues>()
  if (!personId) return kept
  const rows = await ctx.db.keptForm.findMany({ where: { personId, path, expiresAt: { gt: ctx.now } } })
  for (const row of rows) {
    const words = unseal(row.sealed, about(personId, path, row.formId))
    if (words) kept.set(row.formId, JSON.parse(words))
  }
  return kept
}

/** Forgets it: the form was sent again. */
export async function dropKeptForm(ctx: Ctx, path: string, formId: string): Promise<void> {
  const personId = personIdOf(ctx.actor)
  if (personId) await ctx.db.keptForm.deleteMany({ where: { personId, path, formId } })
}

/** Throws away what waited too long. */
export async function sweepKeptForms(ctx: Ctx): Promise<void> {
  await ctx.db.keptForm.deleteMany({ where: { expiresAt: { lte: ctx.now } } })
}
