import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { letOwnerGo } from '@/lib/files/remove-file'
import { forgetThreadsOf } from '@/lib/threads/personal-data'

/**
 * Takes every word out of these cases and ends what is open, in the caller's transaction. What stays counts: type,
 * days, outcome, terms kept or missed; nothing of it points to a human being once the person is nobody.
 */
export async function anonymiseCases(ctx: Ctx, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return
  const which = { caseId: { in: [...caseIds] } }
  // What was sent and said goes with the case (lib/cases/conversation: both are owned by `cases.case`).
  for (const caseId of caseIds) await letOwnerGo(ctx, 'cases.case', caseId)
  await forgetThreadsOf(ctx, 'cases.case', caseIds)
  await ctx.db.caseNote.deleteMany({ where: which })
  await ctx.db.caseLetter.deleteMany({ where: which })
  await ctx.db.caseDraft.deleteMany({ where: which })
  await ctx.db.caseEvent.updateMany({ where: which, data: { data: {} } })
  await ctx.db.caseTask.deleteMany({ where: { ...which, key: null } })
  await ctx.db.caseTask.updateMany({ where: which, data: { words: null } })
  await ctx.db.casePaper.deleteMany({ where: { ...which, key: null } })
  await ctx.db.casePaper.updateMany({ where: which, data: { words: null } })
  await ctx.db.caseFlag.updateMany({ where: which, data: { words: null } })
  await ctx.db.caseReferral.updateMany({ where: which, data: { reason: '', answer: null } })
  await ctx.db.caseParticipant.deleteMany({ where: which })
  await ctx.db.caseAssignment.updateMany({ where: { ...which, until: null }, data: { until: ctx.now } })
  await ctx.db.caseDeadline.updateMany({ where: which, data: { nextRemindOn: null } })
  await ctx.db.helpCase.updateMany({
    where: { id: { in: [...caseIds] }, closedAt: null },
    data: { closedAt: ctx.now, outcome: 'stopped', waitingOn: 'nobody', stage: 'finish', dueOn: null },
  })
  await ctx.db.helpCase.updateMany({
    where: { id: { in: [...caseIds] } },
    data: {
      question: null,
      reachNote: null,
      reachWhen: [],
      groupId: null,
      assigneeId: null,
      anonymisedAt: ctx.now,
      version: { increment: 1 },
    },
  })
}

/** Throws away questions for help that nobody finished in time. */
export async function sweepCaseDrafts(ctx: Ctx): Promise<void> {
  await ctx.db.caseDraft.deleteMany({ where: { expiresAt: { lt: ctx.now } } })
}
