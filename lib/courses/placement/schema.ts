import { z } from 'zod'
import { levels } from '@/lib/cefr/cefr'
import { limits } from '@/lib/config/limits'
import { literacies } from '@/lib/people/profile/vocabulary'
import { latinDigits, line } from '@/lib/people/schema'
import { isDay } from '@/lib/time/time'
import { skills } from '../vocabulary'
import { freeTimes, goals } from './vocabulary'

const count = (max: number) =>
  z
    .string()
    .transform(latinDigits)
    .refine((text) => /^\d{1,2}$/.test(text.trim()), 'invalidNumber')
    .transform((text) => Number(text.trim()))
    .refine((value) => value <= max, { error: 'tooHigh', params: { max } })
    .optional()

/** What is asked once; the first three go into the profile and are asked only while it does not know them. */
export const intakeInput = z.object({
  literacyLatin: z.enum(literacies, 'invalidChoice').optional(),
  schoolingYears: count(limits.profile.schoolingYears),
  digitalSkill: z.coerce.number('invalidChoice').int('invalidChoice').min(0).max(3).optional(),
  goals: z.array(z.enum(goals, 'invalidChoice')).optional(),
  times: z.array(z.enum(freeTimes, 'invalidChoice')).optional(),
  careChildren: count(limits.booking.children),
  online: z.boolean().optional(),
})

export const ownLevelInput = z.object({
  skill: z.enum(skills, 'invalidChoice'),
  level: z.enum(levels, { error: 'chooseOne' }),
})

const level = z.enum(levels, 'invalidChoice').optional()

/** A test at the desk, or a certificate that was shown: as many skills as were looked at. */
export const testInput = z
  .object({
    personId: z.uuid('invalidChoice'),
    evidence: z.enum(['tested', 'certified'], 'invalidChoice'),
    factOn: z.string('required').transform(latinDigits).refine(isDay, 'invalidDate'),
    listening: level,
    speaking: level,
    reading: level,
    writing: level,
    note: line(limits.text.reason).optional(),
  })
  .refine((test) => skills.some((skill) => test[skill]), { path: ['listening'], error: 'oneLevelAtLeast' })

export const nothingInput = z.object({})
