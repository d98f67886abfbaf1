'use server'

import { getTranslations } from 'next-intl/server'
import { cancelRound, openRound, startDraw } from '@/lib/courses/allocation/round'
import { roundIdInput, roundInput } from '@/lib/courses/allocation/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { townZone } from '@/lib/time/clock'

type Refusal = 'notFound' | 'tooFew' | 'busy' | 'begun' | 'committed' | 'stillOpen' | 'noDraw'

async function explain(refusal: Refusal, _details: unknown, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'coursesStaff' })
  const sentence = t(`round.refused.${refusal}`)
  if (refusal === 'tooFew') return { field: 'runs', sentence }
  return refusal === 'begun' ? { field: 'closesOn', sentence } : { sentence }
}

export const openRoundAction = formAction({
  name: 'courses.openRound',
  permission: 'courses.round.manage',
  input: roundInput,
  run: (ctx, input) => openRound(ctx, input, townZone()),
  done: ({ roundId }, edge) => ({ redirect: `/${edge.locale}/staff/courses/rounds/${roundId}` }),
  explain,
})

export const cancelRoundAction = formAction({
  name: 'courses.cancelRound',
  permission: 'courses.round.manage',
  input: roundIdInput,
  run: (ctx, input) => cancelRound(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/courses/rounds` }),
  explain,
})

export const dryRunAction = formAction({
  name: 'courses.dryRunDraw',
  permission: 'courses.round.manage',
  input: roundIdInput,
  run: (ctx, input) => startDraw(ctx, { ...input, commit: false }),
  done: ({ jobId }, edge) => ({ redirect: `/${edge.locale}/staff/jobs/${jobId}` }),
  explain,
})

export const commitDrawAction = formAction({
  name: 'courses.commitDraw',
  permission: 'courses.round.manage',
  input: roundIdInput,
  run: (ctx, input) => startDraw(ctx, { ...input, commit: true }),
  done: ({ jobId }, edge) => ({ redirect: `/${edge.locale}/staff/jobs/${jobId}` }),
  explain,
})
