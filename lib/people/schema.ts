import { z } from 'zod'
import { roles } from '@/lib/access/roles'
import { limits } from '@/lib/config/limits'
import { locales } from '@/lib/i18n/locales'

// Zod messages are keys of the catalogue `validation`.

/** NUL, other control characters and lone surrogates cannot be stored or shown. */
const control =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** How many characters a person would count: a family emoji or a vowelled letter is one. */
export function graphemes(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/** One line of text: trimmed, NFC, inner white space folded, no control characters, at most `max` graphemes. */
export function line(max: number) {
  return z
    .string('required')
    .max(max * 20, { error: 'tooLong', params: { max } } as never)
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((text) => !control.test(text), 'controlCharacters')
    .refine((text) => graphemes(text) <= max, { error: 'tooLong', params: { max } })
}

/** The same, and not empty. */
export function requiredLine(max: number) {
  return line(max).refine((text) => text.length > 0, 'required')
}

/** Several lines of text. */
export function paragraph(max: number) {
  return z
    .string('required')
    .max(max * 20, 'tooLong')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((text) => !control.test(text), 'controlCharacters')
    .refine((text) => graphemes(text) <= max, { error: 'tooLong', params: { max } })
}

export const fullNameInput = requiredLine(limits.text.name).refine(
  (name) => /\p{L}/u.test(name),
  'invalidName',
)

/** Lower case, as it is stored. */
export const emailInput = requiredLine(limits.text.email)
  .transform((email) => email.toLowerCase())
  .refine((email) => z.email().safeParse(email).success, 'invalidEmail')

/** 0–9 from Arabic-Indic and Persian digits too: people type what their keyboard has. */
export function latinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
}

/** E.164 or null; a Belgian number may come without its country. */
export const phoneInput = line(40)
  .transform(latinDigits)
  .refine((phone) => phone === '' || /^\+?[\d\s().-]{8,20}$/.test(phone), 'invalidPhone')
  .transform((phone) => {
    const bare = phone.replace(/[\s().-]/g, '')
    if (bare === '') return null
    // A Belgian number without its country becomes E.164.
    return bare.startsWith('+')
      ? bare
      : bare.startsWith('00')
        ? `+${bare.slice(2)}`
        : `+32${bare.replace(/^0/, '')}`
  })

/** The six digits that were mailed, however they were typed. */
export const codeInput = z
  .string('required')
  .transform((text) => latinDigits(text).replace(/[\s-]/g, ''))
  .refine((text) => /^\d{6}$/.test(text), 'invalidCode')

/** A year somebody living can be born in; null when left empty. */
export const birthYearInput = z
  .string()
  .optional()
  .transform((text) => latinDigits(text ?? '').trim())
  .refine((text) => text === '' || /^(19|20)\d\d$/.test(text), 'invalidYear')
  .transform((text) => (text === '' ? null : Number(text)))

/** Empty is "none". */
export const optionalEmailInput = z
  .string()
  .optional()
  .transform((text) => (text ?? '').normalize('NFC').trim().toLowerCase())
  .refine((email) => email === '' || emailInput.safeParse(email).success, 'invalidEmail')
  .transform((email) => email || null)

const details = {
  fullName: fullNameInput,
  callName: line(limits.text.name)
    .optional()
    .transform((name) => name || null),
  birthYear: birthYearInput,
  email: optionalEmailInput,
  phone: phoneInput.optional().transform((phone) => phone ?? null),
  locale: z.enum(locales, 'invalidChoice'),
}

export const addPersonInput = z.object({ ...details, surelyNew: z.literal('on').optional() })
export const editPersonInput = z.object({
  ...details,
  personId: z.uuid('invalidChoice'),
  version: z.coerce.number().int(),
})
/** Ties somebody of a household to an account; without one it unties them. */
export const linkMemberInput = z.object({
  personId: z.uuid('invalidChoice'),
  memberId: z.uuid('invalidChoice'),
  linkedPersonId: z.uuid('invalidChoice').optional(),
})
export const personIdInput = z.object({ personId: z.uuid('invalidChoice') })
export const roleInput = z.object({ personId: z.uuid('invalidChoice'), role: z.enum(roles, 'invalidChoice') })
export const mergeInput = z.object({ keptId: z.uuid('invalidChoice'), mergedId: z.uuid('invalidChoice') })
export const undoMergeInput = z.object({ mergeId: z.uuid('invalidChoice') })
export const holdInput = z.object({
  personId: z.uuid('invalidChoice'),
  reason: requiredLine(limits.text.reason),
})
