import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { latinDigits, line, requiredLine } from '@/lib/people/schema'
import { isDay } from '@/lib/time/time'
import { centsOf } from './rules'
import { expenseKinds, expenseWhats } from './vocabulary'

const id = z.uuid('invalidChoice')

export const claimInput = z.object({
  kind: z.enum(expenseKinds, 'invalidChoice'),
  on: z.string('required').transform(latinDigits).refine(isDay, 'invalidDate'),
  amount: z
    .string('required')
    .transform(latinDigits)
    .refine((text) => (centsOf(text) ?? 0) > 0, 'invalidNumber')
    .transform((text) => centsOf(text) ?? 0)
    .refine((cents) => cents <= limits.ambassadors.claimCents, {
      error: 'tooHigh',
      params: { max: limits.ambassadors.claimCents / 100 },
    }),
  what: z.enum(expenseWhats, 'invalidChoice'),
  note: line(limits.text.reason).optional(),
})
/** Euros as people type them, in cents. */
const cents = z
  .string('required')
  .transform(latinDigits)
  .refine((text) => (centsOf(text) ?? 0) > 0, 'invalidNumber')
  .transform((text) => centsOf(text) ?? 0)
export const expenseRuleInput = z.object({
  validFrom: z.string('required').transform(latinDigits).refine(isDay, 'invalidDate'),
  dayCents: cents.optional(),
  monthCents: cents.optional(),
  yearCents: cents,
  source: requiredLine(limits.text.title),
})
export const claimIdInput = z.object({ claimId: id })
export const refuseClaimInput = z.object({ claimId: id, reason: requiredLine(limits.text.reason) })
