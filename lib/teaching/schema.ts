import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { latinDigits, paragraph, requiredLine } from '@/lib/people/schema'
import { readBlank } from '@/lib/phrasebook/rules'
import { isPhraseId, sideOf, typeOfBlank } from '@/lib/phrasebook/vocabulary'
import { isDay } from '@/lib/time/time'
import { type FollowUpKind, followUpKinds, marks, steps } from './vocabulary'

const id = z.uuid('invalidChoice')
const day = z.string('required').transform(latinDigits).refine(isDay, 'invalidDate')
const mark = z.enum(marks, 'invalidChoice')

/** A sheet as a phone sends it. */
export const sheetJson = z.object({
  key: id,
  base: z.number().int().min(0),
  marks: z.array(z.object({ personId: id, mark })).max(limits.run.capacity),
})

/** The same as a plain form: `mark.{personId}` is one field for each learner. */
export const sheetInput = z.object({
  runId: id,
  lessonId: id,
  key: id,
  base: z.coerce.number().int().min(0),
  mark: z.record(id, mark),
})

export const noteInput = z.object({
  runId: id,
  personId: id,
  text: paragraph(limits.text.message).refine((text) => text.length > 0, 'required'),
})
const step = z.enum(steps, 'invalidChoice').optional()
export const progressInput = z.object({
  runId: id,
  personId: id,
  listening: step,
  reading: step,
  speaking: step,
  writing: step,
})
const phrase = z.object({
  id: z.string().refine((value) => isPhraseId(value) && sideOf(value) === 'staff', 'invalidChoice'),
  blanks: z.record(z.string().max(20), z.string().max(1000)).optional(),
})
/** Phrases for a group, with what was typed into their gaps. */
export const messageInput = z
  .object({
    runId: id,
    parts: z.array(phrase).min(1, 'required').max(limits.threads.phrases, 'invalidChoice'),
  })
  .superRefine(({ parts }, check) => {
    parts.forEach((part, index) => {
      for (const [name, typed] of Object.entries(part.blanks ?? {})) {
        const answer = readBlank(name, typed)
        if ('fault' in answer)
          check.addIssue({
            code: 'custom',
            path: ['parts', index, 'blanks', name],
            message: answer.fault,
            params: { max: typeOfBlank(name) === 'place' ? limits.text.title : limits.text.name },
          })
      }
    })
  })
export const substituteInput = z.object({ runId: id, personId: id, fromOn: day, untilOn: day })
export const endSubstituteInput = z.object({ substitutionId: id })
export const callInput = z.object({
  followUpId: id,
  outcome: z.enum(['reached', 'notReached'], 'invalidChoice'),
})

const scale = z.coerce
  .number('invalidChoice')
  .int('invalidChoice')
  .min(1, 'invalidChoice')
  .max(3, 'invalidChoice')
export const evaluationInput = z.object({
  askId: id,
  face: scale,
  learned: scale,
  pace: scale,
  welcome: scale,
})
const months = z
  .string()
  .optional()
  .transform((text) => latinDigits(text ?? '').trim())
  .refine(
    (text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 120),
    'invalidNumber',
  )
  .transform((text) => (text === '' ? null : Number(text)))
export const certificatesInput = z.object({ runId: id, validMonths: months })
export const certificateInput = z.object({ certificateId: id })
export const addRuleInput = z
  .object({
    what: z.enum(Object.keys(followUpKinds) as [FollowUpKind, ...FollowUpKind[]], 'invalidChoice'),
    threshold: z.coerce
      .number('invalidNumber')
      .int('invalidNumber')
      .min(0, 'invalidNumber')
      .max(50, 'invalidNumber'),
    source: requiredLine(limits.text.url),
  })
  // Nothing follows from no absence at all.
  .refine(({ what, threshold }) => followUpKinds[what].trigger !== 'absences' || threshold > 0, {
    path: ['threshold'],
    message: 'invalidNumber',
  })
export const endRuleInput = z.object({ ruleId: id, version: z.coerce.number().int() })
export const ruleInput = z.object({
  ruleId: id,
  version: z.coerce.number().int(),
  source: requiredLine(limits.text.url),
  threshold: z.coerce.number('invalidNumber').int('invalidNumber').min(0).max(50),
  resting: z.enum(['yes', 'no'], 'invalidChoice').transform((value) => value === 'yes'),
})
