import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { type Locale, locales } from '@/lib/i18n/locales'
import { line, paragraph } from '@/lib/people/schema'
import { states } from '../vocabulary'

export type LetterText = { subject: string; body: string }
export type LetterTexts = Partial<Record<Locale, LetterText>>
export type Audience = {
  states: string[]
  role: string | null
  coordinatorId: string | null
  /** BCP 47: who speaks it. */
  language?: string | null
  neighbourhoodId?: string | null
}

const id = z.uuid('invalidChoice')
const list = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]
const texts = Object.fromEntries(
  locales.flatMap((locale) => [
    [`subject_${locale}`, line(limits.text.title).optional()],
    [`body_${locale}`, paragraph(limits.text.message).optional()],
  ]),
) as unknown as Record<`subject_${Locale}` | `body_${Locale}`, z.ZodOptional<z.ZodType<string>>>

export const letterInput = z.object({
  mailingId: id.optional(),
  version: z.coerce.number().int().optional(),
  states: z.preprocess(list, z.array(z.enum(states, 'invalidChoice')).min(1, 'chooseOne')),
  role: z
    .string()
    .regex(/^[A-Za-z0-9]{1,40}$/, 'invalidChoice')
    .optional(),
  coordinatorId: id.optional(),
  ...texts,
})
export const letterTestInput = z.object({ mailingId: id, language: z.enum(locales, 'invalidChoice') })
export const letterSendInput = z.object({ mailingId: id, version: z.coerce.number().int() })
export const letterStopInput = z.object({ token: z.string().max(500), again: z.literal('1').optional() })

/** The texts that were written; a language in which a subject or the words are missing is left out and named. */
export function readTexts(input: Record<string, unknown>): { texts: LetterTexts; half: Locale[] } {
  const found: LetterTexts = {}
  const half: Locale[] = []
  for (const locale of locales) {
    const subject = String(input[`subject_${locale}`] ?? '').trim()
    const body = String(input[`body_${locale}`] ?? '').trim()
    if (subject && body) found[locale] = { subject, body }
    else if (subject || body) half.push(locale)
  }
  return { texts: found, half }
}
