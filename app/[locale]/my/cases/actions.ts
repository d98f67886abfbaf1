'use server'

import { getTranslations } from 'next-intl/server'
import { readyPaper } from '@/lib/cases/check-papers'
import { answerReferral } from '@/lib/cases/refer-case'
import { answerReferralInput, ownPaperInput, ownTaskInput } from '@/lib/cases/schema'
import { finishOwnTask } from '@/lib/cases/work-tasks'
import { type Edge, formAction } from '@/lib/forms/form-action'

async function explain(
  refusal: 'notFound' | 'answered',
  _details: Record<string, string | number>,
  { locale }: Edge,
) {
  const t = await getTranslations({ locale, namespace: 'cases' })
  return { sentence: refusal === 'answered' ? t('referrals.answered') : t('my.notFound') }
}

export const readyPaperAction = formAction({
  name: 'cases.readyPaper',
  permission: 'cases.own.change',
  input: ownPaperInput,
  run: (ctx, input) => readyPaper(ctx, input),
  done: (_value, edge, { caseId }) => ({ redirect: `/${edge.locale}/my/cases/${caseId}?done=1#papers` }),
  explain,
})

export const finishOwnTaskAction = formAction({
  name: 'cases.finishOwnTask',
  permission: 'cases.own.change',
  input: ownTaskInput,
  run: (ctx, input) => finishOwnTask(ctx, input),
  done: (_value, edge, { caseId }) => ({ redirect: `/${edge.locale}/my/cases/${caseId}?done=1` }),
  explain,
})

export const answerReferralAction = formAction({
  name: 'cases.answerReferral',
  permission: 'cases.referral.answer',
  input: answerReferralInput,
  run: (ctx, input) => answerReferral(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/referrals?done=1` }),
  explain,
})
