'use server'

import { getTranslations } from 'next-intl/server'
import { checkNotNeeded, recordCheck } from '@/lib/ambassadors/checks'
import { handOver } from '@/lib/ambassadors/hand-over'
import { activate, decline, recordLeave, recordPause, recordTrained, voidStep } from '@/lib/ambassadors/judge'
import {
  ambassadorInput,
  declineInput,
  handOverInput,
  leaveInput,
  noCheckInput,
  pauseInput,
  planTalkInput,
  recordCheckInput,
  recordTalkInput,
  serviceIdInput,
  serviceInput,
  trainedInput,
  voidStepInput,
} from '@/lib/ambassadors/schema'
import { recordService, voidService } from '@/lib/ambassadors/services'
import { planTalk, recordTalk } from '@/lib/ambassadors/talks'
import { type Edge, formAction } from '@/lib/forms/form-action'

const fields: Record<string, string> = {
  inPast: 'on',
  busy: 'at',
  needsRole: 'roles',
  inFuture: 'issuedOn',
  tooOld: 'issuedOn',
  modulesMissing: 'note',
  hoursInFuture: 'on',
  tooMuch: 'hours',
}

async function explain(
  refusal: string,
  details: Record<string, string | number>,
  { locale }: Edge,
): Promise<{ field?: string; sentence: string }> {
  const t = await getTranslations({ locale, namespace: 'ambassadorsStaff' })
  return { field: fields[refusal], sentence: t(`refused.${refusal}` as 'refused.notFound', details) }
}

const back = (_value: unknown, edge: Edge) => ({ redirect: `/${edge.locale}${edge.path}?done=saved` })

export const recordServiceAction = formAction({
  name: 'ambassadors.recordService',
  permission: 'ambassadors.step.record',
  input: serviceInput,
  run: (ctx, input) => recordService(ctx, input),
  done: back,
  explain,
})
export const voidServiceAction = formAction({
  name: 'ambassadors.voidService',
  permission: 'ambassadors.step.record',
  input: serviceIdInput,
  run: (ctx, input) => voidService(ctx, input),
  done: back,
  explain,
})
export const planTalkAction = formAction({
  name: 'ambassadors.planTalk',
  permission: 'ambassadors.step.record',
  input: planTalkInput,
  run: (ctx, input) => planTalk(ctx, input),
  done: back,
  explain,
})
export const recordTalkAction = formAction({
  name: 'ambassadors.recordTalk',
  permission: 'ambassadors.step.record',
  input: recordTalkInput,
  run: (ctx, input) => recordTalk(ctx, input),
  done: back,
  explain,
})
export const recordCheckAction = formAction({
  name: 'ambassadors.recordCheck',
  permission: 'ambassadors.step.record',
  input: recordCheckInput,
  run: (ctx, { code, ...input }) => recordCheck(ctx, { ...input, codeOnPaper: code === 'on' }),
  done: back,
  explain,
})
export const checkNotNeededAction = formAction({
  name: 'ambassadors.checkNotNeeded',
  permission: 'ambassadors.step.record',
  input: noCheckInput,
  run: (ctx, { code, ...input }) => checkNotNeeded(ctx, { ...input, codeOnPaper: code === 'on' }),
  done: back,
  explain,
})
export const recordTrainedAction = formAction({
  name: 'ambassadors.recordTrained',
  permission: 'ambassadors.step.record',
  input: trainedInput,
  run: (ctx, input) => recordTrained(ctx, input),
  done: back,
  explain,
})
export const activateAction = formAction({
  name: 'ambassadors.activate',
  permission: 'ambassadors.step.record',
  input: ambassadorInput,
  run: (ctx, input) => activate(ctx, input),
  done: back,
  explain,
})
export const declineAction = formAction({
  name: 'ambassadors.decline',
  permission: 'ambassadors.step.record',
  input: declineInput,
  run: (ctx, input) => decline(ctx, input),
  done: back,
  explain,
})
export const recordLeaveAction = formAction({
  name: 'ambassadors.recordLeave',
  permission: 'ambassadors.step.record',
  input: leaveInput,
  run: (ctx, input) => recordLeave(ctx, input),
  done: back,
  explain,
})
export const recordPauseAction = formAction({
  name: 'ambassadors.recordPause',
  permission: 'ambassadors.step.record',
  input: pauseInput,
  run: (ctx, input) => recordPause(ctx, input),
  done: back,
  explain: async (refusal, details, edge) => {
    const told = await explain(refusal, details, edge)
    return refusal === 'inPast' ? { ...told, field: 'until' } : told
  },
})
export const recordResumeAction = formAction({
  name: 'ambassadors.recordResume',
  permission: 'ambassadors.step.record',
  input: ambassadorInput,
  run: (ctx, input) => recordPause(ctx, { ...input, resume: true }),
  done: back,
  explain,
})
export const voidStepAction = formAction({
  name: 'ambassadors.voidStep',
  permission: 'ambassadors.step.void',
  input: voidStepInput,
  run: (ctx, input) => voidStep(ctx, input),
  done: back,
  explain,
})
export const handOverAction = formAction({
  name: 'ambassadors.handOver',
  permission: 'ambassadors.caseload.handOver',
  input: handOverInput,
  run: (ctx, input) => handOver(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}?done=handed` }),
  explain,
})
