import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isRole, isStaff } from '@/lib/access/roles'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import type { PersonalData } from './personal-data'

/** What stands where a name was. */
export const nobody = '—'

/**
 * Erases somebody (GDPR article 17): the row stays as a number without a name, so that figures are equal before and
 * after; claims on places go to the next in line; ways in are gone. Refuses `notFound` (unknown or erased), `held` (a
 * legal hold stands), `staff` (roles of the back office are taken away first, by somebody else).
 */
export async function erasePerson(
  ctx: Ctx,
  domains: readonly PersonalData[],
  input: { personId: string },
): Promise<Result<{ kept: string[] }, 'notFound' | 'held' | 'staff'>> {
  return inTransaction(ctx, async (tx) => {
    const [person] = await tx.db.$queryRaw<{ id: string; email: string | null }[]>`
      SELECT id, email FROM person WHERE id = ${input.personId}::uuid AND erased_at IS NULL AND merged_into_id IS NULL FOR UPDATE`
    if (!person) return refused('notFound')
    if ((await tx.db.legalHold.count({ where: { personId: person.id, liftedAt: null } })) > 0)
      return refused('held')
    const roles = await tx.db.roleAssignment.findMany({
      where: { personId: person.id, revokedAt: null },
      select: { role: true },
    })
    if (isStaff(roles.map((row) => row.role).filter(isRole))) return refused('staff')
    // Records that turned out to be this person are this person.
    const others = await tx.db.person.findMany({
      where: { mergedIntoId: person.id },
      select: { id: true, email: true },
    })
    const kept = new Set<string>()
    for (const row of [...others, person]) {
      for (const domain of domains)
        for (const code of await domain.erase(tx, row.id, row.email)) kept.add(code)
      await tx.db.roleAssignment.updateMany({
        where: { personId: row.id, revokedAt: null },
        data: { revokedAt: tx.now, revokedById: personIdOf(tx.actor) },
      })
      await tx.db.personMerge.updateMany({
        where: { OR: [{ keptId: row.id }, { mergedId: row.id }] },
        // What was filled in by a merge are words about the person too; without them it cannot be undone.
        data: { moved: {}, undoneAt: tx.now },
      })
      await tx.db.person.update({
        where: { id: row.id },
        data: {
          fullName: nobody,
          callName: null,
          email: null,
          emailVerifiedAt: null,
          phone: null,
          birthYear: null,
          demoPersona: null,
          searchName: '',
          searchKeys: ['?'],
          disabledAt: tx.now,
          erasedAt: tx.now,
          version: { increment: 1 },
        },
      })
    }
    const before = await tx.db.erasure.findFirst({
      where: { personId: person.id, doneAt: null },
      select: { id: true },
    })
    const done = { doneAt: tx.now, kept: [...kept].sort() }
    if (before) await tx.db.erasure.update({ where: { id: before.id }, data: done })
    else
      await tx.db.erasure.create({
        data: {
          id: newId(),
          personId: person.id,
          askedAt: tx.now,
          askedById: personIdOf(tx.actor),
          ...done,
        },
      })
    await record(tx, {
      event: 'people.person.erased',
      subject: { type: 'person', id: person.id },
      personId: person.id,
    })
    return ok({ kept: done.kept })
  })
}

/** Erasures that a restored backup undid, and those that were asked for and not done. Answers how many were done. */
export async function eraseDue(ctx: Ctx, domains: readonly PersonalData[]): Promise<number> {
  const due = await ctx.db.erasure.findMany({ where: { doneAt: null }, take: 50, select: { personId: true } })
  let done = 0
  for (const { personId } of due) if ((await erasePerson(ctx, domains, { personId })).ok) done++
  return done
}

/** Why somebody cannot be erased now, for the page that offers it; null when they can. */
export async function whyNotErase(ctx: Ctx, personId: string): Promise<'held' | 'staff' | null> {
  if ((await ctx.db.legalHold.count({ where: { personId, liftedAt: null } })) > 0) return 'held'
  const roles = await ctx.db.roleAssignment.findMany({
    where: { personId, revokedAt: null },
    select: { role: true },
  })
  return isStaff(roles.map((row) => row.role).filter(isRole)) ? 'staff' : null
}

/** Keeps somebody's data from being erased, with a reason. Refuses `notFound`, `held` (one stands already). */
export async function placeHold(
  ctx: Ctx,
  input: { personId: string; reason: string },
): Promise<Result<null, 'notFound' | 'held'>> {
  return inTransaction(ctx, async (tx) => {
    const [person] = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM person WHERE id = ${input.personId}::uuid AND erased_at IS NULL FOR UPDATE`
    if (!person) return refused('notFound')
    if ((await tx.db.legalHold.count({ where: { personId: input.personId, liftedAt: null } })) > 0)
      return refused('held')
    await tx.db.legalHold.create({
      data: {
        id: newId(),
        personId: input.personId,
        reason: input.reason,
        placedAt: tx.now,
        placedById: personIdOf(tx.actor),
      },
    })
    await record(tx, {
      event: 'people.hold.placed',
      subject: { type: 'person', id: input.personId },
      personId: input.personId,
    })
    return ok(null)
  })
}

/** Ends a hold. Refuses `notFound`: none stands. */
export async function liftHold(ctx: Ctx, input: { personId: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const lifted = await tx.db.legalHold.updateMany({
      where: { personId: input.personId, liftedAt: null },
      data: { liftedAt: tx.now, liftedById: personIdOf(tx.actor) },
    })
    if (lifted.count === 0) return refused('notFound')
    await record(tx, {
      event: 'people.hold.lifted',
      subject: { type: 'person', id: input.personId },
      personId: input.personId,
    })
    return ok(null)
  })
}

/** The hold that stands, or null. */
export async function holdOn(ctx: Ctx, personId: string): Promise<{ reason: string; placedAt: Date } | null> {
  return ctx.db.legalHold.findFirst({
    where: { personId, liftedAt: null },
    select: { reason: true, placedAt: true },
  })
}
