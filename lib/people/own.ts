import 'server-only'
import { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/transaction'
import { locales } from '@/lib/i18n/locales'
import { ok, type Result, refused } from '@/lib/result/result'
import { named } from './name-key'
import { fullNameInput, phoneInput } from './schema'

export const ownDetailsInput = z.object({
  fullName: fullNameInput,
  phone: phoneInput.optional(),
  locale: z.enum(locales, 'invalidChoice'),
})

/** What a person may change of themselves here: name, telephone number, the language we write in. */
export async function changeOwnDetails(
  ctx: Ctx,
  input: z.output<typeof ownDetailsInput>,
): Promise<Result<{ locale: string }, 'notFound'>> {
  const id = personIdOf(ctx.actor)
  if (!id) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const { callName } = await tx.db.person.findUniqueOrThrow({ where: { id }, select: { callName: true } })
    await tx.db.person.update({
      where: { id },
      data: { ...named(input.fullName, callName), phone: input.phone ?? null, locale: input.locale },
    })
    await record(tx, {
      event: 'people.details.changed',
      subject: { type: 'person', id },
      personId: id,
      data: { locale: input.locale },
    })
    return ok({ locale: input.locale })
  })
}

export type OwnDetails = { fullName: string; email: string | null; phone: string | null; locale: string }

/** My own details; null for nobody. */
export async function ownDetails(ctx: Ctx): Promise<OwnDetails | null> {
  const id = personIdOf(ctx.actor)
  return id
    ? ctx.db.person.findUnique({
        where: { id },
        select: { fullName: true, email: true, phone: true, locale: true },
      })
    : null
}
