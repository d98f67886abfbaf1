import { z } from 'zod'
import { levels } from '@/lib/cefr/cefr'
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
import { kinds, settings, tracks } from './vocabulary'

const id = z.uuid('invalidChoice')

export const startBookingInput = z.object({
  runId: id,
  fullName: fullNameInput.optional(),
  email: emailInput.optional(),
  phone: phoneInput.optional(),
})

export const confirmBookingInput = z.object({ draftId: id, code: codeInput.optional() })
export const draftInput = z.object({ draftId: id })
export const bookingInput = z.object({ bookingId: id })

export const bookForInput = z.object({
  runId: id,
  personId: id.optional(),
  fullName: line(limits.text.name).optional(),
  email: line(limits.text.email)
    .transform((email) => email.toLowerCase())
    .refine((email) => email === '' || z.email().safeParse(email).success, 'invalidEmail')
    .optional(),
  phone: phoneInput.optional(),
  locale: z.string().max(10).optional(),
})

export const moveUpInput = z.object({ bookingId: id, reason: requiredLine(limits.text.reason) })
export const cancelForInput = z.object({ bookingId: id, reason: requiredLine(limits.text.reason) })

export const courseInput = z.object({
  courseId: id.optional(),
  version: z.coerce.number().int().optional(),
  kind: z.enum(kinds, 'invalidChoice'),
  levelFrom: z.enum(levels, 'invalidChoice').optional(),
  levelTo: z.enum(levels, 'invalidChoice').optional(),
  track: z.enum(tracks, 'invalidChoice').optional(),
  digitalSkill: z.coerce.number('invalidNumber').int('invalidNumber').min(0).max(3),
  supportLanguages: line(200).optional(),
  title: requiredLine(limits.text.title),
  summary: paragraph(600).refine((text) => text.length > 0, 'required'),
  outcomes: paragraph(1200).refine((text) => text.length > 0, 'required'),
  bring: line(300).optional(),
})

const day = z.string('required').transform(latinDigits).refine(isDay, 'invalidDate')
const time = z
  .string('required')
  .transform(latinDigits)
  .refine((text) => minuteOfTime(text) !== null, 'invalidTime')

/** One line of the weekly pattern, as the form sends it; an empty line is no lesson. */
const weeklyLine = z.object({
  weekday: z.coerce
    .number('invalidChoice')
    .int('invalidChoice')
    .min(1, 'invalidChoice')
    .max(7, 'invalidChoice')
    .optional(),
  from: time.optional(),
  to: time.optional(),
})

type WeeklyLine = z.output<typeof weeklyLine>
const isEmpty = (line: WeeklyLine) => line.weekday === undefined && !line.from && !line.to
const isWhole = (line: WeeklyLine): line is Required<WeeklyLine> =>
  line.weekday !== undefined && line.from !== undefined && line.to !== undefined

const weeklyInput = z
  .array(weeklyLine, 'weeklyRequired')
  .max(limits.run.weeklyLessons)
  .superRefine((lines, context) => {
    const problem = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    // Said at the first line's day: that is where one begins to mend it.
    if (lines.every(isEmpty)) problem([0, 'weekday'], 'weeklyRequired')
    for (const [index, line] of lines.entries()) {
      if (isEmpty(line)) continue
      for (const field of ['weekday', 'from', 'to'] as const)
        if (line[field] === undefined) problem([index, field], 'required')
      const [from, to] = [minuteOfTime(line.from ?? ''), minuteOfTime(line.to ?? '')]
      if (from !== null && to !== null && to <= from) problem([index, 'to'], 'endBeforeStart')
    }
  })
  .transform((lines) => lines.filter(isWhole))

export const runInput = z
  .object({
    courseId: id,
    runId: id.optional(),
    version: z.coerce.number().int().optional(),
    setting: z.enum(settings, 'invalidChoice'),
    venueId: id.optional(),
    onlineUrl: z
      .string()
      .max(limits.text.url, 'tooLong')
      .refine((url) => z.url({ protocol: /^https$/ }).safeParse(url).success, 'invalidUrl')
      .optional(),
    teacherName: requiredLine(limits.text.name),
    childcare: z.boolean().optional(),
    capacity: z.coerce.number('invalidNumber').int('invalidNumber').min(1).max(limits.run.capacity),
    startsOn: day,
    endsOn: day,
    weekly: weeklyInput,
  })
  .superRefine((run, context) => {
    const problem = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (run.endsOn < run.startsOn) problem(['endsOn'], 'endBeforeStart')
    if (run.setting === 'online' && !run.onlineUrl) problem(['onlineUrl'], 'required')
    if (run.setting !== 'online' && !run.venueId) problem(['venueId'], 'required')
  })

export const courseIdInput = z.object({ courseId: id })
export const runIdInput = z.object({ runId: id })
export const cancelRunInput = z.object({ runId: id, reason: requiredLine(limits.text.reason) })
