import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { type Locale, locales } from '@/lib/i18n/locales'
import { latinDigits, line, paragraph, requiredLine } from '@/lib/people/schema'
import { isDay, minuteOfTime } from '@/lib/time/time'

const id = z.uuid('invalidChoice')
const day = z.string('required').transform(latinDigits).refine(isDay, 'invalidDate')
const time = z
  .string('required')
  .transform(latinDigits)
  .refine((text) => minuteOfTime(text) !== null, 'invalidTime')
const texts = Object.fromEntries(
  locales.flatMap((locale) => [
    [`subject_${locale}`, line(limits.text.title).optional()],
    [`body_${locale}`, paragraph(limits.text.message).optional()],
  ]),
) as unknown as Record<`subject_${Locale}` | `body_${Locale}`, z.ZodOptional<z.ZodType<string>>>

/** When and where: a day, two times of that day in the town, and a place as people find it. */
const when = { on: day, from: time, until: time, place: requiredLine(limits.text.title) }

export const gatheringInput = z.object({
  gatheringId: id.optional(),
  version: z.coerce.number().int().optional(),
  ...when,
  capacity: z.preprocess(
    (value) => (typeof value === 'string' ? latinDigits(value) : value),
    z.coerce.number('invalidNumber').int('invalidNumber').min(1).max(limits.run.capacity),
  ),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'invalidChoice')
    .optional(),
  neighbourhoodId: id.optional(),
  role: z
    .string()
    .regex(/^[A-Za-z0-9]{1,40}$/, 'invalidChoice')
    .optional(),
  ...texts,
})
export const infoEveningInput = z.object(when)
export const gatheringIdInput = z.object({ gatheringId: id })
const yes = z.enum(['yes', 'no'], 'chooseOne').transform((answer) => answer === 'yes')
export const ownAnswerInput = z.object({ gatheringId: id, answer: yes })
export const linkAnswerInput = z.object({ token: z.string().max(500), answer: yes })
export const guestAnswerInput = z.object({ gatheringId: id, personId: id, answer: yes })
