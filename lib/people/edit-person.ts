import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { isUniqueViolation } from '@/lib/db/errors'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { isBeyond } from './colleague'
import { named } from './name-key'
import { registerAtDesk } from './register'
import { likelyTheSame } from './search'
import type { FoundPerson } from './types'

export type PersonDetails = {
  fullName: string
  callName: string | null
  birthYear: number | null
  email: string | null
  phone: string | null
  locale: string
}

/**
 * Writes somebody down at the desk. When people like this one are known already, it refuses `maybeKnown` and writes
 * nothing, unless `surelyNew`. An e-mail address that is taken is always refused (`emailTaken`).
 */
export async function addPerson(
  ctx: Ctx,
  input: PersonDetails & { surelyNew: boolean },
): Promise<Result<{ id: string }, 'maybeKnown' | 'emailTaken'>> {
  const { surelyNew, ...details } = input
  if (!surelyNew) {
    const known = await likelyTheSame(ctx, details)
    if (known.length > 0) return refused('maybeKnown', { count: known.length })
  }
  return inTransaction(ctx, async (tx) => {
    const made = await registerAtDesk(tx, details)
    return made.existed ? refused('emailTaken') : ok({ id: made.id })
  })
}

/** People like the one in a form that was refused. */
export function knownLike(ctx: Ctx, details: PersonDetails): Promise<FoundPerson[]> {
  return likelyTheSame(ctx, details)
}

/**
 * Changes what staff may change. Refuses `notFound`, `changedMeanwhile` (somebody else was first), `emailTaken`, and
 * `colleague`: a colleague's account is changed by those who give roles.
 */
export async function editPerson(
  ctx: Ctx,
  input: PersonDetails & { personId: string; version: number },
): Promise<Result<null, 'notFound' | 'changedMeanwhile' | 'emailTaken' | 'colleague'>> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const before = await tx.db.person.findFirst({
        where: { id: input.personId, mergedIntoId: null },
        select: { version: true, email: true, emailVerifiedAt: true },
      })
      if (!before) return refused('notFound')
      if (await isBeyond(tx, input.personId)) return refused('colleague')
      const changed = await tx.db.person.updateMany({
        where: { id: input.personId, version: input.version },
        data: {
          ...named(input.fullName, input.callName),
          birthYear: input.birthYear,
          email: input.email,
          // An address that staff typed has not been shown to be theirs.
          emailVerifiedAt: input.email === before.email ? before.emailVerifiedAt : null,
          phone: input.phone,
          locale: input.locale,
          version: { increment: 1 },
        },
      })
      if (changed.count === 0) return refused('changedMeanwhile')
      await record(tx, {
        event: 'people.details.changed',
        subject: { type: 'person', id: input.personId },
        personId: input.personId,
        data: { byStaff: true, emailChanged: input.email !== before.email },
      })
      return ok(null)
    })
  } catch (error) {
    if (isUniqueViolation(error, 'person_email_key')) return refused('emailTaken')
    throw error
  }
}

/** Closes or opens an account. A closed one is out at its next request. Refuses `notFound`, `own`. */
export async function setDisabled(
  ctx: Ctx,
  input: { personId: string; disabled: boolean },
): Promise<Result<null, 'notFound' | 'own'>> {
  if (input.personId === personIdOf(ctx.actor)) return refused('own')
  return inTransaction(ctx, async (tx) => {
    const changed = await tx.db.person.updateMany({
      where: {
        id: input.personId,
        mergedIntoId: null,
        disabledAt: input.disabled ? null : { not: null },
      },
      data: { disabledAt: input.disabled ? tx.now : null, version: { increment: 1 } },
    })
    if (changed.count === 0) return refused('notFound')
    await record(tx, {
      event: input.disabled ? 'people.person.disabled' : 'people.person.enabled',
      subject: { type: 'person', id: input.personId },
      personId: input.personId,
    })
    return ok(null)
  })
}
