import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { days, shift } from '@/lib/time/time'
import { isBeyond } from './colleague'
import { named } from './name-key'
import type { Moved, PersonalData } from './personal-data'
import { readPerson } from './staff-queries'
import type { MergePreview } from './types'

const fillable = ['callName', 'birthYear', 'email', 'phone'] as const

/** What a merge would do, without doing it; null when one of the two is not there or was merged already. */
export async function previewMerge(
  ctx: Ctx,
  domains: readonly PersonalData[],
  input: { keptId: string; mergedId: string },
): Promise<MergePreview | null> {
  if (input.keptId === input.mergedId) return null
  const [kept, merged] = [await readPerson(ctx, input.keptId), await readPerson(ctx, input.mergedId)]
  if (!kept || !merged || kept.mergedInto || merged.mergedInto) return null
  const conflicts: string[] = []
  for (const domain of domains) conflicts.push(...(await domain.conflicts(ctx, input.keptId, input.mergedId)))
  return {
    kept,
    merged,
    filled: [
      ...fillable.filter((field) => kept[field] === null && merged[field] !== null),
      ...(kept.neighbourhood === null && merged.neighbourhood !== null ? (['neighbourhood'] as const) : []),
    ],
    conflicts,
  }
}

type Memory = {
  moved: Record<string, Moved>
  roles: string[]
  /** What the kept row had before, and what the merged row gave away. */
  before: Record<string, string | number | null>
  given: Record<string, string | number | null>
  wasDisabled: boolean
}

/**
 * Makes one person of two: what the second has goes to the first, empty fields are filled, and the second stays as a
 * pointer, so that both histories can be read. Can be undone for thirty days. Refuses `notFound`,
 * `conflict`, `own`, and `colleague`: accounts of people who work here are merged by those who give roles.
 */
export async function mergePeople(
  ctx: Ctx,
  domains: readonly PersonalData[],
  input: { keptId: string; mergedId: string },
): Promise<Result<{ mergeId: string }, 'notFound' | 'conflict' | 'own' | 'colleague'>> {
  if (personIdOf(ctx.actor) === input.mergedId) return refused('own')
  return inTransaction(ctx, async (tx) => {
    // Both rows, always in the order of their ids.
    const rows = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM person WHERE id = ANY(${[input.keptId, input.mergedId]}::uuid[]) ORDER BY id FOR UPDATE`
    if (rows.length !== 2) return refused('notFound')
    for (const { id } of rows) if (await isBeyond(tx, id)) return refused('colleague')
    const preview = await previewMerge(tx, domains, input)
    if (!preview) return refused('notFound')
    if (preview.conflicts.length > 0) return refused('conflict')
    const columns = {
      callName: true,
      birthYear: true,
      email: true,
      phone: true,
      neighbourhoodId: true,
      fullName: true,
      disabledAt: true,
    } as const
    const kept = await tx.db.person.findUniqueOrThrow({ where: { id: input.keptId }, select: columns })
    const merged = await tx.db.person.findUniqueOrThrow({ where: { id: input.mergedId }, select: columns })
    const memory: Memory = {
      moved: {},
      roles: [],
      before: {},
      given: {},
      wasDisabled: merged.disabledAt !== null,
    }
    for (const field of [...fillable, 'neighbourhoodId'] as const) {
      if (kept[field] !== null || merged[field] === null) continue
      memory.before[field] = kept[field]
      memory.given[field] = merged[field]
    }
    for (const domain of domains)
      memory.moved[domain.domain] = await domain.move(tx, input.mergedId, input.keptId)
    await tx.db.person.update({
      where: { id: input.mergedId },
      // An address belongs to one row only.
      data: {
        mergedIntoId: input.keptId,
        disabledAt: merged.disabledAt ?? tx.now,
        ...('email' in memory.given ? { email: null } : {}),
        version: { increment: 1 },
      },
    })
    await tx.db.person.update({
      where: { id: input.keptId },
      data: {
        ...memory.given,
        ...named(kept.fullName, kept.callName ?? merged.callName),
        version: { increment: 1 },
      },
    })
    const held = new Set(preview.kept.roles.map(({ role }) => role))
    for (const { role } of preview.merged.roles) {
      // Roles that open the back office are given by hand.
      if (held.has(role) || (role !== 'newcomer' && role !== 'resident')) continue
      const id = newId()
      await tx.db.roleAssignment.create({
        data: {
          id,
          personId: input.keptId,
          role,
          grantedAt: tx.now,
          grantedById: personIdOf(tx.actor),
        },
      })
      memory.roles.push(id)
    }
    const mergeId = newId()
    await tx.db.personMerge.create({
      data: {
        id: mergeId,
        keptId: input.keptId,
        mergedId: input.mergedId,
        mergedAt: tx.now,
        mergedById: personIdOf(tx.actor),
        moved: memory,
      },
    })
    await record(
      tx,
      ...[input.keptId, input.mergedId].map((personId) => ({
        event: 'people.person.merged',
        subject: { type: 'person', id: personId },
        personId,
        data: { merge: mergeId, kept: personId === input.keptId },
      })),
    )
    return ok({ mergeId })
  })
}

/** Makes two of one again, within thirty days: what was moved and has not changed hands since goes back. */
export async function undoMerge(
  ctx: Ctx,
  domains: readonly PersonalData[],
  input: { mergeId: string },
): Promise<Result<{ mergedId: string; keptId: string }, 'notFound' | 'tooLate'>> {
  return inTransaction(ctx, async (tx) => {
    const merge = await tx.db.personMerge.findFirst({ where: { id: input.mergeId, undoneAt: null } })
    if (!merge) return refused('notFound')
    if (merge.mergedAt <= shift(tx.now, -days(limits.people.undoMergeDays))) return refused('tooLate')
    await tx.db.$queryRaw`
      SELECT id FROM person WHERE id = ANY(${[merge.keptId, merge.mergedId]}::uuid[]) ORDER BY id FOR UPDATE`
    const undone = await tx.db.personMerge.updateMany({
      where: { id: merge.id, undoneAt: null },
      data: { undoneAt: tx.now, undoneById: personIdOf(tx.actor) },
    })
    if (undone.count === 0) return refused('notFound')
    const memory = merge.moved as Memory
    const kept = await tx.db.person.findUniqueOrThrow({
      where: { id: merge.keptId },
      select: {
        callName: true,
        birthYear: true,
        email: true,
        phone: true,
        neighbourhoodId: true,
        fullName: true,
      },
    })
    // Only what is still as the merge made it: what somebody typed since stays theirs.
    const still = Object.entries(memory.given).filter(
      ([field, value]) => kept[field as keyof typeof kept] === value,
    )
    const restored = Object.fromEntries(still.map(([field]) => [field, memory.before[field] ?? null]))
    await tx.db.person.update({
      where: { id: merge.keptId },
      data: {
        ...restored,
        ...named(kept.fullName, 'callName' in restored ? null : kept.callName),
        version: { increment: 1 },
      },
    })
    await tx.db.person.update({
      where: { id: merge.mergedId },
      data: {
        mergedIntoId: null,
        ...(memory.wasDisabled ? {} : { disabledAt: null }),
        ...('email' in restored ? { email: memory.given.email as string } : {}),
        version: { increment: 1 },
      },
    })
    for (const domain of domains) {
      const moved = memory.moved[domain.domain]
      if (moved) await domain.back(tx, moved, merge.keptId, merge.mergedId)
    }
    await tx.db.roleAssignment.updateMany({
      where: { id: { in: memory.roles }, revokedAt: null },
      data: { revokedAt: tx.now, revokedById: personIdOf(tx.actor) },
    })
    await record(
      tx,
      ...[merge.keptId, merge.mergedId].map((personId) => ({
        event: 'people.person.unmerged',
        subject: { type: 'person', id: personId },
        personId,
        data: { merge: merge.id },
      })),
    )
    return ok({ mergedId: merge.mergedId, keptId: merge.keptId })
  })
}
