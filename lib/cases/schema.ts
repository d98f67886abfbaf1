import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { locales, sourceLocale } from '@/lib/i18n/locales'
import { latinDigits, line, paragraph, phoneInput, requiredLine } from '@/lib/people/schema'
import { isDay, minuteOfTime } from '@/lib/time/time'
import {
  authorities,
  closingOutcomes,
  contactChannels,
  countries,
  doers,
  factKeys,
  flagKinds,
  noDangerReasons,
  noteKinds,
  ownTypeIcons,
  paperKeys,
  reaches,
  reachTimes,
  stageKeys,
  stageSigns,
  taskKeys,
  typeKeyShape,
  urgencies,
} from './vocabulary'
import type { OwnWords } from './words'

const id = z.uuid('invalidChoice')
/** Whether there is such a type is for the command to see. */
const typeKey = z.string('invalidChoice').regex(typeKeyShape, 'invalidChoice')
export const day = z.string('required').transform(latinDigits).refine(isDay, 'invalidDate')
export const optionalDay = z
  .string()
  .optional()
  .transform((text) => latinDigits(text ?? '').trim())
  .refine((text) => text === '' || isDay(text), 'invalidDate')
  .transform((text) => text || null)
const text = paragraph(limits.text.message).refine((value) => value.length > 0, 'required')
export const optionalText = paragraph(limits.text.message)
  .optional()
  .transform((value) => value || null)
/** One box ticked is a string, several are a list. */
const times = z
  .array(z.enum(reachTimes, 'invalidChoice'))
  .max(4)
  .optional()
  .transform((value) => value ?? [])

/* Asking for help, one step each. */
export const askTopicInput = z.object({ topic: typeKey, draftId: id.optional() })
export const askTellInput = z.object({ draftId: id, question: optionalText })
export const askReachInput = z.object({
  draftId: id,
  fullName: line(limits.text.name).optional(),
  reachBy: z.enum(reaches, 'invalidChoice'),
  phone: phoneInput.optional().transform((value) => value ?? null),
  reachWhen: times,
  reachNote: line(300)
    .optional()
    .transform((value) => value || null),
})
export const askUrgencyInput = z.object({ draftId: id, urgency: z.enum(urgencies, 'invalidChoice') })
export const askSendInput = z.object({ draftId: id })

/** Reception or a caseworker asks together with somebody at the desk. */
export const askForInput = z.object({
  personId: id,
  topic: typeKey,
  question: optionalText,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'invalidChoice'),
  urgency: z.enum(urgencies, 'invalidChoice'),
  reachBy: z.enum(reaches, 'invalidChoice'),
  reachWhen: times,
  reachNote: line(300)
    .optional()
    .transform((value) => value || null),
})

/* The person's own page. */
export const ownTaskInput = z.object({ caseId: id, taskId: id })
export const ownPaperInput = z.object({ caseId: id, paperId: id })

/* Teams. */
const optionalMinute = z
  .string()
  .optional()
  .transform((text) => latinDigits(text ?? '').trim())
  .refine((text) => text === '' || minuteOfTime(text) !== null, 'invalidTime')
  .transform((text) => (text === '' ? null : minuteOfTime(text)))
export const teamInput = z.object({
  teamId: id.optional(),
  name: requiredLine(limits.text.name),
  typeKeys: z.array(typeKey).max(100).optional(),
  phone: phoneInput.optional().transform((value) => value ?? null),
  weekdays: z.array(z.coerce.number('invalidChoice').int().min(1).max(7)).max(7).optional(),
  fromMinute: optionalMinute,
  toMinute: optionalMinute,
})
export const teamIdInput = z.object({ teamId: id })
export const memberInput = z.object({ teamId: id, personId: id, safety: z.literal('on').optional() })

/* Staff. */
export const caseInput = z.object({ caseId: id })
export const assignInput = z.object({ caseId: id, personId: id })
export const transferInput = z.object({ caseId: id, teamId: id, reason: requiredLine(limits.text.reason) })
export const handOverInput = z.object({ fromId: id, toId: z.union([id, z.literal('')]).optional() })
export const factInput = z.object({
  caseId: id,
  key: z.string().max(40),
  on: optionalDay,
  value: z.string().max(40).optional(),
  /** When the page was read on which it was filled in. */
  seenAt: z
    .union([z.iso.datetime(), z.literal('')])
    .optional()
    .transform((at) => (at ? new Date(at) : null)),
})
export const factKeyInput = z.object({ caseId: id, key: z.string().max(40) })
export const taskInput = z.object({
  caseId: id,
  words: requiredLine(limits.text.title),
  who: z.enum(doers, 'invalidChoice'),
  dueOn: optionalDay,
})
export const changeTaskInput = z.object({
  caseId: id,
  taskId: id,
  version: z.coerce.number().int(),
  words: line(limits.text.title)
    .optional()
    .transform((value) => value || null),
  who: z.enum(doers, 'invalidChoice'),
  dueOn: optionalDay,
})
export const taskIdInput = z.object({ caseId: id, taskId: id })
export const paperInput = z
  .object({
    caseId: id,
    key: z.enum(paperKeys, 'invalidChoice').optional(),
    words: line(limits.text.title).optional(),
  })
  .refine((paper) => paper.key || paper.words, { path: ['key'], message: 'invalidChoice' })
export const paperMarkInput = z.object({ caseId: id, paperId: id, as: z.enum(['seen', 'waived']) })
export const noteInput = z
  .object({
    caseId: id,
    kind: z.enum(noteKinds, 'invalidChoice'),
    text,
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'invalidChoice')
      .optional(),
    channel: z.enum(contactChannels, 'invalidChoice').optional(),
    reached: z.literal('on').optional(),
  })
  .refine((note) => note.kind !== 'contact' || note.channel, { path: ['channel'], message: 'invalidChoice' })
export const changeNoteInput = z.object({
  caseId: id,
  noteId: id,
  version: z.coerce.number().int(),
  text,
})
export const noteIdInput = z.object({ caseId: id, noteId: id })
export const flagInput = z.object({
  caseId: id,
  kind: z.enum(flagKinds, 'invalidChoice'),
  words: line(limits.text.title)
    .optional()
    .transform((value) => value || null),
  until: optionalDay,
})
export const flagIdInput = z.object({ caseId: id, flagId: id })
export const closeInput = z.object({
  caseId: id,
  outcome: z.enum(closingOutcomes, 'invalidChoice'),
  reason: optionalText,
})
export const reasonInput = z.object({ caseId: id, reason: requiredLine(limits.text.reason) })
export const mergeCasesInput = z.object({ caseId: id, otherNumber: requiredLine(20) })
export const noDangerInput = z.object({
  caseId: id,
  why: z.enum(noDangerReasons, 'invalidChoice'),
  words: requiredLine(limits.text.reason),
  desk: z.literal('on').optional(),
})
export const unmergeInput = z.object({ caseId: id, mergeId: id })
export const referInput = z.object({
  caseId: id,
  organisationId: id,
  reason: text,
  consent: z.literal('on', 'required'),
})
export const answerReferralInput = z.object({
  referralId: id,
  answer: z.enum(['accepted', 'rejected'], 'invalidChoice'),
  words: optionalText,
})
export const referralIdInput = z.object({ caseId: id, referralId: id })
export const letterInput = z.object({
  caseId: id,
  template: z.enum(['papers', 'deadline', 'free'], 'invalidChoice'),
  words: optionalText,
})
export const viewInput = z.object({
  name: requiredLine(limits.text.name),
  query: z.string().max(500),
  teamId: z.union([id, z.literal('')]).optional(),
})
export const viewIdInput = z.object({ viewId: id })
export const bulkInput = z.object({
  caseIds: z.union([id.transform((one) => [one]), z.array(id).max(limits.cases.bulk)], 'invalidChoice'),
  what: z.enum(['assign', 'flag', 'release'], 'invalidChoice'),
  personId: z.union([id, z.literal('')]).optional(),
  flag: z.enum(flagKinds).optional(),
  back: z.string().max(600).optional(),
})
export const bulkIdInput = z.object({ bulkId: id, back: z.string().max(600).optional() })

export const termIdInput = z.object({ caseId: id, termId: id })

/* Administrators: types (rules: deadlines/schema.ts). */
export const ruleKey = z.string().regex(/^[A-Z]{2}-[A-Z0-9-]{2,40}$/, 'invalidChoice')

/** How many tasks a type can lay out: so many rows stand on its form. */
export const typeTaskRows = 12
const taskRow = (n: number) => ({
  [`task${n}Key`]: z.union([z.enum(taskKeys, 'invalidChoice'), z.literal('')]).optional(),
  [`task${n}Words`]: line(limits.text.title).optional(),
  [`task${n}Who`]: z.enum(doers, 'invalidChoice').optional(),
  [`task${n}Due`]: z
    .string()
    .optional()
    .transform((text) => latinDigits(text ?? '').trim())
    .refine((text) => /^\d{0,3}$/.test(text) && Number(text) <= 250, 'invalidNumber')
    .transform((text) => (text === '' ? undefined : Number(text))),
})
const taskRows: Record<string, z.ZodType> = Object.assign(
  {},
  ...Array.from({ length: typeTaskRows }, (_, n) => taskRow(n)),
)
const sign = z
  .union([z.enum(stageSigns, 'invalidChoice'), z.literal('')])
  .optional()
  .transform((value) => value || undefined)
export const typeInput = z.object({
  ...taskRows,
  key: typeKey,
  country: z.enum(countries, 'invalidChoice'),
  version: z.coerce.number().int(),
  papers: z.array(z.enum(paperKeys, 'invalidChoice')).max(20).optional(),
  optionalPapers: z.array(z.enum(paperKeys, 'invalidChoice')).max(20).optional(),
  ownPapers: paragraph(2000).optional(),
  facts: z.array(z.enum(factKeys, 'invalidChoice')).max(20).optional(),
  stages: z.array(z.enum(stageKeys, 'invalidChoice')).max(stageKeys.length).optional(),
  /** What ends each stage: up to three signs, one of them or all. */
  done: z
    .partialRecord(
      z.enum(stageKeys),
      z.object({ match: z.enum(['all', 'any']).optional(), first: sign, second: sign, third: sign }),
    )
    .optional(),
  rules: z.array(ruleKey).max(20).optional(),
  authority: z.enum(authorities, 'invalidChoice'),
  sensitive: z.literal('on').optional(),
  answerWorkingDays: z.coerce.number('invalidNumber').int('invalidNumber').min(0).max(20),
  fourEyes: z.literal('on').optional(),
  note: requiredLine(limits.text.reason),
})

/** What the town calls a type of its own, and a line that explains it: in Dutch always. */
const ownWords = z
  .partialRecord(
    z.enum(locales),
    z.object({
      title: line(limits.text.title).optional().default(''),
      line: line(limits.text.reason).optional().default(''),
    }),
  )
  .transform(
    (words) => Object.fromEntries(Object.entries(words).filter(([, said]) => said?.title)) as OwnWords,
  )
  .superRefine((words, check) => {
    if (!words[sourceLocale])
      check.addIssue({ code: 'custom', path: [sourceLocale, 'title'], message: 'required' })
  })
export const typeKeyInput = z.object({ key: typeKey, country: z.enum(countries, 'invalidChoice') })
export const makeTypeInput = z.object({
  country: z.enum(countries, 'invalidChoice'),
  fromKey: z
    .union([typeKey, z.literal('')])
    .optional()
    .transform((key) => key || null),
  words: ownWords,
  icon: z.enum(ownTypeIcons, 'invalidChoice'),
})
export const nameTypeInput = typeKeyInput.extend({
  words: ownWords,
  icon: z.enum(ownTypeIcons, 'invalidChoice'),
})
