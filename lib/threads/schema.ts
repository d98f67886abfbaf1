import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { locales } from '@/lib/i18n/locales'
import { readBlank } from '@/lib/phrasebook/rules'
import { isPhraseId, typeOfBlank } from '@/lib/phrasebook/vocabulary'

const id = z.uuid()
const graphemes = (text: string) =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].length

/** Typed by a person, in any script: NUL and lone halves of characters cannot be kept. */
const words = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, ''))

const part = z.object({
  id: z.string().refine(isPhraseId, { message: 'invalidChoice' }),
  blanks: z.record(z.string().max(20), z.string().max(1000)).optional(),
})

/** `look`, `search`, `send`, `add:<phrase>` or `drop:<place in the list>`. */
const step = z
  .string()
  .regex(/^(look|search|send|add:[a-zA-Z]+\.[a-zA-Z0-9]+|drop:\d{1,2})$/, 'invalidChoice')

export const writeMessageInput = z
  .object({
    ownerKind: z.string().max(60),
    ownerId: id,
    key: id,
    do: step.optional(),
    language: z.enum(locales),
    text: words
      .refine((text) => graphemes(text) <= limits.text.message, {
        message: 'tooLong',
        params: { max: limits.text.message },
      })
      .optional(),
    search: words.transform((text) => text.trim().slice(0, limits.text.search)).optional(),
    attachment: z
      .string()
      .regex(/^[a-z]+:[0-9a-zA-Z-]{1,80}$/, 'invalidChoice')
      .optional(),
    parts: z.array(part).max(limits.threads.phrases).optional(),
  })
  .superRefine((input, check) => {
    if (input.do !== 'send') return
    const parts = input.parts ?? []
    if (parts.length === 0 && !(input.text ?? '').trim())
      check.addIssue({ code: 'custom', path: ['text'], message: 'required' })
    parts.forEach((one, index) => {
      for (const [name, typed] of Object.entries(one.blanks ?? {})) {
        const answer = readBlank(name, typed)
        if ('fault' in answer)
          check.addIssue({
            code: 'custom',
            path: ['parts', index, 'blanks', name],
            message: answer.fault,
            params: { max: typeOfBlank(name) === 'place' ? limits.text.title : limits.text.name },
          })
      }
    })
  })
export type WriteMessageInput = z.output<typeof writeMessageInput>

export const translateMessageInput = z.object({
  messageId: id,
  locale: z.enum(locales),
  text: words
    .refine((text) => text.trim() !== '', { message: 'required' })
    .refine((text) => graphemes(text) <= limits.text.message, {
      message: 'tooLong',
      params: { max: limits.text.message },
    }),
})

export const checkTranslationInput = z.object({ messageId: id, locale: z.enum(locales) })
