import type { Actor } from '@/lib/access/actor'
import { isStaff } from '@/lib/access/roles'

/** People whose level an actor may see and test: a teacher's learners, anybody for the desk and coordinators. */
export function mayTestWhere(actor: Actor) {
  const living = { disabledAt: null, erasedAt: null, mergedIntoId: null }
  if (actor.kind === 'system') return living
  if (actor.kind !== 'person' || !isStaff(actor.roles)) return { id: { in: [] as string[] } }
  const others = actor.roles.some(
    (role) => role === 'reception' || role === 'coordinator' || role === 'administrator',
  )
  return others
    ? living
    : {
        ...living,
        bookings: {
          some: {
            state: { in: ['placed' as const, 'waiting' as const, 'offered' as const] },
            pool: { run: { teacherId: actor.personId } },
          },
        },
      }
}
