import { z } from 'zod'
import { locales } from '@/lib/i18n/locales'
import { bridges, choiceFacts, dayFacts, losses, ruleSentences } from '../vocabulary'

/** So many days, working days, weeks, months or years after (or, negative, before) a day. */
export const offset = z.object({
  count: z.number().int().min(-4000).max(4000),
  unit: z.enum(['d', 'wd', 'w', 'm', 'y']),
})
export type Offset = z.infer<typeof offset>

/** One term as data. The row around it says where it comes from (prisma CaseRule). */
export const ruleShape = z.object({
  /** What is to be done, as the person reads it. */
  sentence: z.enum([...ruleSentences, 'own']),
  /** The town's own words, for what is `own`: what to do, what bridges the wait, what is lost. Dutch always. */
  words: z
    .partialRecord(z.enum(locales), z.object({ title: z.string(), bridge: z.string(), loss: z.string() }))
    .optional(),
  /** `act`: the person must have done it by then. `authority`: they should have answered. */
  kind: z.enum(['act', 'authority']),
  /** The fact from which it runs: that day is day 0. */
  trigger: z.enum(dayFacts),
  /** Only for cases whose choice is one of these. */
  when: z
    .object({
      fact: z.enum(Object.keys(choiceFacts) as [keyof typeof choiceFacts]),
      is: z.array(z.string()).min(1),
    })
    .optional(),
  /** The trigger is the day a letter was posted: it counts as received on the third working day after. */
  posted: z.boolean().optional(),
  earliest: offset.optional(),
  latest: offset.optional(),
  /** The law moves a last day on Saturday, Sunday or holiday to the next working day. */
  rolls: z.boolean().optional(),
  /** The term holds at least so many working days (NL, Algemene termijnenwet art. 2). */
  atLeastWorkingDays: z.number().int().min(1).max(10).optional(),
  /** Where sources differ: the days that are inside all of them. */
  safe: z.object({ from: offset, until: offset }).optional(),
  /** What is said to be usual, where the law names no term: never shown as "must". */
  usual: offset.optional(),
  /** Runs from the 1st of the month after the trigger (notice of a lease). */
  fromNextMonth: z.boolean().optional(),
  /** The fact that shows that it was done. */
  met: z.enum(dayFacts),
  /** Days from the trigger on which both are reminded; else 14, 7 and 2 days before the safe day. */
  remind: z.array(z.number().int()).max(8).optional(),
  bridge: z.enum([...bridges, 'own']).optional(),
  loss: z.enum([...losses, 'own']).optional(),
  /** Somebody should see a lawyer about this. */
  lawyer: z.boolean().optional(),
  /** No dates at all: somebody of the centre has to look into it. */
  taskOnly: z.boolean().optional(),
})
export type RuleShape = z.infer<typeof ruleShape>

/** A term worked out: every day is a calendar day in the town, both ends included; null: open at that end. */
export type TermWindow = {
  /** Day 0. */
  startsOn: string
  earliestOn: string | null
  latestOn: string | null
  safeFromOn: string | null
  safeUntilOn: string | null
  /** Where the law names no term: by when an answer usually is there. */
  usualOn: string | null
}

/** How a term stands today: its light. */
export type Light =
  | 'early'
  | 'now'
  | 'soon'
  | 'last'
  | 'late'
  | 'met'
  | 'missed'
  | 'waiting'
  | 'overdue'
  | 'grey'
