import 'server-only'
import type { PersonalData } from '@/lib/people/personal-data'
import { dateToDay } from '@/lib/time/time'
import { anonymiseCases } from './anonymise'
import { readableCases } from './readable'

const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id)

/** What administrative help holds about a person: their cases with all that is in them, and the work they did in others'. */
export const casePersonalData: PersonalData = {
  domain: 'cases',
  async collect(ctx, personId) {
    const cases = await ctx.db.helpCase.findMany({
      where: { personId },
      orderBy: { openedAt: 'asc' },
      select: {
        number: true,
        typeKey: true,
        question: true,
        language: true,
        urgency: true,
        openedAt: true,
        closedAt: true,
        outcome: true,
        stage: true,
        reachBy: true,
        reachWhen: true,
        reachNote: true,
        facts: {
          where: { retractedAt: null },
          select: { key: true, on: true, value: true, recordedAt: true },
        },
        // Notes among colleagues are about the person too: they may read them (GDPR art. 15).
        notes: { where: { removedAt: null }, select: { kind: true, text: true, at: true } },
        tasks: { select: { key: true, words: true, who: true, dueOn: true, doneAt: true } },
        papers: { select: { key: true, words: true, readyAt: true, seenAt: true } },
        deadlines: {
          select: { ruleKey: true, safeUntilOn: true, latestOn: true, metOn: true, missedOn: true },
        },
        referrals: { select: { partner: true, sentAt: true, acceptedAt: true, rejectedAt: true } },
        letters: { select: { template: true, createdAt: true } },
      },
    })
    return {
      cases: cases.map(({ facts, ...rest }) => ({
        ...rest,
        facts: facts.map((fact) => ({ ...fact, on: fact.on ? dateToDay(fact.on) : null })),
      })),
    }
  },
  readable: readableCases,
  conflicts: async () => [],
  async move(ctx, fromId, toId) {
    const cases = await ctx.db.helpCase.findMany({ where: { personId: fromId }, select: { id: true } })
    await ctx.db.helpCase.updateMany({ where: { id: { in: ids(cases) } }, data: { personId: toId } })
    const drafts = await ctx.db.caseDraft.findMany({ where: { personId: fromId }, select: { id: true } })
    await ctx.db.caseDraft.updateMany({ where: { id: { in: ids(drafts) } }, data: { personId: toId } })
    const taking = await ctx.db.caseParticipant.findMany({
      where: {
        personId: fromId,
        until: null,
        case: { participants: { none: { personId: toId, until: null } } },
      },
      select: { id: true },
    })
    await ctx.db.caseParticipant.updateMany({ where: { id: { in: ids(taking) } }, data: { personId: toId } })
    return { cases: ids(cases), caseDrafts: ids(drafts), caseParticipants: ids(taking) }
  },
  async back(ctx, moved, holderId, toId) {
    await ctx.db.helpCase.updateMany({
      where: { id: { in: moved.cases ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.caseDraft.updateMany({
      where: { id: { in: moved.caseDrafts ?? [] }, personId: holderId },
      data: { personId: toId },
    })
    await ctx.db.caseParticipant.updateMany({
      where: { id: { in: moved.caseParticipants ?? [] }, personId: holderId },
      data: { personId: toId },
    })
  },
  async erase(ctx, personId) {
    await ctx.db.caseDraft.deleteMany({ where: { personId } })
    await ctx.db.caseView.deleteMany({ where: { ownerId: personId } })
    await ctx.db.caseParticipant.updateMany({ where: { personId, until: null }, data: { until: ctx.now } })
    const cases = await ctx.db.helpCase.findMany({
      where: { personId, anonymisedAt: null },
      select: { id: true },
    })
    await anonymiseCases(ctx, ids(cases))
    return cases.length > 0 ? ['cases'] : []
  },
}
