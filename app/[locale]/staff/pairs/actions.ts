'use server'

import { getTranslations } from 'next-intl/server'
import { startMatchRun } from '@/lib/ambassadors/matching/match-run'
import {
  answerProposal,
  answerQuestion,
  propose,
  withdrawProposal,
} from '@/lib/ambassadors/matching/proposals'
import { proposeFromRun } from '@/lib/ambassadors/matching/propose-many'
import { liftRule, ruleTwo } from '@/lib/ambassadors/matching/rule-two'
import {
  answerForInput,
  answerQuestionInput,
  checkInIdInput,
  endInput,
  proposalIdInput,
  proposeManyInput,
  reportHandledInput,
  ruleInput,
  startRunInput,
  swapInput,
  twoInput,
  weightsInput,
} from '@/lib/ambassadors/matching/schema'
import { type SwapRefusal, swapPartners } from '@/lib/ambassadors/matching/swap-partners'
import { setWeights } from '@/lib/ambassadors/matching/weights'
import { endPair, handleCheckIn, handleReport } from '@/lib/ambassadors/pairs/change-pair'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { ok, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'

type Refusal = 'notFound' | 'already' | 'full' | 'never' | 'cannot' | 'ended' | 'whatIf'

async function explain(refusal: Refusal, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'pairsStaff' })
  return { sentence: t(`refused.${refusal}`) }
}
const to = (locale: Locale, path: string, done: string) => ({
  redirect: `/${locale}/staff/pairs${path}${path.includes('?') ? '&' : '?'}done=${done}`,
})

export const startMatchRunAction = formAction({
  name: 'pairs.startMatchRun',
  permission: 'ambassadors.match.start',
  input: startRunInput,
  run: async (ctx, input) => ok(await startMatchRun(ctx, input)),
  done: ({ runId }, { locale }) => ({ redirect: `/${locale}/staff/pairs/runs/${runId}` }),
  explain: (refusal: Refusal, _details, { locale }) => explain(refusal, locale),
})

export const proposeAction = formAction({
  name: 'pairs.propose',
  permission: 'ambassadors.match.propose',
  input: twoInput,
  run: (ctx, input) => propose(ctx, input),
  done: (_value, { locale }) => to(locale, '', 'proposed'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const proposeManyAction = formAction({
  name: 'pairs.proposeMany',
  permission: 'ambassadors.match.propose',
  input: proposeManyInput,
  run: (ctx, input) => proposeFromRun(ctx, input),
  done: ({ proposed }, { locale }, { runId }) => to(locale, `/runs/${runId}?count=${proposed}`, 'proposed'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

async function explainSwap(refusal: SwapRefusal, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'pairsStaff' })
  if (refusal === 'notFound' || refusal === 'whatIf' || refusal === 'ended')
    return { sentence: t(`refused.${refusal}`) }
  if (refusal === 'same' || refusal === 'pinned' || refusal === 'together')
    return { field: 'other', sentence: t(`swap.refused.${refusal}`) }
  return { field: 'other', sentence: t('swap.refused.rule', { rule: t(`constraint.${refusal}`) }) }
}

export const swapPartnersAction = formAction({
  name: 'pairs.swapPartners',
  permission: 'ambassadors.match.propose',
  input: swapInput,
  run: (ctx, input) => swapPartners(ctx, input),
  done: (_value, { locale }, { runId }) => to(locale, `/runs/${runId}`, 'swapped'),
  explain: (refusal, _details, { locale }) => explainSwap(refusal, locale),
})

export const ruleTwoAction = formAction({
  name: 'pairs.ruleTwo',
  permission: 'ambassadors.match.propose',
  input: twoInput,
  run: async (ctx, { kind, ...two }) => (kind ? ruleTwo(ctx, { ...two, kind }) : refused('notFound')),
  done: (_value, { locale }, { requestId }) => to(locale, `?request=${requestId}`, 'ruled'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const liftRuleAction = formAction({
  name: 'pairs.liftRule',
  permission: 'ambassadors.match.propose',
  input: ruleInput,
  run: (ctx, input) => liftRule(ctx, input),
  done: (_value, { locale }) => to(locale, '', 'lifted'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const answerForAction = formAction({
  name: 'pairs.answerFor',
  permission: 'ambassadors.match.propose',
  input: answerForInput,
  run: (ctx, input, { locale }) =>
    answerProposal(ctx, { ...input, answer: 'yes', language: locale }, townZone()),
  done: (_value, { locale }) => to(locale, '/proposals', 'saved'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const withdrawProposalAction = formAction({
  name: 'pairs.withdrawProposal',
  permission: 'ambassadors.match.propose',
  input: proposalIdInput,
  run: (ctx, input) => withdrawProposal(ctx, input),
  done: (_value, { locale }) => to(locale, '/proposals', 'withdrawn'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const answerQuestionAction = formAction({
  name: 'pairs.answerQuestion',
  permission: 'ambassadors.match.propose',
  input: answerQuestionInput,
  run: (ctx, input) => answerQuestion(ctx, input),
  done: (_value, { locale }) => to(locale, '/proposals', 'answered'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const setWeightsAction = formAction({
  name: 'pairs.setWeights',
  permission: 'ambassadors.weights.set',
  input: weightsInput,
  run: (ctx, input) => setWeights(ctx, input),
  done: (_value, { locale }) => to(locale, '/weights', 'saved'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const endPairForAction = formAction({
  name: 'pairs.endPairFor',
  permission: 'ambassadors.pair.end',
  input: endInput,
  run: (ctx, input) => endPair(ctx, input),
  done: (_value, { locale }) => to(locale, '/all', 'ended'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const handleCheckInAction = formAction({
  name: 'pairs.handleCheckIn',
  permission: 'ambassadors.pair.view',
  input: checkInIdInput,
  run: (ctx, input) => handleCheckIn(ctx, input),
  done: (_value, { locale }) => to(locale, '/all', 'handled'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const handleReportAction = formAction({
  name: 'pairs.handleReport',
  permission: 'ambassadors.report.read',
  input: reportHandledInput,
  run: (ctx, input) => handleReport(ctx, input),
  done: (_value, { locale }) => to(locale, '/reports', 'handled'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})
