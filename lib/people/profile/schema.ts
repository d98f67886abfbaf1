import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { birthYearInput, latinDigits, line, requiredLine } from '../schema'
import {
  contactChannels,
  type DayPart,
  dayPartNames,
  genders,
  literacies,
  relations,
  skillLevels,
  spokenLanguages,
} from './vocabulary'

// Zod messages are keys of the catalogue `validation`. Every answer may be left out: an empty one is "did not say".

/** One of the values, or null when nothing was chosen. */
function choice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .union([z.enum(values), z.literal('')], 'invalidChoice')
    .optional()
    .transform((value) => value || null) as unknown as z.ZodType<Values[number] | null>
}

const count = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => latinDigits(text ?? '').trim())
    .refine((text) => /^\d{0,3}$/.test(text), 'invalidNumber')
    .refine((text) => text === '' || Number(text) <= max, { error: 'tooHigh', params: { max } })
    .transform((text) => (text === '' ? null : Number(text)))

/** Several boxes of one name: none, one or many. */
const boxes = z
  .union([z.string(), z.array(z.string())], 'invalidChoice')
  .optional()
  .transform((value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]))

const timeValue = /^([1-7])-([a-z]+)$/

/** `1-morning` → Monday morning. Twice the same is once. */
const times = boxes.transform((values, context) => {
  const found = new Map<string, { weekday: number; part: DayPart }>()
  for (const value of values) {
    const match = timeValue.exec(value)
    const part = dayPartNames.find((name) => name === match?.[2])
    if (!match || !part) {
      context.addIssue({ code: 'custom', message: 'invalidChoice' })
      return z.NEVER
    }
    found.set(value, { weekday: Number(match[1]), part })
  }
  return [...found.values()]
})

/** The questions with one answer each. Languages and the household are lists with forms of their own. */
export const stepInputs = {
  name: z.object({
    callName: line(limits.text.name)
      .optional()
      .transform((name) => name || null),
  }),
  reading: z.object({ literacyOwn: choice(literacies), literacyLatin: choice(literacies) }),
  school: z.object({ schoolingYears: count(limits.profile.schoolingYears) }),
  digital: z.object({
    digitalSkill: choice(['0', '1', '2', '3']).transform((value) => (value === null ? null : Number(value))),
  }),
  neighbourhood: z.object({
    neighbourhoodId: z
      .union([z.uuid(), z.literal('')], 'invalidChoice')
      .optional()
      .transform((id) => id || null),
  }),
  contact: z.object({ contactChannel: choice(contactChannels), phoneShared: choice(['yes', 'no']) }),
  times: z.object({ times }),
  gender: z.object({ gender: choice(genders) }),
} as const
export type AnswerStep = keyof typeof stepInputs

const level = choice(skillLevels)
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const languageInput = z
  .object({
    language: z.enum(spokenLanguages, 'invalidChoice'),
    speaks: level,
    reads: level,
    writes: level,
    interprets: ticked,
    forLetters: ticked,
  })
  .refine(({ speaks, reads, writes }) => speaks || reads || writes, {
    path: ['speaks'],
    error: 'languageNeedsSkill',
  })
export const languageNameInput = z.object({ language: z.enum(spokenLanguages, 'invalidChoice') })

export const memberInput = z.object({
  memberId: z
    .union([z.uuid(), z.literal('')], 'invalidChoice')
    .optional()
    .transform((id) => id || null),
  name: requiredLine(limits.text.name),
  birthYear: birthYearInput,
  relation: z.enum(relations, 'invalidChoice'),
})
export const memberIdInput = z.object({ memberId: z.uuid('invalidChoice') })
