import 'server-only'
import { z } from 'zod'
import {
  authorities,
  choiceFacts,
  dayFacts,
  doers,
  paperKeys,
  stageKeys,
  stageSigns,
  taskKeys,
} from './vocabulary'

const words = z.string().trim().min(1).max(200)
const fact = z.enum([...dayFacts, ...(Object.keys(choiceFacts) as [keyof typeof choiceFacts])])

/** A paper of the checklist: one of ours (in twelve languages), or the town's own words. */
const paper = z
  .object({ key: z.enum(paperKeys).optional(), words: words.optional(), required: z.boolean() })
  .refine((item) => item.key || item.words)

/** A task that is laid out when a case opens; due so many working days after it did. */
const task = z
  .object({
    key: z.enum(taskKeys).optional(),
    words: words.optional(),
    who: z.enum(doers),
    dueWorkingDays: z.number().int().min(0).max(250).optional(),
  })
  .refine((item) => item.key || item.words)

/** How a type works. Versions of it are rows; a running case keeps its own. */
export const definitionShape = z.object({
  papers: z.array(paper).max(20),
  tasks: z.array(task).max(20),
  /** What staff write down; the terms run from these. */
  facts: z.array(fact).max(20),
  /** In order; each is done when its own facts say so (rules.ts). */
  stages: z.array(z.enum(stageKeys)).min(2).max(8),
  /** What ends a stage here, where that is not what usually ends it (rules.usualConditions). */
  doneWhen: z
    .partialRecord(
      z.enum(stageKeys),
      z.object({ match: z.enum(['all', 'any']), signs: z.array(z.enum(stageSigns)).min(1).max(3) }),
    )
    .optional(),
  /** Keys of the rules that apply. */
  rules: z.array(z.string().regex(/^[A-Z]{2}-[A-Z0-9-]{2,40}$/)).max(20),
  /** Who decides: what observed times are kept under. */
  authority: z.enum(authorities),
  /** Working days of the centre until a first answer: told to the person. */
  answerWorkingDays: z.number().int().min(0).max(20),
  /** Closing needs a second person. */
  fourEyes: z.boolean(),
  /** Only part of the team sees it; nothing is mailed. */
  sensitive: z.boolean(),
})
export type Definition = z.infer<typeof definitionShape>

/** A definition as it lies in the database. Throws when it is not one: only this domain writes it. */
export function readDefinition(json: unknown): Definition {
  return definitionShape.parse(json)
}
