import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { isRole } from '@/lib/access/roles'
import { recordView } from '@/lib/audit/views'
import { limits } from '@/lib/config/limits'
import type { Prisma } from '@/lib/db/client'
import { days, shift } from '@/lib/time/time'
import type { RoleSource, StaffPerson } from './types'

const staffSelect = {
  id: true,
  version: true,
  fullName: true,
  callName: true,
  birthYear: true,
  email: true,
  phone: true,
  locale: true,
  createdAt: true,
  disabledAt: true,
  mergedIntoId: true,
  neighbourhood: { select: { name: true } },
  roles: {
    where: { revokedAt: null },
    select: { role: true, grantedAt: true, source: true },
    orderBy: { grantedAt: 'asc' },
  },
} satisfies Prisma.PersonSelect

/** A person without the look being recorded: for commands, and for pages that record it themselves. */
export async function readPerson(ctx: Ctx, personId: string): Promise<StaffPerson | null> {
  const row = await ctx.db.person.findUnique({ where: { id: personId }, select: staffSelect })
  if (!row) return null
  const { mergedIntoId, neighbourhood, roles, ...rest } = row
  const [into, merges] = await Promise.all([
    mergedIntoId
      ? ctx.db.person.findUnique({ where: { id: mergedIntoId }, select: { id: true, fullName: true } })
      : null,
    ctx.db.personMerge.findMany({
      where: {
        keptId: personId,
        undoneAt: null,
        mergedAt: { gt: shift(ctx.now, -days(limits.people.undoMergeDays)) },
      },
      orderBy: { mergedAt: 'desc' },
      select: { id: true, mergedAt: true, mergedId: true },
    }),
  ])
  const names = new Map(
    (
      await ctx.db.person.findMany({
        where: { id: { in: merges.map((merge) => merge.mergedId) } },
        select: { id: true, fullName: true },
      })
    ).map((person) => [person.id, person.fullName]),
  )
  return {
    ...rest,
    neighbourhood: neighbourhood?.name ?? null,
    mergedInto: into,
    roles: roles.flatMap(({ role, grantedAt, source }) =>
      isRole(role) ? [{ role, grantedAt, source: source as RoleSource }] : [],
    ),
    merges: merges.map(({ id, mergedAt, mergedId }) => ({
      id,
      mergedAt,
      fullName: names.get(mergedId) ?? '',
      until: shift(mergedAt, days(limits.people.undoMergeDays)),
    })),
  }
}

/** A person for a page of the back office, or null. Looking is recorded. */
export async function viewPerson(ctx: Ctx, personId: string): Promise<StaffPerson | null> {
  const person = await readPerson(ctx, personId)
  if (person) await recordView(ctx, 'people.person.viewed', [personId])
  return person
}
