import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { locales, sourceLocale } from '@/lib/i18n/locales'
import { latinDigits, line, optionalEmailInput, paragraph, requiredLine } from '@/lib/people/schema'
import { isDay } from '@/lib/time/time'
import { activityKinds, evidences } from './vocabulary'

const id = z.uuid('invalidChoice')
const day = z.string('required').transform(latinDigits).refine(isDay, 'invalidDate')
const optionalDay = z
  .string()
  .optional()
  .transform((text) => latinDigits(text ?? '').trim())
  .refine((text) => text === '' || isDay(text), 'invalidDate')
  .transform((text) => text || null)

/** "2", "2,5" or "2:30" hours, in any digits, as minutes. */
export const hoursInput = z
  .string('required')
  .transform((text) => latinDigits(text).trim().replace('٫', '.').replace(',', '.'))
  .transform((text) => {
    const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text)
    if (clock) return Number(clock[1]) * 60 + Number(clock[2])
    return /^\d{1,2}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 60) : Number.NaN
  })
  .refine((minutes) => minutes >= 1 && minutes <= 16 * 60, 'invalidHours')

export const ownHoursInput = z.object({
  activityKind: z.enum(activityKinds, 'invalidChoice'),
  what: requiredLine(limits.text.title),
  on: day,
  hours: hoursInput,
  contactName: requiredLine(limits.text.name),
  contactEmail: optionalEmailInput,
})
export const hoursIdInput = z.object({ hoursId: id })
export const answerInput = z.object({
  hoursId: id,
  answer: z.enum(['confirm', 'refuse'], 'invalidChoice'),
  reason: paragraph(limits.text.reason).optional(),
})
export const linkAnswerInput = z.object({
  token: z.string().max(600),
  answer: z.enum(['confirm', 'refuse'], 'invalidChoice'),
  reason: paragraph(limits.text.reason).optional(),
})
export const startInput = z.object({ personId: id, templateId: id, startedOn: day })
export const trajectoryIdInput = z.object({ trajectoryId: id })
export const partInput = z.object({
  trajectoryId: id,
  partId: id,
  doneOn: optionalDay,
  evidence: z.enum(evidences, 'invalidChoice').or(z.literal('')).optional(),
})
export const proofInput = z.object({ trajectoryId: id, partId: id })
const wholeNumber = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => latinDigits(text ?? '').trim())
    .refine(
      (text) => text === '' || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= max),
      'invalidNumber',
    )
    .transform((text) => (text === '' ? null : Number(text)))
/** What the town calls something itself: in Dutch always, in other languages where somebody translated it. */
const ownNames = z
  .partialRecord(z.enum(locales), line(limits.text.title))
  .transform((names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name)))
  .superRefine((names, check) => {
    if (!names[sourceLocale]) check.addIssue({ code: 'custom', path: [sourceLocale], message: 'required' })
  })
const ownTexts = z
  .partialRecord(
    z.enum(locales),
    z.object({
      title: line(limits.text.title).optional().default(''),
      how: paragraph(limits.text.reason).optional().default(''),
    }),
  )
  .transform((texts) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text?.title)))
  .superRefine((texts, check) => {
    if (!texts[sourceLocale])
      check.addIssue({ code: 'custom', path: [sourceLocale, 'title'], message: 'required' })
  })
export const addTemplateInput = z.object({
  names: ownNames,
  country: z
    .string('required')
    .transform((text) => text.trim().toUpperCase())
    .refine((text) => /^[A-Z]{2}$/.test(text), 'invalidChoice'),
  source: requiredLine(limits.text.url),
  checkedOn: day,
  validFrom: day,
  fromId: id.optional(),
})
export const removePartInput = z.object({ partId: id, version: z.coerce.number().int() })
export const templateInput = z.object({
  names: ownNames.optional(),
  templateId: id,
  version: z.coerce.number().int(),
  source: requiredLine(limits.text.url),
  checkedOn: day,
  validFrom: day,
  validUntil: optionalDay,
})
const counts = z.array(z.enum(activityKinds, 'invalidChoice')).optional()
const evidence = z.array(z.enum(evidences, 'invalidChoice')).optional()
export const addPartInput = z.object({
  templateId: id,
  version: z.coerce.number().int(),
  words: ownTexts,
  requiredHours: wholeNumber(5000),
  termMonths: wholeNumber(240),
  counts,
  evidence,
})
export const editPartInput = z.object({
  words: ownTexts.optional(),
  partId: id,
  version: z.coerce.number().int(),
  requiredHours: wholeNumber(5000),
  termMonths: wholeNumber(240),
  counts,
  evidence,
})
