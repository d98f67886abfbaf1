import type { Actor } from '@/lib/access/actor'
import { can, personIdOf } from '@/lib/access/actor'
import { reach } from '@/lib/access/relationships'
import { Prisma } from '@/lib/db/client'

/**
 * Runs the public site shows: published, of a published course, not cancelled, not begun, and not for a group of
 * its own.
 */
export function openRunWhere(now: Date) {
  return {
    groupId: null,
    publishedAt: { not: null },
    cancelledAt: null,
    firstLessonAt: { gt: now },
    course: { publishedAt: { not: null }, closedAt: null },
  } as const
}

/** Runs an actor may book: the public ones, and those of the groups they belong to. */
export function bookableRunWhere(actor: Actor, now: Date) {
  const { groupId: _, ...open } = openRunWhere(now)
  const personId = personIdOf(actor)
  return personId
    ? { ...open, OR: [{ groupId: null }, { group: { members: { some: { personId } } } }] }
    : { ...open, groupId: null }
}

/** Whose bookings an actor sees as "mine". */
export function ownBookingWhere(actor: Actor) {
  return {
    personId: personIdOf(actor) ?? '00000000-0000-0000-0000-000000000000',
    pool: { kind: 'courses.run' },
  } as const
}

/** May this actor give up this person's place? One's own, or reception's on their behalf. */
export function mayCancelFor(actor: Actor, personId: string | null): boolean {
  return (personId !== null && personIdOf(actor) === personId) || can(actor, 'courses.place.cancelFor')
}

/** Runs whose roster an actor may open: a teacher's own, everybody's for reception and coordinators. */
export function rosterWhere(actor: Actor) {
  const far = reach(actor, 'courses.roster.view')
  if (far === 'all') return {}
  const own = far.includes('ownRun') ? personIdOf(actor) : null
  return own ? { teacherId: own } : { id: { in: [] as string[] } }
}

/** Is the person in a group of its own? For the one statement of lib/registry/own. */
export const isInGroup = (personId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM course_group_member WHERE person_id = ${personId}::uuid)`
