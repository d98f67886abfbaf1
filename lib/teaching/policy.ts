import type { Actor } from '@/lib/access/actor'
import { reach } from '@/lib/access/relationships'
import { Prisma } from '@/lib/db/client'

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

/** Did the person ever get a certificate? For the one statement of lib/registry/own. */
export const hasCertificate = (personId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM certificate WHERE person_id = ${personId}::uuid AND revoked_at IS NULL)`

/** Does a question about lessons wait for the person's answer? For lib/registry/own. */
export const isAsked = (personId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM evaluation_ask WHERE person_id = ${personId}::uuid AND answered_on IS NULL)`
