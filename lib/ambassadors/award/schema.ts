import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { emailInput, latinDigits, paragraph } from '@/lib/people/schema'
import { isDay } from '@/lib/time/time'

const id = z.uuid('invalidChoice')
const day = z.string('required').transform(latinDigits).refine(isDay, 'invalidDate')

export const roundInput = z.object({
  year: z.coerce.number('invalidNumber').int('invalidNumber').min(2020).max(2100),
  nominateUntil: day,
  voteUntil: day,
})
export const jurorInput = z.object({ roundId: id, email: emailInput })
export const decideInput = z.object({ roundId: id })
export const nominateInput = z.object({
  ambassadorId: z.uuid('chooseOne'),
  reason: paragraph(limits.text.reason).refine((text) => text.length > 0, 'required'),
})
export const voteInput = z.object({ nominationId: id })
