import type { Actor } from '@/lib/access/actor'

/** Coordinators and administrators stand in every group; a teacher in their own and where they stand in. */
export function sharesAllGroups(actor: Actor): boolean {
  return (
    actor.kind === 'system' ||
    (actor.kind === 'person' &&
      actor.roles.some((role) => role === 'coordinator' || role === 'administrator'))
  )
}

/** The WHERE of runs whose group an actor teaches. `standingIn`: runs in which they substitute today. */
export function taughtWhere(actor: Actor, standingIn: readonly string[]) {
  if (sharesAllGroups(actor)) return {}
  if (actor.kind !== 'person' || !actor.roles.includes('teacher')) return { id: { in: [] as string[] } }
  return { OR: [{ teacherId: actor.personId }, { id: { in: [...standingIn] } }] }
}
