import type { Actor } from '@/lib/access/actor'
import { reach } from '@/lib/access/relationships'

/** Coordinators and administrators stand in every group; a teacher in their own and where they stand in. */
export function sharesAllGroups(actor: Actor): boolean {
  return reach(actor, 'teaching.group.view') === 'all'
}

/** The WHERE of runs whose group an actor teaches. `standingIn`: runs in which they substitute today. */
export function taughtWhere(actor: Actor, standingIn: readonly string[]) {
  if (sharesAllGroups(actor)) return {}
  const own = reach(actor, 'teaching.group.view').includes('ownRun')
  if (actor.kind !== 'person' || !own) return { id: { in: [] as string[] } }
  return { OR: [{ teacherId: actor.personId }, { id: { in: [...standingIn] } }] }
}
