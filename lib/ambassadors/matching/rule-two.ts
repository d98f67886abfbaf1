import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'

/** Says "these two" (pin) or "never these two" (apart); an older word about them ends. Refuses `notFound`. */
export async function ruleTwo(
  ctx: Ctx,
  input: { requestId: string; helperId: string; kind: 'pin' | 'apart'; note?: string },
): Promise<Result<null, 'notFound'>> {
  if (!can(ctx.actor, 'ambassadors.match.propose')) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const request = await tx.db.matchRequest.findUnique({
      where: { id: input.requestId },
      select: { personId: true },
    })
    const helper = await tx.db.ambassador.findUnique({
      where: { personId: input.helperId },
      select: { personId: true },
    })
    if (!request?.personId || !helper || request.personId === input.helperId) return refused('notFound')
    const two = { seekerId: request.personId, helperId: input.helperId }
    await tx.db.matchRule.updateMany({ where: { ...two, liftedAt: null }, data: { liftedAt: tx.now } })
    const id = newId()
    await tx.db.matchRule.create({
      data: {
        id,
        kind: input.kind,
        ...two,
        note: input.note || null,
        setAt: tx.now,
        setById: personIdOf(tx.actor),
      },
    })
    await record(tx, {
      event: `ambassadors.rule.${input.kind}`,
      subject: { type: 'matchRule', id },
      personId: request.personId,
    })
    return ok(null)
  })
}

/** Takes such a word back. Refuses `notFound`. */
export async function liftRule(ctx: Ctx, input: { ruleId: string }): Promise<Result<null, 'notFound'>> {
  if (!can(ctx.actor, 'ambassadors.match.propose')) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const rule = await tx.db.matchRule.findFirst({
      where: { id: input.ruleId, liftedAt: null },
      select: { seekerId: true },
    })
    if (!rule) return refused('notFound')
    await tx.db.matchRule.update({ where: { id: input.ruleId }, data: { liftedAt: tx.now } })
    await record(tx, {
      event: 'ambassadors.rule.lifted',
      subject: { type: 'matchRule', id: input.ruleId },
      personId: rule.seekerId,
    })
    return ok(null)
  })
}
