import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { facets } from '@/lib/matching/types'
import { line, paragraph, requiredLine } from '@/lib/people/schema'
import {
  declineReasons,
  helps,
  interests,
  meetingKinds,
  placeTraits,
  type requestSteps,
  stages,
  wishes,
} from './vocabulary'

const id = z.uuid('invalidChoice')
/** Check boxes: none, one or several of a list. */
const several = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .union([z.array(z.enum(values, 'invalidChoice')), z.enum(values, 'invalidChoice')])
    .optional()
    .transform((chosen) => [
      ...new Set(chosen === undefined ? [] : Array.isArray(chosen) ? chosen : [chosen]),
    ])
const slotNames = Array.from({ length: 21 }, (_, bit) => String(bit)) as [string, ...string[]]
/** Ticked parts of the week, as bits. */
const week = several(slotNames).transform((bits) => bits.reduce((all, bit) => all | (1 << Number(bit)), 0))
const yes = z.literal('on').optional().transform(Boolean)

export const profileInput = z.object({
  interests: several(interests),
  offers: several(helps),
  stages: several(stages),
  availability: week.refine((bits) => bits !== 0, 'chooseTime'),
  maxKm: z
    .enum(['1', '2', '3', '5', '10'], 'invalidChoice')
    .optional()
    .transform((km) => (km ? Number(km) : null)),
  traits: several(placeTraits),
  needs: several(wishes),
  withoutLanguage: yes,
})

const step = <Name extends (typeof requestSteps)[number]>(name: Name) => z.literal(name)
export const requestInput = z.discriminatedUnion('step', [
  z.object({ step: step('role'), roleKey: requiredLine(60), together: yes }),
  z.object({ step: step('help'), requestId: id, asks: several(helps) }),
  z.object({
    step: step('interests'),
    requestId: id,
    interests: several(interests),
    stages: several(stages),
  }),
  z.object({
    step: step('times'),
    requestId: id,
    availability: week.refine((bits) => bits !== 0, 'chooseTime'),
  }),
  z.object({ step: step('wishes'), requestId: id, needs: several(wishes), withoutLanguage: yes }),
  z.object({ step: step('check'), requestId: id }),
])
export type RequestInput = z.output<typeof requestInput>
export const requestIdInput = z.object({ requestId: id })

export const answerInput = z
  .object({
    proposalId: id,
    answer: z.enum(['yes', 'no'], 'invalidChoice'),
    reason: z.enum(declineReasons, 'invalidChoice').optional(),
  })
  .refine(({ answer, reason }) => answer === 'yes' || reason !== undefined, {
    path: ['reason'],
    message: 'invalidChoice',
  })
export const askInput = z.object({
  proposalId: id,
  text: paragraph(600).refine((text) => text.length > 0, 'required'),
})
export const answerQuestionInput = z.object({
  questionId: id,
  text: paragraph(600).refine((text) => text.length > 0, 'required'),
})
export const proposalIdInput = z.object({ proposalId: id })

export const startRunInput = z.object({
  whatIf: z.literal('on').optional().transform(Boolean),
  ...Object.fromEntries(
    [...facets, 'waiting' as const].map((facet) => [
      facet,
      z.coerce
        .number('invalidNumber')
        .int('invalidNumber')
        .min(0, 'invalidNumber')
        .max(10, 'invalidNumber')
        .optional(),
    ]),
  ),
  floorGap: z.coerce
    .number('invalidNumber')
    .int('invalidNumber')
    .min(0, 'invalidNumber')
    .max(100, 'invalidNumber')
    .optional(),
})
export const weightsInput = startRunInput.omit({ whatIf: true })

export const twoInput = z.object({
  requestId: id,
  helperId: id,
  kind: z.enum(['pin', 'apart'], 'invalidChoice').optional(),
  note: line(limits.text.reason).optional(),
})
export const proposeManyInput = z.object({
  runId: id,
  chosen: z
    .union([z.array(id), id], 'chooseOne')
    .transform((chosen) => (Array.isArray(chosen) ? chosen : [chosen])),
})
/** `request:helper`: a pair as it was looked at. */
const pairSeen = z
  .string('chooseOne')
  .transform((text) => text.split(':'))
  .pipe(z.tuple([z.uuid('chooseOne'), z.uuid('chooseOne')], 'chooseOne'))
  .transform(([requestId, helperId]) => ({ requestId, helperId }))
export const swapInput = z.object({ runId: id, one: pairSeen, other: pairSeen })
export const ruleInput = z.object({ ruleId: id })

const pairId = { pairId: id }
export const meetingInput = z.object({
  ...pairId,
  on: z.enum(['today', 'yesterday', 'before'], 'invalidChoice'),
  day: z.string().max(10).optional(),
  minutes: z.coerce
    .number('invalidNumber')
    .int('invalidNumber')
    .min(5, 'invalidNumber')
    .max(720, 'invalidNumber'),
  kind: z.enum(meetingKinds, 'invalidChoice'),
})
export const meetingIdInput = z.object({ meetingId: id })
export const checkInInput = z.object({
  checkInId: id,
  face: z.coerce.number('invalidChoice').int().min(1, 'invalidChoice').max(3, 'invalidChoice'),
  load: z.coerce.number('invalidChoice').int().min(1).max(3).optional(),
  wantsCall: yes,
})
export const endInput = z.object({
  ...pairId,
  reason: z.enum(['goalReached', 'noTime', 'moved', 'noClick', 'other'], 'invalidChoice'),
})
export const pairIdInput = z.object(pairId)
export const reportInput = z.object({
  ...pairId,
  kind: z.enum(['problem', 'safety'], 'invalidChoice'),
  words: paragraph(2000).optional(),
  anonymous: yes,
})
export const reportHandledInput = z.object({
  reportId: id,
  note: requiredLine(limits.text.reason),
})
export const answerForInput = z.object({
  proposalId: id,
  side: z.enum(['seeker', 'helper'], 'invalidChoice'),
})
export const checkInIdInput = z.object({ checkInId: id })
