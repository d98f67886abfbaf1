import { matrix, type Permission } from './matrix'
import type { Role } from './roles'

/** Who is acting. `system` is the worker and the seed. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'person'; personId: string; sessionId: string; roles: readonly Role[] }
  | { kind: 'system'; job: string }

export const anonymous: Actor = { kind: 'anonymous' }

/** The coarse check: may this actor do this kind of thing at all? */
export function can(actor: Actor, permission: Permission): boolean {
  const allowed: readonly string[] = matrix[permission]
  if (allowed.includes('anyone')) return true
  if (actor.kind === 'system') return true
  if (actor.kind === 'anonymous') return false
  return allowed.includes('person') || actor.roles.some((role) => allowed.includes(role))
}

/** The person behind the actor, or null. */
export function personIdOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.personId : null
}
