import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { town } from '@/lib/config/town'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { type Day, dateToDay, dayToDate } from '@/lib/time/time'

/**
 * Writes down the ceilings of the town's country from a day on; the row before ends there. Amounts that were only taken
 * over from an earlier year are replaced; confirmed ones stand, since claims rest on them. Refuses `confirmed` (a row of
 * that very day is there), `order` (before the newest row begins: the past is not rewritten), `noCeiling` (neither a day's
 * nor a month's).
 */
export async function setExpenseRule(
  ctx: Ctx,
  input: { validFrom: Day; dayCents?: number; monthCents?: number; yearCents: number; source: string },
): Promise<Result<null, 'confirmed' | 'order' | 'noCeiling'>> {
  const dayCents = input.dayCents ?? null
  const monthCents = input.monthCents ?? null
  if (dayCents === null && monthCents === null) return refused('noCeiling')
  return inTransaction(ctx, async (tx) => {
    await tx.db
      .$queryRaw`SELECT 1 FROM expense_rule WHERE country = ${town.country} ORDER BY valid_from FOR UPDATE`
    const newest = await tx.db.expenseRule.findFirst({
      where: { country: town.country },
      orderBy: { validFrom: 'desc' },
    })
    const amounts = { dayCents, monthCents, yearCents: input.yearCents, source: input.source }
    const begins = newest ? dateToDay(newest.validFrom) : null
    if (newest && begins !== null && input.validFrom < begins) return refused('order')
    if (newest && begins === input.validFrom) {
      if (!newest.toConfirm) return refused('confirmed')
      await tx.db.expenseRule.update({ where: { id: newest.id }, data: { ...amounts, toConfirm: false } })
    } else {
      if (newest)
        await tx.db.expenseRule.update({
          where: { id: newest.id },
          data: { validTo: dayToDate(input.validFrom) },
        })
      await tx.db.expenseRule.create({
        data: { id: newId(), country: town.country, validFrom: dayToDate(input.validFrom), ...amounts },
      })
    }
    await record(tx, {
      event: 'ambassadors.expenseRule.written',
      subject: { type: 'expenseRule', id: `${town.country}:${input.validFrom}` },
      data: { dayCents, monthCents, yearCents: input.yearCents },
    })
    return ok(null)
  })
}
