'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { formAction } from '@/lib/forms/form-action'
import { ok, refused } from '@/lib/result/result'

/** Goes through everything a real form goes through, and keeps nothing. */
export const tryFormAction = formAction({
  name: 'staff.tryForm',
  permission: 'staff.design.view',
  input: z.object({
    name: z.string(),
    phone: z.string().regex(/^[+\d][\d ]{7,}$/, 'required'),
    language: z.string(),
    bring: z.enum(['yes', 'no']),
    when: z.array(z.enum(['morning', 'evening'])).optional(),
    code: z.string(),
  }),
  run: async (_ctx, input) => (input.code === '123456' ? ok(null) : refused('wrongCode')),
  done: async (_value, { locale }) => ({
    message: (await getTranslations({ locale, namespace: 'designStaff' }))('form.done'),
  }),
  explain: async (_refusal, _details, { locale }) => ({
    field: 'code',
    sentence: (await getTranslations({ locale, namespace: 'designStaff' }))('form.codeError'),
  }),
})
