import 'server-only'
import type { PersonalData } from './personal-data'

/** Who somebody is: the row itself, roles, and what was merged. */
export const peoplePersonalData: PersonalData = {
  domain: 'people',
  async collect(ctx, personId) {
    const [person, roles, merges] = [
      await ctx.db.person.findUniqueOrThrow({
        where: { id: personId },
        select: {
          fullName: true,
          callName: true,
          birthYear: true,
          email: true,
          emailVerifiedAt: true,
          phone: true,
          locale: true,
          createdAt: true,
          neighbourhood: { select: { name: true } },
        },
      }),
      await ctx.db.roleAssignment.findMany({
        where: { personId },
        orderBy: { grantedAt: 'asc' },
        select: { role: true, grantedAt: true, revokedAt: true },
      }),
      await ctx.db.personMerge.findMany({
        where: { OR: [{ keptId: personId }, { mergedId: personId }] },
        select: { mergedAt: true, undoneAt: true },
      }),
    ]
    return { person: { ...person, neighbourhood: person.neighbourhood?.name ?? null }, roles, merges }
  },
  conflicts: async () => [],
  // The row itself and the roles are the work of the merge and of the erasure.
  erase: async () => ['trail'],
  move: async () => ({}),
  back: async () => {},
}
