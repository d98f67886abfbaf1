import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { letterAlarmOf } from './alarm'
import { readDefinition } from './definition'
import { note } from './history'
import { papersOf, tasksOf, teamFor } from './open-case'
import { refreshCase } from './refresh'
import { lockCase, openedAtDeskSql, visibleSql } from './visible'
import type { Country, noDangerReasons } from './vocabulary'

/**
 * Words of danger were heard that were none ("mijn man slaat de bal"): the case becomes what was chosen, with that
 * type's team, checklist and tasks, and is no longer kept apart. Why stands in the trail as a code, and in words as a
 * note of the team. By who sees the case, and by who wrote it down at the desk within a day, with the person beside
 * them. Refuses `notFound`, `closed`, `noDanger` (no words were heard, or danger itself was chosen), `noSuchType` and
 * `noTeam`.
 */
export async function clearDanger(
  ctx: Ctx,
  input: { caseId: string; why: (typeof noDangerReasons)[number]; words: string },
): Promise<Result<{ caseId: string }, 'notFound' | 'closed' | 'noDanger' | 'noSuchType' | 'noTeam'>> {
  return inTransaction(ctx, async (tx) => {
    const who = Prisma.sql`(${visibleSql(tx)} OR ${openedAtDeskSql(tx)})`
    const on = await lockCase(tx, input.caseId, who)
    if (!on) return refused('notFound')
    if (on.closedAt) return refused('closed')
    const asked = await tx.db.helpCase.findUniqueOrThrow({
      where: { id: on.id },
      select: { askedTypeKey: true, question: true, alarm: true },
    })
    if (on.typeKey !== 'safety' || !asked.askedTypeKey || asked.alarm !== 'red') return refused('noDanger')
    const version = await tx.db.caseTypeVersion.findFirst({
      where: { type: { key: asked.askedTypeKey, country: on.country } },
      orderBy: { version: 'desc' },
    })
    if (!version) return refused('noSuchType')
    const teamId = await teamFor(tx, asked.askedTypeKey)
    if (!teamId) return refused('noTeam')
    const definition = readDefinition(version.definition)
    // What was begun for somebody in danger stays in the history; what nobody did yet is not to be done.
    await tx.db.caseTask.updateMany({
      where: { caseId: on.id, source: 'template', doneAt: null, droppedAt: null },
      data: { droppedAt: tx.now },
    })
    await tx.db.caseTask.createMany({
      data: tasksOf(tx, definition, on.country as Country).map((task) => ({ ...task, caseId: on.id })),
    })
    await tx.db.casePaper.createMany({
      data: papersOf(definition).map((paper) => ({ ...paper, caseId: on.id })),
    })
    const moves = teamId !== on.teamId
    if (moves)
      await tx.db.caseAssignment.updateMany({
        where: { caseId: on.id, until: null },
        data: { until: tx.now },
      })
    await tx.db.helpCase.update({
      where: { id: on.id },
      data: {
        typeVersionId: version.id,
        typeKey: asked.askedTypeKey,
        askedTypeKey: null,
        sensitive: definition.sensitive,
        alarm: asked.question ? letterAlarmOf(asked.question) : null,
        teamId,
        ...(moves ? { assigneeId: null } : {}),
      },
    })
    await tx.db.caseNote.create({
      data: {
        id: newId(),
        caseId: on.id,
        kind: 'internal',
        language: 'nl',
        text: input.words,
        authorId: personIdOf(tx.actor),
        at: tx.now,
      },
    })
    await note(tx, on, 'dangerCleared', { why: input.why, type: asked.askedTypeKey })
    if (!definition.sensitive)
      await enqueue(tx, {
        kind: 'cases.opened',
        dedupeKey: `cases.opened:${on.id}`,
        personId: on.personId,
        data: { caseId: on.id },
      })
    await refreshCase(tx, on.id)
    return ok({ caseId: on.id })
  })
}
