import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { isPurpose, type Purpose, purposeKeys, textVersionOf } from './vocabulary'

/** Whether somebody agrees to a purpose, now. */
export async function hasConsent(ctx: Ctx, personId: string, purpose: Purpose): Promise<boolean> {
  return (await ctx.db.consent.count({ where: { personId, purpose, withdrawnAt: null } })) > 0
}

/**
 * The same inside another domain's SQL: `WHERE … AND ${consented(Prisma.sql`p.id`, 'ambassadorContact')}`. Read in the
 * very statement that uses it, a withdrawal counts at once.
 */
export function consented(personColumn: Prisma.Sql, purpose: Purpose): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM consent c WHERE c.person_id = ${personColumn} AND c.purpose = ${purpose} AND c.withdrawn_at IS NULL)`
}

/** Of these people, those who agree. */
export async function whoConsents(
  ctx: Ctx,
  personIds: readonly string[],
  purpose: Purpose,
): Promise<Set<string>> {
  const rows = await ctx.db.consent.findMany({
    where: { personId: { in: [...personIds] }, purpose, withdrawnAt: null },
    select: { personId: true },
  })
  return new Set(rows.map((row) => row.personId))
}

/** What a domain does, in the same transaction, when somebody takes an agreement back. lib/registry lists them all. */
export type WithdrawHook = (ctx: Ctx, personId: string, purpose: Purpose) => Promise<void>

/** Locks the person's row; false for who is not there. */
async function lockPerson(ctx: Ctx, personId: string): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>`
    SELECT id FROM person WHERE id = ${personId}::uuid AND merged_into_id IS NULL AND erased_at IS NULL FOR UPDATE`
  return rows.length === 1
}

const mayDecide = (ctx: Ctx, personId: string) =>
  personIdOf(ctx.actor) === personId || can(ctx.actor, 'people.consent.record')

/**
 * Keeps that somebody agrees, with the wording and language they saw: by themselves, or said at the desk and written
 * down by a worker. Agreeing again to a newer wording ends the older row. Refuses `notFound`; `oldText` when the
 * wording changed since the page was shown.
 */
export async function giveConsent(
  ctx: Ctx,
  input: { personId: string; purpose: Purpose; textVersion: number; language: string },
): Promise<Result<null, 'notFound' | 'oldText'>> {
  if (!mayDecide(ctx, input.personId)) return refused('notFound')
  if (input.textVersion !== textVersionOf(input.purpose)) return refused('oldText')
  const by = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    if (!(await lockPerson(tx, input.personId))) return refused('notFound')
    const { personId, purpose, textVersion, language } = input
    const standing = await tx.db.consent.findFirst({
      where: { personId, purpose, withdrawnAt: null },
      select: { id: true, textVersion: true },
    })
    if (standing?.textVersion === textVersion) return ok(null)
    if (standing)
      await tx.db.consent.update({
        where: { id: standing.id },
        data: { withdrawnAt: tx.now, withdrawnById: by },
      })
    const way = by === personId ? 'self' : 'desk'
    await tx.db.consent.create({
      data: { id: newId(), personId, purpose, textVersion, language, givenAt: tx.now, givenById: by, way },
    })
    await record(tx, {
      event: 'people.consent.given',
      subject: { type: 'person', id: personId },
      personId,
      data: { purpose, textVersion, language, way },
    })
    return ok(null)
  })
}

/** Takes an agreement back, at once and in every domain (`hooks`). Twice is no matter. Refuses `notFound`. */
export async function withdrawConsent(
  ctx: Ctx,
  hooks: readonly WithdrawHook[],
  input: { personId: string; purpose: Purpose },
): Promise<Result<null, 'notFound'>> {
  if (!mayDecide(ctx, input.personId)) return refused('notFound')
  const by = personIdOf(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    if (!(await lockPerson(tx, input.personId))) return refused('notFound')
    const { personId, purpose } = input
    const ended = await tx.db.consent.updateMany({
      where: { personId, purpose, withdrawnAt: null },
      data: { withdrawnAt: tx.now, withdrawnById: by },
    })
    if (ended.count === 0) return ok(null)
    for (const hook of hooks) await hook(tx, personId, purpose)
    await record(tx, {
      event: 'people.consent.withdrawn',
      subject: { type: 'person', id: personId },
      personId,
      data: { purpose, way: by === personId ? 'self' : 'desk' },
    })
    return ok(null)
  })
}

export type ConsentRow = {
  purpose: Purpose
  textVersion: number
  language: string
  givenAt: Date
  withdrawnAt: Date | null
  way: 'self' | 'desk'
  /** The worker who wrote it down, for what was said at the desk. */
  writtenBy: string | null
}
export type ConsentState = { purpose: Purpose; standing: ConsentRow | null; history: ConsentRow[] }

/** Every purpose with what stands and what was, newest first: one's own, or anybody's for staff. Empty otherwise. */
export async function consentsOf(ctx: Ctx, personId: string): Promise<ConsentState[]> {
  if (personIdOf(ctx.actor) !== personId && !can(ctx.actor, 'people.profile.view')) return []
  const rows = await ctx.db.consent.findMany({
    where: { personId },
    orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
  })
  const writers = rows.flatMap((row) => (row.way === 'desk' && row.givenById ? [row.givenById] : []))
  const names = new Map(
    (
      await ctx.db.person.findMany({
        where: { id: { in: writers } },
        select: { id: true, fullName: true },
      })
    ).map((person) => [person.id, person.fullName]),
  )
  const shown = rows.flatMap((row): ConsentRow[] =>
    isPurpose(row.purpose)
      ? [
          {
            purpose: row.purpose,
            textVersion: row.textVersion,
            language: row.language,
            givenAt: row.givenAt,
            withdrawnAt: row.withdrawnAt,
            way: row.way === 'desk' ? 'desk' : 'self',
            writtenBy: row.way === 'desk' && row.givenById ? (names.get(row.givenById) ?? null) : null,
          },
        ]
      : [],
  )
  return purposeKeys.map((purpose) => {
    const history = shown.filter((row) => row.purpose === purpose)
    return { purpose, standing: history.find((row) => row.withdrawnAt === null) ?? null, history }
  })
}
