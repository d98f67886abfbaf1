import type { Actor } from '@/lib/access/actor'
import { personIdOf } from '@/lib/access/actor'
import { reach } from '@/lib/access/relationships'
import { Prisma } from '@/lib/db/client'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Cases an actor sees as "mine": their own, and those in which they represent somebody. Missing is not allowed. */
export function ownCaseWhere(actor: Actor) {
  const me = personIdOf(actor) ?? nobody
  return {
    anonymisedAt: null,
    mergedIntoId: null,
    OR: [{ personId: me }, { participants: { some: { personId: me, role: 'representative', until: null } } }],
  }
}

/**
 * Cases that staff see: those of the teams they are in now. A sensitive one only by those of the team who open such
 * cases, and by whom it is assigned to. Another team's case does not exist, also for an administrator.
 */
export function staffCaseWhere(actor: Actor) {
  const far = reach(actor, 'cases.case.view')
  if (far === 'all') return {}
  const me = far.includes('ownTeam') ? personIdOf(actor) : null
  if (!me) return { id: { in: [] as string[] } }
  const member = (safety: boolean) => ({
    members: { some: { personId: me, leftAt: null, ...(safety ? { safety: true } : {}) } },
  })
  return {
    team: member(false),
    OR: [{ sensitive: false }, { assigneeId: me }, { team: member(true) }],
  }
}

/** Nobody confirms their own closing (four eyes). */
export function mayConfirmClosing(actor: Actor, closeAskedById: string | null): boolean {
  const me = personIdOf(actor)
  return me !== null && closeAskedById !== null && closeAskedById !== me
}

/** May there be a case of the person's own, or one in which they represent somebody? For lib/registry/own. */
export const mayHaveCase = (personId: string): Prisma.Sql =>
  Prisma.sql`(EXISTS (SELECT FROM help_case WHERE person_id = ${personId}::uuid)
    OR EXISTS (SELECT FROM case_participant WHERE person_id = ${personId}::uuid))`

/** Nobody gives the right to open cases of safety to themselves, nor gives what they asked for (four eyes). */
export function mayConfirmSafety(
  actor: Actor,
  asked: { askedById: string | null; personId: string },
): boolean {
  const me = personIdOf(actor)
  return me !== null && asked.askedById !== null && asked.askedById !== me && asked.personId !== me
}
