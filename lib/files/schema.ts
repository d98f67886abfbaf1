import { z } from 'zod'
import { documentTypes } from './rules'

const id = z.uuid()

/** ٠١٢ and ۰۱۲ → 012: people type the digits they have. */
const latinDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))

const day = z
  .string()
  .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)), {
    message: 'invalidDate',
  })
  .refine((value) => value >= '1990-01-01' && value <= '2100-12-31', { message: 'invalidDate' })

export const documentInput = z.object({ fileId: id })

/** What is kept of a document that was seen: its type, the number's last four, its expiry. */
export const verifyInput = z.object({
  fileId: id,
  type: z.enum(documentTypes),
  lastFour: z
    .string()
    .transform((text) =>
      latinDigits(text)
        .toUpperCase()
        .replace(/[\s.-]/g, ''),
    )
    .refine((text) => /^[0-9A-Z]{1,4}$/.test(text), { message: 'lastFour' })
    .optional(),
  expiresOn: day.optional(),
})
