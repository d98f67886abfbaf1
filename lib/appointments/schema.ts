import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { type Locale, locales } from '@/lib/i18n/locales'
import { fullNameInput, line, phoneInput, requiredLine } from '@/lib/people/schema'
import { isDay, minuteOfTime } from '@/lib/time/time'
import { accompanyKinds, audiences, closureReasons, placeKinds } from './vocabulary'

const id = z.uuid('invalidChoice')
/** BCP 47, as in a list of languages. */
const language = z.string('invalidChoice').regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'invalidChoice')
const instant = z.iso.datetime('invalidChoice').transform((value) => new Date(value))
const day = z.string('required').refine(isDay, 'invalidDate')
const minute = z
  .string('required')
  .transform((value) => minuteOfTime(value))
  .refine((value): value is number => value !== null, 'invalidTime')

export const bookInput = z.object({
  serviceId: id,
  startsAt: instant,
  setting: z.enum(['centre', 'phone', 'video'], 'invalidChoice'),
  language,
  caseId: id.optional(),
})
export const guestInput = bookInput.extend({
  guestName: fullNameInput,
  guestPhone: phoneInput.refine((phone) => phone !== null, 'required').transform(String),
})
export const bookForInput = bookInput.extend({ personId: id, staffId: id.optional() })
export const appointmentInput = z.object({ appointmentId: id })
export const linkInput = z.object({ token: z.string().max(200) })
export const moveInput = appointmentInput.extend({ startsAt: instant })
export const moveByLinkInput = linkInput.extend({ startsAt: instant })
export const noteInput = appointmentInput.extend({
  step: z.enum(['arrived', 'done', 'noShow'], 'invalidChoice'),
})

export const elsewhereInput = z
  .object({
    placeKind: z.enum(placeKinds, 'invalidChoice'),
    placeName: requiredLine(limits.text.title),
    placeAddress: line(limits.text.title).optional(),
    day,
    from: minute,
    to: minute,
    personId: id.optional(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'endBeforeStart' })

export const accompanyInput = appointmentInput.extend({
  kind: z.enum(accompanyKinds, 'invalidChoice'),
  language,
  wish: z.enum(['none', 'woman', 'man'], 'invalidChoice'),
})
export const answerInput = z.object({ requestId: id, answer: z.enum(['yes', 'no'], 'invalidChoice') })
export const requestIdInput = z.object({ requestId: id })

export const hoursInput = z
  .object({
    weekday: z.coerce.number().int().min(1).max(7),
    from: minute,
    to: minute,
    audience: z.enum(audiences, 'invalidChoice'),
    roomId: id.optional(),
    validFrom: day,
    validTo: day.optional(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'endBeforeStart' })
export const hoursIdInput = z.object({ hoursId: id })

export const closureInput = z
  .object({
    whole: z.enum(['yes', 'no']),
    fromDay: day,
    toDay: day,
    reason: z.enum(closureReasons, 'invalidChoice'),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], error: 'endBeforeStart' })
export const closureIdInput = z.object({ closureId: id })

export const drawInput = z.object({ language })
export const callInput = z.object({ desk: requiredLine(20) })
export const ticketInput = z.object({ ticketId: id })

const count = (min: number, max: number) =>
  z.coerce.number('invalidNumber').int('invalidNumber').min(min, 'invalidNumber').max(max, 'invalidNumber')
const serviceText = z.object({ name: line(limits.text.name).optional(), about: line(300).optional() })

const serviceFacts = z.object({
  serviceId: id.optional(),
  version: z.coerce.number().int().optional(),
  durationMinutes: count(5, 480),
  bufferMinutes: count(0, 120),
  leadHours: count(0, 720),
  daysAhead: count(1, 180),
  publicBooking: z.boolean(),
  retired: z.boolean(),
  settings: z.array(z.enum(['centre', 'phone', 'video'], 'invalidChoice')).min(1, 'required'),
  videoUrl: line(limits.text.url)
    .refine((url) => !url || z.url({ protocol: /^https$/ }).safeParse(url).success, 'invalidUrl')
    .optional(),
  staffIds: z.array(id).max(300),
  // The Dutch words are the source; a language without words shows them, marked.
  texts: z
    .object(
      Object.fromEntries(locales.map((locale) => [locale, serviceText.optional()])) as Record<
        Locale,
        z.ZodOptional<typeof serviceText>
      >,
    )
    .refine((texts) => Boolean(texts.nl?.name), { path: ['nl', 'name'], error: 'required' }),
})
// Nobody is promised a conversation by video without a place to have it.
export const serviceInput = serviceFacts.refine(
  (input) => !input.settings.includes('video') || Boolean(input.videoUrl),
  {
    path: ['videoUrl'],
    error: 'required',
  },
)
export const assignAlongInput = z.object({ requestId: id, personId: id })
