import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { auditActor, record } from '@/lib/audit/record'
import { type CaseEventKind, sharedEvents } from './events'

type Data = Record<string, string | number | boolean | null>

/** Writes a line of the case's history and its row of the trail, in the caller's transaction. */
export async function note(
  ctx: Ctx,
  on: { id: string; personId: string },
  kind: CaseEventKind,
  data: Data = {},
): Promise<void> {
  const actor = auditActor(ctx.actor)
  await ctx.db.caseEvent.create({
    data: {
      caseId: on.id,
      at: ctx.now,
      kind,
      actorKind: actor.kind,
      actorId: actor.id,
      data,
      shared: (sharedEvents as readonly string[]).includes(kind),
    },
  })
  await record(ctx, {
    event: `cases.case.${kind}`,
    subject: { type: 'case', id: on.id },
    personId: on.personId,
    data,
  })
}
