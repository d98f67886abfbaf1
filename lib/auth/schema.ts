import { z } from 'zod'
import { codeInput, emailInput, fullNameInput, latinDigits, requiredLine } from '@/lib/people/schema'

/** Where to go after signing in: a path on our own origin, nothing else. */
export const backInput = z
  .string()
  .max(1000)
  .optional()
  .transform((back) => (back && /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : null))

/** "This device is not only mine." */
const sharedInput = z
  .literal('on', 'invalidChoice')
  .optional()
  .transform((on) => on === 'on')

export const askCodeInput = z.object({ email: emailInput, back: backInput })
export const signInInput = z.object({
  email: emailInput,
  code: codeInput,
  back: backInput,
  shared: sharedInput,
})

/** The check digit of a number (ISO/IEC 7812-1). */
export function luhnDigit(body: string): string {
  let sum = 0
  for (let at = 0; at < body.length; at++) {
    const digit = Number(body[body.length - 1 - at])
    const twice = digit * 2
    sum += at % 2 === 0 ? (twice > 9 ? twice - 9 : twice) : digit
  }
  return String((10 - (sum % 10)) % 10)
}

/** A card's number however it was typed; a slip of the finger is told before anything is asked. */
const cardNumberInput = z
  .string('required')
  .transform((text) => latinDigits(text).replace(/[\s.-]/g, ''))
  .refine((number) => /^\d{11}$/.test(number) && luhnDigit(number.slice(0, 10)) === number[10], 'invalidCard')

const pinInput = z
  .string('required')
  .transform((text) => latinDigits(text).replace(/[\s.-]/g, ''))
  .refine((pin) => /^\d{6}$/.test(pin), 'invalidPin')

export const cardSignInInput = z.object({
  number: cardNumberInput,
  pin: pinInput,
  back: backInput,
  shared: sharedInput,
})

/** The key in a link that was mailed; whether it opens anything is the command's answer. */
export const linkKeyInput = z.object({ key: z.string('required').max(100), shared: sharedInput })

export const setUpInput = z.object({ fullName: fullNameInput, email: emailInput, key: requiredLine(100) })

/** Six digits of an app, or a recovery code of ten letters and digits. */
export const factorInput = z.object({
  code: z
    .string('required')
    .transform((text) => latinDigits(text).replace(/[\s-]/g, '').toUpperCase())
    .refine((code) => /^(\d{6}|[A-Z2-9]{10})$/.test(code), 'invalidCode'),
  back: backInput,
})

const passkeyAnswer = { challengeId: z.uuid('invalidChoice'), answer: z.string('required').max(20_000) }

export const passkeySignInInput = z.object({ ...passkeyAnswer, back: backInput, shared: sharedInput })
export const passkeyConfirmInput = z.object({ ...passkeyAnswer, back: backInput })
export const passkeyAddInput = z.object({ ...passkeyAnswer, name: requiredLine(40), back: backInput })
export const passkeyIdInput = z.object({ passkeyId: z.uuid('invalidChoice') })
