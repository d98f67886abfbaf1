'use server'

import { getTranslations } from 'next-intl/server'
import { saveMatchProfile } from '@/lib/ambassadors/matching/profile'
import { answerProposal, askAboutProposal } from '@/lib/ambassadors/matching/proposals'
import {
  answerInput,
  askInput,
  checkInInput,
  endInput,
  meetingIdInput,
  meetingInput,
  pairIdInput,
  profileInput,
  reportInput,
} from '@/lib/ambassadors/matching/schema'
import {
  answerCheckIn,
  endPair,
  pausePair,
  renewPair,
  reportProblem,
} from '@/lib/ambassadors/pairs/change-pair'
import { logMeeting, takeBackMeeting } from '@/lib/ambassadors/pairs/log-meeting'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { townZone } from '@/lib/time/clock'

type Refusal = 'notFound' | 'already' | 'ended' | 'full' | 'paired' | 'day' | 'tooEarly'

async function explain(refusal: Refusal, locale: Locale, field?: string) {
  const t = await getTranslations({ locale, namespace: 'pairs' })
  return { sentence: t(`refused.${refusal}`), ...(field ? { field } : {}) }
}
const at = (locale: Locale, pairId: string, done: string) => ({
  redirect: `/${locale}/my/pairs/${pairId}?done=${done}`,
})

export const saveMatchProfileAction = formAction({
  name: 'pairs.saveMatchProfile',
  permission: 'ambassadors.matchProfile.save',
  input: profileInput,
  run: (ctx, input) => saveMatchProfile(ctx, input),
  done: (_value, { locale }) => ({ redirect: `/${locale}/my/fit?done=saved` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const answerProposalAction = formAction({
  name: 'pairs.answerProposal',
  permission: 'ambassadors.proposal.answer',
  input: answerInput,
  run: (ctx, input, { locale }) => answerProposal(ctx, { ...input, language: locale }, townZone()),
  done: ({ pairId }, { locale }, { answer }) =>
    pairId ? at(locale, pairId, 'pair') : { redirect: `/${locale}/my/pairs?done=${answer}` },
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const askAboutProposalAction = formAction({
  name: 'pairs.askAboutProposal',
  permission: 'ambassadors.proposal.answer',
  input: askInput,
  run: (ctx, input) => askAboutProposal(ctx, input),
  done: (_value, { locale }) => ({ redirect: `/${locale}/my/pairs?done=asked` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const logMeetingAction = formAction({
  name: 'pairs.logMeeting',
  permission: 'ambassadors.pair.own',
  input: meetingInput,
  run: (ctx, input) => logMeeting(ctx, input, townZone()),
  done: (_value, { locale }, { pairId }) => at(locale, pairId, 'met'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale, refusal === 'day' ? 'day' : undefined),
})

export const takeBackMeetingAction = formAction({
  name: 'pairs.takeBackMeeting',
  permission: 'ambassadors.pair.own',
  input: meetingIdInput,
  run: (ctx, input) => takeBackMeeting(ctx, input),
  done: ({ pairId }, { locale }) => at(locale, pairId, 'takenBack'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const answerCheckInAction = formAction({
  name: 'pairs.answerCheckIn',
  permission: 'ambassadors.pair.own',
  input: checkInInput,
  run: (ctx, input) => answerCheckIn(ctx, input),
  done: ({ pairId }, { locale }) => at(locale, pairId, 'checkedIn'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const renewPairAction = formAction({
  name: 'pairs.renewPair',
  permission: 'ambassadors.pair.own',
  input: pairIdInput,
  run: (ctx, input) => renewPair(ctx, input, townZone()),
  done: (_value, { locale }, { pairId }) => at(locale, pairId, 'renewed'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const pausePairAction = formAction({
  name: 'pairs.pausePair',
  permission: 'ambassadors.pair.own',
  input: pairIdInput,
  run: (ctx, input) => pausePair(ctx, input, townZone()),
  done: ({ paused }, { locale }, { pairId }) => at(locale, pairId, paused ? 'paused' : 'resumed'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const endPairAction = formAction({
  name: 'pairs.endPair',
  permission: 'ambassadors.pair.own',
  input: endInput,
  run: (ctx, input) => endPair(ctx, input),
  done: (_value, { locale }, { pairId }) => at(locale, pairId, 'ended'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const reportProblemAction = formAction({
  name: 'pairs.reportProblem',
  permission: 'ambassadors.report.make',
  input: reportInput,
  // A receipt would say for two days who sent it, and about which pair.
  repeats: (_ctx, { anonymous }) => anonymous,
  run: (ctx, input) => reportProblem(ctx, input),
  done: (_value, { locale }, { pairId }) => at(locale, pairId, 'reported'),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})
