import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import {
  codeInput,
  emailInput,
  fullNameInput,
  latinDigits,
  line,
  paragraph,
  phoneInput,
  requiredLine,
} from '@/lib/people/schema'
import { isDay, minuteOfTime } from '@/lib/time/time'
import { dayParts, declineReasons, heardFrom, leaveReasons, talkWays } from './vocabulary'

const id = z.uuid('invalidChoice')
const day = z.string('required').transform(latinDigits).refine(isDay, 'invalidDate')
const time = z
  .string('required')
  .transform(latinDigits)
  .refine((text) => minuteOfTime(text) !== null, 'invalidTime')

/** A form sends one ticked box as a word and several as a list. */
const several = <Item extends z.ZodType<string>>(item: Item, most: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(item, 'required')
      .min(1, 'chooseOne')
      .max(most)
      .transform((items) => [...new Set(items)]),
  )

const roleKey = z.string('required').regex(/^[A-Za-z0-9]{1,40}$/, 'invalidChoice')
/** BCP 47, as the lists send it. */
const language = z.string('required').regex(/^[a-z]{2,3}$/, 'invalidChoice')
/** `1-evening` */
const moment = z.string('required').regex(new RegExp(`^[1-7]-(${dayParts.join('|')})$`), 'invalidChoice')
const capacity = z.coerce.number('invalidNumber').int('invalidNumber').min(1).max(limits.ambassadors.capacity)

export const joinRolesInput = z.object({
  draftId: id.optional(),
  roles: several(roleKey, limits.ambassadors.roles),
})
export const joinLanguagesInput = z.object({ draftId: id, languages: several(language, 22) })
export const joinTimeInput = z.object({ draftId: id, times: several(moment, 21), capacity })
export const joinYouInput = z.object({
  draftId: id,
  fullName: fullNameInput.optional(),
  email: emailInput.optional(),
  phone: phoneInput.optional(),
  motivation: paragraph(limits.ambassadors.motivation).optional(),
  occupation: z
    .string()
    .regex(/^\d{4}$/, 'invalidChoice')
    .optional(),
  heardFrom: z.enum(heardFrom, 'invalidChoice').optional(),
})
export const joinNoteInput = z.object({ draftId: id, accept: z.literal('on', 'mustAccept') })
export const joinConfirmInput = z.object({ draftId: id, code: codeInput.optional() })
export const joinDraftInput = z.object({ draftId: id })

/** What a draft holds, step by step. */
export type JoinAnswers = {
  roles?: string[]
  languages?: string[]
  times?: string[]
  capacity?: number
  you?: {
    fullName: string | null
    phone: string | null
    motivation: string | null
    occupation: string | null
    heardFrom: string | null
  }
  note?: { country: string; version: string; language: string }
}

// Of the back office
const about = { ambassadorId: id }
export const ambassadorInput = z.object(about)
export const planTalkInput = z.object({ ...about, on: day, at: time, way: z.enum(talkWays, 'invalidChoice') })
export const recordTalkInput = z.object({
  ...about,
  outcome: z.enum(['held', 'missed'], 'invalidChoice'),
  roles: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(roleKey).max(limits.ambassadors.roles),
  ),
  notes: paragraph(limits.text.message).optional(),
})
export const recordCheckInput = z.object({ ...about, issuedOn: day, code: z.literal('on').optional() })
export const noCheckInput = z.object({ ...about, code: z.literal('on').optional() })
/** Half hours and the comma are welcome: `2,5`. */
const hours = z
  .string('required')
  .transform((text) => Number(latinDigits(text).replace(',', '.')))
  .refine((value) => Number.isFinite(value) && value >= 0.25 && value <= 24, 'invalidNumber')
export const serviceInput = z.object({ ...about, roleKey, on: day, hours })
export const serviceIdInput = z.object({ serviceId: id })
export const trainedInput = z.object({ ...about, note: requiredLine(limits.text.reason).optional() })
export const declineInput = z.object({
  ...about,
  reason: z.enum(declineReasons, 'invalidChoice'),
  note: line(limits.text.reason).optional(),
})
export const leaveInput = z.object({
  ...about,
  reason: z.enum(leaveReasons, 'invalidChoice'),
  note: line(limits.text.reason).optional(),
})
export const pauseInput = z.object({ ...about, until: day.optional() })
export const voidStepInput = z.object({ ...about, stepId: id, reason: requiredLine(limits.text.reason) })
export const handOverInput = z.object({
  toId: id,
  fromId: id.optional(),
  ambassadorId: id.optional(),
})

// One's own
export const ownPauseInput = z.object({ until: day.optional() })
export const ownAvailabilityInput = z.object({ times: several(moment, 21), capacity })
export const ownLeaveInput = z.object({ reason: z.enum(leaveReasons, 'invalidChoice') })
export const signCodeInput = z.object({ accept: z.literal('on', 'mustAccept') })
