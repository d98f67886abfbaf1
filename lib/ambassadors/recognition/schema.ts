import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { latinDigits, paragraph, requiredLine } from '@/lib/people/schema'
import { isDay } from '@/lib/time/time'

const id = z.uuid('invalidChoice')

export const perkIdInput = z.object({ perkId: id })
export const wallInput = z.object({
  shownAs: requiredLine(60),
  words: paragraph(300).refine((text) => text.length > 0, 'required'),
  consent: z.literal('on', 'mustAccept'),
})
export const perkInput = z.object({
  partner: requiredLine(limits.text.name),
  title: requiredLine(limits.text.title),
  how: requiredLine(limits.text.reason),
  stock: z.coerce.number('invalidNumber').int('invalidNumber').min(1).max(10_000),
  minHours: z.coerce.number('invalidNumber').int('invalidNumber').min(0).max(1000),
  validUntil: z.string('required').transform(latinDigits).refine(isDay, 'invalidDate'),
})
export const wallApproveInput = z.object({ ambassadorId: id })
export const badgeIdInput = z.object({ badgeId: id })
