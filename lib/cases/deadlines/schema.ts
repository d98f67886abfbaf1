import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { locales } from '@/lib/i18n/locales'
import { latinDigits, line, requiredLine } from '@/lib/people/schema'
import { day, optionalDay, optionalText, ruleKey } from '../schema'
import { bridges, choiceFacts, confidences, countries, dayFacts, losses, ruleSentences } from '../vocabulary'
import type { RuleWords } from '../words'

/** So many days, weeks … before or after the day it runs from; null where nothing is filled in. */
const offsetInput = z
  .object({
    count: z
      .string()
      .optional()
      .transform((text) => latinDigits(text ?? '').trim())
      .refine((text) => /^\d{0,4}$/.test(text) && Number(text) <= 4000, 'invalidNumber'),
    unit: z.enum(['d', 'wd', 'w', 'm', 'y'], 'invalidChoice').optional(),
    side: z.enum(['before', 'after'], 'invalidChoice').optional(),
  })
  .optional()
  .transform((typed) =>
    typed && typed.count !== ''
      ? {
          count: Number(typed.count) * (typed.side === 'before' ? -1 : 1),
          unit: typed.unit ?? ('d' as const),
        }
      : null,
  )
/** "-75, -45": days from the trigger on which both are reminded. */
const dayList = z
  .string()
  .optional()
  .transform((text) =>
    latinDigits(text ?? '')
      .replaceAll('−', '-')
      .split(/[\s,;]+/)
      .filter(Boolean),
  )
  .refine((days) => days.length <= 8 && days.every((day) => /^-?\d{1,4}$/.test(day)), 'invalidNumber')
  .transform((days) => days.map(Number))
export const ruleKeyInput = z.object({ key: ruleKey, version: z.coerce.number().int() })
/** A choice of a fact, as one box: `cardKind:A`. */
export const factChoices = Object.entries(choiceFacts).flatMap(([fact, values]) =>
  values.map((value) => `${fact}:${value}`),
)
const optionalChoice = <Value extends string>(values: readonly Value[]) =>
  z
    .string()
    .optional()
    .refine((value) => !value || (values as readonly string[]).includes(value), 'invalidChoice')
    .transform((value) => values.find((candidate) => candidate === value) ?? null)
const ruleFields = {
  /* What it is, who it is for, from which day it runs and what shows that it was done. */
  sentence: z.enum([...ruleSentences, 'own'], 'invalidChoice'),
  words: z
    .partialRecord(
      z.enum(locales),
      z.object({
        title: line(limits.text.title).optional().default(''),
        bridge: line(limits.text.reason).optional().default(''),
        loss: line(limits.text.reason).optional().default(''),
      }),
    )
    .optional()
    .transform(
      (words) =>
        Object.fromEntries(
          Object.entries(words ?? {}).filter(([, said]) => said?.title || said?.bridge || said?.loss),
        ) as RuleWords,
    ),
  kind: z.enum(['act', 'authority'], 'invalidChoice'),
  trigger: z.enum(dayFacts, 'invalidChoice'),
  met: z.enum(dayFacts, 'invalidChoice'),
  when: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .optional()
    .refine((chosen) => !chosen || chosen.every((each) => factChoices.includes(each)), 'invalidChoice'),
  /* The window. */
  earliest: offsetInput,
  latest: offsetInput,
  safeFrom: offsetInput,
  safeUntil: offsetInput,
  usual: offsetInput,
  posted: z.literal('on').optional(),
  fromNextMonth: z.literal('on').optional(),
  rolls: z.literal('on').optional(),
  taskOnly: z.literal('on').optional(),
  remind: dayList,
  bridge: optionalChoice([...bridges, 'own' as const]),
  loss: optionalChoice([...losses, 'own' as const]),
  lawyer: z.literal('on').optional(),
  /* Where it comes from and how sure it is. */
  confidence: z.enum(confidences, 'invalidChoice'),
  sourceName: requiredLine(300),
  sourceUrl: z
    .string()
    .max(limits.text.url, 'tooLong')
    .optional()
    .refine((url) => !url || z.url({ protocol: /^https?$/ }).safeParse(url).success, 'invalidUrl')
    .transform((url) => url || null),
  seenOn: day,
  validFrom: day,
  validTo: optionalDay,
  reviewBy: day,
  tellable: z.literal('on').optional(),
  note: optionalText,
}
export const ruleInput = z.object({ key: ruleKey, version: z.coerce.number().int(), ...ruleFields })
export const addRuleInput = z.object({
  country: z.enum(countries, 'invalidChoice'),
  /** What staff call it: letters, figures and hyphens, after the country. */
  code: z
    .string('required')
    .transform((text) => text.trim().toUpperCase().replace(/\s+/g, '-'))
    .refine((text) => text.length > 0, 'required')
    .refine((text) => /^[A-Z0-9][A-Z0-9-]{1,39}$/.test(text), 'invalidChoice'),
  ...ruleFields,
})
