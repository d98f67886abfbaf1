import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import type { FileOwner } from '@/lib/files/owner'
import type { ThreadOwner } from '@/lib/threads/owner'
import { caseAttachments } from './attachments'
import { paperAnswered } from './check-papers'
import { note } from './history'
import { markAnswered } from './on-case'
import { ownCaseWhere, staffCaseWhere } from './policy'
import { refreshCase } from './refresh'

const columns = { personId: true, sensitive: true, assigneeId: true, closedAt: true } as const

/** A case as the actor sees it: their own before that of their work. */
async function seen(ctx: Ctx, caseId: string) {
  if (personIdOf(ctx.actor)) {
    const own = await ctx.db.helpCase.findFirst({
      where: { id: caseId, ...ownCaseWhere(ctx.actor) },
      select: columns,
    })
    if (own) return { ...own, as: 'person' as const }
  }
  const staff = await ctx.db.helpCase.findFirst({
    where: { id: caseId, anonymisedAt: null, ...staffCaseWhere(ctx.actor) },
    select: columns,
  })
  return staff && { ...staff, as: 'staff' as const }
}

const open = async (ctx: Ctx, caseId: string) => {
  const found = await seen(ctx, caseId)
  return found !== null && found.closedAt === null
}

/** Documents of a case. */
export const caseFiles: FileOwner = {
  kind: 'cases.case',
  async standing(ctx, caseId) {
    const found = await seen(ctx, caseId)
    return found && { as: found.as === 'staff' ? 'staff' : 'subject', subjectId: found.personId }
  },
  open,
  answered: paperAnswered,
  async describe(ctx, caseIds) {
    const rows = await ctx.db.helpCase.findMany({
      where: { id: { in: [...caseIds] }, anonymisedAt: null, ...staffCaseWhere(ctx.actor) },
      select: { id: true, number: true },
    })
    return new Map(rows.map((row) => [row.id, { label: row.number, path: `/staff/cases/${row.id}` }]))
  },
}

/** The conversation of a case: with the person, and those who stand in for them. */
export const caseThread: ThreadOwner = {
  kind: 'cases.case',
  async standing(ctx, caseId) {
    const found = await seen(ctx, caseId)
    return found && { side: found.as, subjectId: found.personId }
  },
  open,
  async listeners(ctx, caseId, from) {
    const on = await ctx.db.helpCase.findUnique({ where: { id: caseId }, select: columns })
    if (!on) return []
    if (from === 'person') return on.assigneeId ? [on.assigneeId] : []
    // Nobody is written to who could be read over the shoulder: they find it on their page.
    return on.sensitive ? [] : [on.personId]
  },
  path: (caseId, side) => (side === 'staff' ? `/staff/cases/${caseId}` : `/my/cases/${caseId}`),
  attachments: caseAttachments,
  async said(ctx, caseId, from) {
    if (from !== 'staff') return
    const on = await ctx.db.helpCase.findUnique({
      where: { id: caseId },
      select: { id: true, personId: true },
    })
    if (!on) return
    await markAnswered(ctx, caseId)
    await note(ctx, on, 'messageShared')
    await refreshCase(ctx, caseId)
  },
}
