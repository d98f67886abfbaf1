'use server'

import { getTranslations } from 'next-intl/server'
import { chooseTopic, sayReach, sayUrgency, sendQuestion, tellQuestion } from '@/lib/cases/ask-help'
import { askReachInput, askSendInput, askTellInput, askTopicInput, askUrgencyInput } from '@/lib/cases/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

type Refusal =
  | 'notFound'
  | 'notAsked'
  | 'tooMany'
  | 'needsName'
  | 'needsPhone'
  | 'notReady'
  | 'noTeam'
  | 'noSuchType'

async function explain(refusal: Refusal, details: Record<string, string | number>, { locale }: Edge) {
  if (refusal === 'needsName' || refusal === 'needsPhone') {
    const v = await getTranslations({ locale, namespace: 'validation' })
    return { field: refusal === 'needsName' ? 'fullName' : 'phone', sentence: v('required') }
  }
  if (refusal === 'notAsked') {
    const v = await getTranslations({ locale, namespace: 'validation' })
    return { field: 'topic', sentence: v('invalidChoice') }
  }
  const t = await getTranslations({ locale, namespace: 'cases.ask' })
  if (refusal === 'tooMany')
    return { sentence: t('tooMany', { minutes: Math.ceil(Number(details.seconds ?? 60) / 60) }) }
  if (refusal === 'notReady') return { sentence: t('notReady') }
  return { sentence: t(refusal === 'notFound' ? 'gone' : 'unavailable') }
}

const to = (step: string) => (value: { draftId: string }, edge: Edge) => ({
  redirect: `/${edge.locale}/help/ask/${value.draftId}/${step}`,
})

export const chooseTopicAction = formAction({
  name: 'cases.chooseTopic',
  permission: 'cases.help.ask',
  input: askTopicInput,
  run: (ctx, input, edge) => chooseTopic(ctx, { ...input, locale: edge.locale, network: edge.network }),
  done: to('tell'),
  explain,
})

export const tellQuestionAction = formAction({
  name: 'cases.tellQuestion',
  permission: 'cases.help.ask',
  input: askTellInput,
  run: (ctx, input, edge) => tellQuestion(ctx, { ...input, locale: edge.locale }),
  done: to('reach'),
  explain,
})

export const sayReachAction = formAction({
  name: 'cases.sayReach',
  permission: 'cases.help.ask',
  input: askReachInput,
  run: (ctx, input, edge) => sayReach(ctx, { ...input, locale: edge.locale }),
  done: to('urgency'),
  explain,
})

export const sayUrgencyAction = formAction({
  name: 'cases.sayUrgency',
  permission: 'cases.help.ask',
  input: askUrgencyInput,
  run: (ctx, input, edge) => sayUrgency(ctx, { ...input, locale: edge.locale }),
  done: to('check'),
  explain,
})

export const sendQuestionAction = formAction({
  name: 'cases.sendQuestion',
  permission: 'cases.help.ask',
  // The draft knows its case: sending again leads to what exists.
  repeats: () => true,
  input: askSendInput,
  run: (ctx, input) => sendQuestion(ctx, input),
  done: to('sent'),
  explain,
})
