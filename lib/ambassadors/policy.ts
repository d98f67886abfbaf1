import { type Actor, can, personIdOf } from '@/lib/access/actor'

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
