import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { note } from './history'
import { ownCaseWhere, staffCaseWhere } from './policy'
import { type LockedCase, lockCase } from './visible'

/** Locks this case and the one with the other number, in the order of their ids, through what the actor sees. */
export async function lockBoth(
  tx: Ctx,
  caseId: string,
  otherNumber: string,
): Promise<{ on: LockedCase; other: LockedCase } | null> {
  const found = await tx.db.helpCase.findUnique({
    where: { number: otherNumber.trim().toUpperCase() },
    select: { id: true },
  })
  if (!found) return null
  const locked = new Map<string, LockedCase>()
  for (const id of [...new Set([caseId, found.id])].sort()) {
    const row = await lockCase(tx, id)
    if (row) locked.set(id, row)
  }
  const [on, other] = [locked.get(caseId), locked.get(found.id)]
  return on && other ? { on, other } : null
}

/** Ties the cases of one household together. Refuses `notFound`, `same`. */
export async function linkCases(
  ctx: Ctx,
  input: { caseId: string; otherNumber: string },
): Promise<Result<null, 'notFound' | 'same'>> {
  return inTransaction(ctx, async (tx) => {
    const pair = await lockBoth(tx, input.caseId, input.otherNumber)
    if (!pair) return refused('notFound')
    const { on, other } = pair
    if (on.id === other.id) return refused('same')
    const groupId = on.groupId ?? other.groupId ?? newId()
    // Two households that turn out to be one become one group.
    const groups = [on.groupId, other.groupId].filter((id): id is string => id !== null)
    await tx.db.helpCase.updateMany({
      where: { OR: [{ id: { in: [on.id, other.id] } }, { groupId: { in: groups } }] },
      data: { groupId },
    })
    await note(tx, on, 'linked', { to: other.id })
    await note(tx, other, 'linked', { to: on.id })
    return ok(null)
  })
}

/** Unties a case from its household. Refuses `notFound`. */
export async function unlinkCase(ctx: Ctx, input: { caseId: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const on = await lockCase(tx, input.caseId)
    if (!on) return refused('notFound')
    await tx.db.helpCase.update({ where: { id: on.id }, data: { groupId: null } })
    await note(tx, on, 'unlinked')
    return ok(null)
  })
}

/**
 * Where the page of a case that was a double leads: the case that was kept, through as many merges as there were. Null
 * when it is no double, or when the actor may not see the kept one, be it as staff or as their own.
 */
export async function keptCase(ctx: Ctx, caseId: string, as: 'staff' | 'own'): Promise<string | null> {
  let at = caseId
  for (let step = 0; step < 20; step++) {
    const row = await ctx.db.helpCase.findUnique({ where: { id: at }, select: { mergedIntoId: true } })
    if (!row?.mergedIntoId) break
    at = row.mergedIntoId
  }
  if (at === caseId) return null
  const mine = as === 'staff' ? { anonymisedAt: null, ...staffCaseWhere(ctx.actor) } : ownCaseWhere(ctx.actor)
  return (await ctx.db.helpCase.count({ where: { id: at, ...mine } })) > 0 ? at : null
}
