import { z } from 'zod'
import { compareLevels, levels } from '@/lib/cefr/cefr'
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
import {
  audiences,
  exemptions,
  groupKinds,
  kinds,
  type Skill,
  sectors,
  settings,
  skills,
  tracks,
} from './vocabulary'

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

const level = z.enum(levels, 'invalidChoice').optional()
const skillLevels = z
  .object({ from: level, to: level })
  .refine(({ from, to }) => !from || !to || compareLevels(from, to) <= 0, {
    path: ['to'],
    error: 'levelOrder',
  })
  .optional()

/** Euros as people type them (12, 12,50 or 12.50), in minor units. */
const price = z
  .string()
  .transform(latinDigits)
  .refine((text) => /^\d{1,5}([.,]\d{2})?$/.test(text.trim()), 'invalidAmount')
  .transform((text) => Math.round(Number(text.trim().replace(',', '.')) * 100))
  .optional()

export const courseInput = z.object({
  courseId: id.optional(),
  version: z.coerce.number().int().optional(),
  kind: z.enum(kinds, 'invalidChoice'),
  levelFrom: level,
  levelTo: level,
  skills: z
    .object(
      Object.fromEntries(skills.map((skill) => [skill, skillLevels])) as Record<Skill, typeof skillLevels>,
    )
    .optional(),
  audience: z.array(z.enum(audiences, 'invalidChoice')).optional(),
  sector: z.enum(sectors, 'invalidChoice').optional(),
  price,
  priceExemptions: z.array(z.enum(exemptions, 'invalidChoice')).optional(),
  renewalMonths: z.coerce.number('invalidNumber').int('invalidNumber').min(1).max(120).optional(),
  levelGate: z.boolean().optional(),
  requires: z.array(id).max(20).optional(),
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
    roomId: id.optional(),
    /** A teacher with an account; their lessons cannot clash, and their name is shown. */
    teacherId: id.optional(),
    teacherName: line(limits.text.name).optional(),
    /** Places in the childcare; empty or 0: there is none. */
    childcarePlaces: z.coerce.number('invalidNumber').int('invalidNumber').min(0).max(60).optional(),
    groupId: id.optional(),
    capacity: z.coerce.number('invalidNumber').int('invalidNumber').min(1).max(limits.run.capacity),
    startsOn: day,
    endsOn: day,
    weekly: weeklyInput,
  })
  .superRefine((run, context) => {
    const problem = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (run.endsOn < run.startsOn) problem(['endsOn'], 'endBeforeStart')
    if (!run.teacherName && !run.teacherId) problem(['teacherName'], 'required')
    if (run.setting === 'online' && !run.onlineUrl) problem(['onlineUrl'], 'required')
    if (run.setting !== 'online' && !run.venueId) problem(['venueId'], 'required')
  })

/** Lesson hours of a track: a whole number, or nothing while nobody knows. */
export const trackInput = z.object({
  key: z.enum(tracks, 'invalidChoice'),
  version: z.coerce.number().int(),
  hours: z
    .string()
    .optional()
    .transform((text) => latinDigits(text ?? '').trim())
    .refine(
      (text) => text === '' || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 2000),
      'invalidNumber',
    )
    .transform((text) => (text === '' ? null : Number(text))),
  source: requiredLine(limits.text.url),
  checkedOn: z.string('required').transform(latinDigits).refine(isDay, 'invalidDate'),
})
export const courseIdInput = z.object({ courseId: id })
export const runIdInput = z.object({ runId: id })
export const cancelRunInput = z.object({ runId: id, reason: requiredLine(limits.text.reason) })

const httpsUrl = z
  .string()
  .max(limits.text.url, 'tooLong')
  .refine((url) => z.url({ protocol: /^https$/ }).safeParse(url).success, 'invalidUrl')

export const materialInput = z
  .object({
    courseId: id,
    title: requiredLine(limits.text.title),
    url: httpsUrl.optional(),
    body: paragraph(limits.text.message).optional(),
    locale: z.string().regex(/^[a-z]{2,3}$/, 'invalidChoice'),
    bookedOnly: z.boolean().optional(),
  })
  .superRefine((material, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (!material.url && !material.body) problem('url', 'linkOrText')
    if (material.url && material.body) problem('body', 'linkOrText')
  })
export const materialIdInput = z.object({ courseId: id, materialId: id })

export const groupInput = z.object({
  name: requiredLine(limits.text.name),
  kind: z.enum(groupKinds, 'invalidChoice'),
})
export const groupIdInput = z.object({ groupId: id })
export const groupMemberInput = z.object({ groupId: id, personId: id })
export const groupCodeInput = z.object({ code: z.string().regex(/^[\w-]{16,64}$/, 'invalidChoice') })

const child = z.object({
  name: line(limits.text.name).optional(),
  birthYear: z
    .string()
    .transform(latinDigits)
    .refine((text) => text.trim() === '' || /^(19|20)\d\d$/.test(text.trim()), 'invalidYear')
    .optional(),
})

/** Who comes: me, perhaps another grown-up, and children who need somebody to look after them. */
export const familyWhoInput = z
  .object({
    draftId: id.optional(),
    runId: id.optional(),
    /** A member of the household, `new`, or nothing. */
    other: z.union([id, z.literal('new')], 'invalidChoice').optional(),
    otherName: line(limits.text.name).optional(),
    members: z.array(id).max(12).optional(),
    children: z.array(child).max(limits.booking.children).optional(),
  })
  .superRefine((who, context) => {
    const problem = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (who.other === 'new' && !who.otherName) problem(['otherName'], 'required')
    for (const [index, one] of (who.children ?? []).entries()) {
      if (one.name && !one.birthYear) problem(['children', index, 'birthYear'], 'required')
      if (one.birthYear && !one.name) problem(['children', index, 'name'], 'required')
    }
  })

export const familyWhatInput = z.object({
  draftId: id,
  mine: z.uuid('required'),
  theirs: z.uuid('required').optional(),
  care: z.enum(['mine', 'theirs', 'none'], 'invalidChoice').optional(),
})

/** What a family's draft holds between its pages. */
export const familyDraft = z.object({
  other: z.object({ name: z.string(), personId: z.string().nullable() }).nullable(),
  children: z.array(z.object({ name: z.string(), birthYear: z.number().int() })),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  care: z.enum(['mine', 'theirs', 'none']),
})
export type FamilyDraft = z.output<typeof familyDraft>
