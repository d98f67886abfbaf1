import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import type { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/db/ids'
import type { AmbassadorState, StepKind } from './vocabulary'

export type LockedAmbassador = {
  id: string
  personId: string
  state: AmbassadorState
  coordinatorId: string | null
}

/** Locks the rows that may be seen and answers the one that was asked for, or null: what others wrote meanwhile counts. */
export async function lockAmbassador(
  ctx: Ctx,
  where: Prisma.AmbassadorWhereInput,
): Promise<LockedAmbassador | null> {
  const found = await ctx.db.ambassador.findFirst({ where, select: { id: true } })
  if (!found) return null
  await ctx.db.$queryRaw`SELECT 1 FROM ambassador WHERE id = ${found.id}::uuid FOR UPDATE`
  const row = await ctx.db.ambassador.findUniqueOrThrow({
    where: { id: found.id },
    select: { id: true, personId: true, state: true, coordinatorId: true },
  })
  return { ...row, state: row.state as AmbassadorState }
}

/** Adds a step and its audit row. The database derives the state from it. */
export async function addStep(
  ctx: Ctx,
  ambassador: { id: string; personId: string },
  step: {
    kind: StepKind
    evidenceId?: string | null
    reason?: string | null
    note?: string | null
    /** The machine's own steps have nobody under them. */
    byMachine?: boolean
  },
): Promise<string> {
  const id = newId()
  await ctx.db.ambassadorStep.create({
    data: {
      id,
      ambassadorId: ambassador.id,
      personId: ambassador.personId,
      kind: step.kind,
      at: ctx.now,
      byId: step.byMachine ? null : personIdOf(ctx.actor),
      evidenceId: step.evidenceId ?? null,
      reason: step.reason ?? null,
      note: step.note ?? null,
    },
  })
  await ctx.db.ambassador.update({
    where: { id: ambassador.id },
    data: { changedAt: ctx.now, version: { increment: 1 } },
  })
  await record(ctx, {
    event: `ambassadors.step.${step.kind}`,
    subject: { type: 'ambassador', id: ambassador.id },
    personId: ambassador.personId,
    data: { reason: step.reason ?? null },
  })
  return id
}
