import { z } from 'zod'
import { codeInput, emailInput } from '@/lib/people/schema'

/** Where to go after signing in: a path on our own origin, nothing else. */
export const backInput = z
  .string()
  .max(1000)
  .optional()
  .transform((back) => (back && /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : null))

export const askCodeInput = z.object({ email: emailInput, back: backInput })
export const signInInput = z.object({ email: emailInput, code: codeInput, back: backInput })
