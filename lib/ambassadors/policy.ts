import { type Actor, can, personIdOf } from '@/lib/access/actor'
import { reach } from '@/lib/access/relationships'
import { Prisma } from '@/lib/db/client'

const none = '00000000-0000-0000-0000-000000000000'

/** Ambassadors whom staff may see and judge: everybody but themselves. */
export function judgedWhere(actor: Actor) {
  if (!can(actor, 'ambassadors.board.view')) return { id: none }
  return { personId: { not: personIdOf(actor) ?? none } }
}

/** The one row that is the actor's own. */
export function ownAmbassadorWhere(actor: Actor) {
  return { personId: personIdOf(actor) ?? none }
}

/** Pairs and proposals of which the actor is one of the two. */
export function ownPairWhere(actor: Actor) {
  const far = reach(actor, 'ambassadors.pair.own')
  const me = (far !== 'all' && far.includes('ownPair') ? personIdOf(actor) : null) ?? none
  return { OR: [{ seekerId: me }, { helperId: me }] }
}

// For the one statement of lib/registry/own.

/** Did the person ever sign up? */
export const isAmbassador = (personId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM ambassador WHERE person_id = ${personId}::uuid)`

/** Was the person ever asked into a pair, or in one? */
export const mayHavePair = (personId: string): Prisma.Sql =>
  Prisma.sql`(EXISTS (SELECT FROM match_proposal WHERE seeker_id = ${personId}::uuid OR helper_id = ${personId}::uuid)
    OR EXISTS (SELECT FROM pair WHERE seeker_id = ${personId}::uuid OR helper_id = ${personId}::uuid))`

/** Did the person ever ask for somebody? */
export const mayHaveRequest = (personId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM match_request WHERE person_id = ${personId}::uuid)`
